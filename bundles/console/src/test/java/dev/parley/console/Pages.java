/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

import dev.parley.api.user.User;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Upload;
import dev.parley.lib.page.Visit;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** What pages are asked for in tests, and what they answer. */
public final class Pages {

    public static final User ADA = new User("1", "Ada", Set.of(User.ADMIN));
    public static final String HOSTILE = "<script>alert('x')</script>\"";
    public static final String ESCAPED = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;";

    private Pages() {}

    /** A form that was sent. */
    public static Visit sent(String deed, String... namesAndValues) {
        var all = new String[namesAndValues.length + 2];
        all[0] = "deed";
        all[1] = deed;
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        return Visit.of(ADA, all);
    }

    /** The same, with a file. */
    public static Visit with(Visit visit, String field, String name, String content) {
        return new Visit(
                visit.admin(),
                visit.root(),
                visit.path(),
                visit.parameters(),
                Map.of(field, new Sent(name, content.getBytes(StandardCharsets.UTF_8))),
                visit.token());
    }

    private record Sent(String name, byte[] content) implements Upload {

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    public static String text(Html html) {
        var text = new StringBuilder();
        html.appendTo(text);
        return text.toString();
    }

    /** What is shown in place of the form. */
    public static String shown(Answer answer) {
        return text(((Answer.Here) answer).content());
    }

    /** What is told on the page that follows. */
    public static String told(Answer answer) {
        return ((Answer.Elsewhere) answer).message().text();
    }
}
