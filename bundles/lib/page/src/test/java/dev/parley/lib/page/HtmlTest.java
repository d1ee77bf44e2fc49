/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.p;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    private static final String HOSTILE = "\"><script>alert('x')</script><b a='";
    private static final User ADMIN = new User("1", "Ada", Set.of(User.ADMIN));

    @Test
    void takes_text_pieces_and_lists_of_them() {
        assertEquals(
                "<p>1 <b>two</b>34</p>",
                html(p(1, " ", element("b", "two"), Optional.empty(), List.of(3, Optional.of("4")))));
    }

    @Test
    void escapes_text_and_attributes() {
        assertEquals(
                "<p title=\"&amp;&lt;&quot;&#39;&gt;\">&amp;&lt;&quot;&#39;&gt;</p>",
                html(p("&<\"'>").is("title", "&<\"'>")));
    }

    @Test
    void escapes_wherever_text_goes() {
        var everything = Html.several(
                Html.section(HOSTILE, HOSTILE),
                Html.said(HOSTILE),
                Html.facts(HOSTILE, HOSTILE),
                Html.details(HOSTILE, HOSTILE),
                Html.notice(new Message(Message.Kind.BAD, HOSTILE)),
                Html.missing(HOSTILE, HOSTILE),
                Table.of(HOSTILE, HOSTILE).row(HOSTILE).orElse(""),
                Plot.of(HOSTILE, List.of(HOSTILE))
                        .series(HOSTILE, List.of(1).stream())
                        .bars(),
                Plot.of(HOSTILE, List.of(HOSTILE))
                        .series(HOSTILE, List.of(1).stream())
                        .lines(),
                Form.post(Visit.of(ADMIN), HOSTILE)
                        .hidden(HOSTILE, HOSTILE)
                        .field(Field.text(HOSTILE, HOSTILE)
                                .value(HOSTILE)
                                .hint(HOSTILE)
                                .problem(Optional.of(HOSTILE)))
                        .field(Field.area("a", HOSTILE, 3).value(HOSTILE))
                        .field(Field.choice("c", HOSTILE, Map.of(HOSTILE, HOSTILE))
                                .value(HOSTILE))
                        .button(HOSTILE));
        assertFalse(html(everything).contains("<script"), html(everything));
        assertFalse(html(everything).contains("<b "), html(everything));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "java\nscript:x", "vbscript:x"
            })
    void links_only_into_the_web(String address) {
        assertEquals("<a href=\"#\">x</a>", html(a(address, "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a?b=c:d", "/system/console?x=a:b", "?a=b:c", "#m1", "mailto:a@b"})
    void leaves_other_links_as_they_are(String address) {
        assertTrue(html(a(address, "x")).contains("href=\"" + address + "\""));
    }

    @Test
    void has_no_scripts_handlers_or_styles() {
        assertThrows(IllegalArgumentException.class, () -> element("script"));
        assertThrows(IllegalArgumentException.class, () -> element("SCRIPT"));
        assertThrows(IllegalArgumentException.class, () -> p().is("onclick", "x"));
        assertThrows(IllegalArgumentException.class, () -> p().is("OnClick", "x"));
        assertThrows(IllegalArgumentException.class, () -> p().is("style", "x"));
        assertThrows(IllegalArgumentException.class, () -> p().is("a b", "x"));
    }

    @Test
    void control_characters_are_not_in_html() {
        assertEquals("<p>a\uFFFDb\n</p>", html(p("a\u0000b\n")));
    }

    @Test
    void boolean_and_absent_attributes() {
        assertEquals(
                "<input required=\"\">",
                html(element("input").is("required", true).is("checked", false).is("max", Optional.empty())));
    }

    @Test
    void a_link_keeps_what_is_in_it_apart() {
        var link = Link.to("/a")
                .with("q", "b&c=d e")
                .with("user", Optional.empty())
                .with("x", "1")
                .without("x");
        assertEquals("/a?q=b%26c%3Dd+e", link.toString());
        assertEquals("?q=1&x=2", Link.to("?q=1").with("x", 2).toString());
    }

    static String html(Html piece) {
        var page = new StringBuilder();
        piece.appendTo(page);
        return page.toString();
    }
}
