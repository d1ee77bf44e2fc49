/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Call.ADA;
import static dev.parley.lib.page.Call.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String HOSTILE = "<script>alert(1)</script>${appRoot}\"'\\$";

    private final List<Visit> acted = new ArrayList<>();

    private final class TestPage extends Page {

        private static final long serialVersionUID = 1;

        private final transient Function<Visit, Html> shown;

        TestPage(Function<Visit, Html> shown) {
            super("Test & more", 50);
            this.shown = shown;
        }

        @Override
        protected Html show(Visit visit) {
            return shown.apply(visit);
        }

        @Override
        protected Answer act(Visit visit) {
            acted.add(visit);
            return switch (visit.deed()) {
                case "again" -> Answer.again(Html.p("What is wrong"));
                case "show" -> Answer.show(Html.p("once"));
                case "fail" -> Answer.failed("", "It can't be done.");
                default ->
                    Answer.done("?q=a", "It is done: " + visit.parameter("name").orElse(""));
            };
        }
    }

    private final Page page = new TestPage(visit -> Html.p(visit.parameter("q").orElse("nothing")));

    @Test
    void shows_what_was_sent_as_text() throws IOException {
        var answer = Call.by(ADA, "q", HOSTILE).get(page);
        assertEquals(200, answer.status);
        assertTrue(answer.body().contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;${appRoot}&quot;&#39;\\$</p>"));
        assertFalse(answer.body().contains("<script"));
    }

    @Test
    void forbids_browsers_to_run_anything() throws IOException {
        var policy = Call.by(ADA).get(page).headers.get("Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertFalse(policy.contains("script-src"), policy);
        assertFalse(policy.contains("unsafe-inline"), policy);
    }

    @Test
    void has_landmarks_one_heading_and_a_way_past_the_menu() throws IOException {
        var body = Call.by(ADA).get(page).body();
        assertTrue(body.contains("<html lang=\"en\">"));
        assertTrue(body.contains("<title>Test &amp; more – Parley</title>"));
        assertTrue(body.contains("<body><a href=\"#content\" class=\"skip\">"));
        assertTrue(body.contains("<main id=\"content\""));
        assertEquals(2, body.split("<h1>").length);
        assertTrue(body.contains("<a href=\"/system/console/parley-test\" aria-current=\"page\">Test</a>"));
        assertTrue(body.contains("<a href=\"/system/console/bundles\">&lt;Bundles&gt;</a>"));
    }

    @Test
    void does_nothing_without_a_token() throws IOException {
        var answer = Call.by(ADA, "deed", "x").post(page);
        assertEquals(403, answer.status);
        assertTrue(answer.body().contains("Nothing was done"));
        assertEquals(List.of(), acted);
    }

    @Test
    void does_nothing_with_somebody_elses_token() throws IOException {
        assertEquals(403, Call.by(ADA).proved(BOB).post(page).status);
        assertEquals(List.of(), acted);
    }

    @Test
    void does_nothing_with_a_token_of_another_session() throws IOException {
        var call = Call.by(ADA).proved(ADA);
        call.session = "another";
        assertEquals(403, call.post(page).status);
        assertEquals(List.of(), acted);
    }

    @Test
    void a_token_holds_where_each_request_has_credentials_and_gets_a_new_cookie() throws IOException {
        var call = Call.by(ADA, "name", "x");
        call.sent.put("Authorization", "Basic …");
        call.proved(ADA).session = "another";
        assertEquals(303, call.post(page).status);
    }

    @Test
    void leads_to_a_message_that_is_shown_once_and_to_nobody_else() throws IOException {
        var answer = Call.by(ADA, "name", HOSTILE).proved(ADA).post(page);
        assertEquals(303, answer.status);
        var location = answer.headers.get("Location");
        assertTrue(location.startsWith("/system/console/parley-test?q=a&message="), location);
        assertFalse(location.contains("alert"), location);
        var name = location.substring(location.indexOf("message=") + 8);
        assertFalse(Call.by(BOB, "message", name).get(page).body().contains("It is done"));
        var first = Call.by(ADA, "message", name).get(page).body();
        assertTrue(first.contains("It is done: &lt;script&gt;"));
        assertTrue(first.contains("role=\"status\""));
        assertFalse(Call.by(ADA, "message", name).get(page).body().contains("It is done"));
    }

    @Test
    void a_message_can_not_be_made_up() throws IOException {
        assertFalse(Call.by(ADA, "message", "You are hacked").get(page).body().contains("hacked"));
    }

    @Test
    void says_at_once_that_something_failed() throws IOException {
        var location =
                Call.by(ADA, "deed", "fail").proved(ADA).post(page).headers.get("Location");
        var shown = Call.by(ADA, "message", location.substring(location.indexOf("message=") + 8))
                .get(page)
                .body();
        assertTrue(shown.contains("role=\"alert\"><strong>Problem: </strong>It can&#39;t be done."), shown);
    }

    @Test
    void shows_a_form_again_and_a_secret_once() throws IOException {
        assertEquals(422, Call.by(ADA, "deed", "again").proved(ADA).post(page).status);
        var shown = Call.by(ADA, "deed", "show").proved(ADA).post(page);
        assertEquals(200, shown.status);
        assertTrue(shown.body().contains("<p>once</p>"));
        assertEquals("no-store", shown.headers.get("Cache-Control"));
    }

    @Test
    void lets_nobody_in_who_is_no_admin() throws IOException {
        assertEquals(403, Call.by(new User("3", "Eve", Set.of())).get(page).status);
        var stranger = Call.by(ADA);
        stranger.attributes.remove(org.apache.felix.webconsole.servlet.User.USER_ATTRIBUTE);
        assertEquals(403, stranger.get(page).status);
    }

    @Test
    void shows_what_is_thrown() throws IOException {
        assertEquals(404, Call.by(ADA).get(throwing(new Refusal(404, "No such thing."))).status);
        assertEquals(503, Call.by(ADA).get(throwing(new Unavailable("the database", Duration.ZERO, null))).status);
        var failed = Call.by(ADA).get(throwing(new IllegalStateException("secret")));
        assertEquals(500, failed.status);
        assertFalse(failed.body().contains("secret"));
    }

    @Test
    void takes_small_files() throws IOException {
        var call = Call.by(ADA, "name", "x").proved(ADA);
        call.contentType = "multipart/form-data; boundary=b";
        call.length = 50;
        call.parts.add(file("jar", "C:\\evil\\..\\a.jar", "hello"));
        call.parts.add(file("empty", "", ""));
        assertEquals(303, call.post(page).status);
        var upload = acted.get(0).uploads();
        assertEquals(Set.of("jar"), upload.keySet());
        assertEquals("a.jar", upload.get("jar").name());
        assertEquals("hello", new String(upload.get("jar").open().readAllBytes()));
    }

    @Test
    void refuses_files_that_are_too_large_and_reads_on_so_that_this_is_seen() throws IOException {
        var call = Call.by(ADA).proved(ADA);
        call.contentType = "Multipart/Form-Data; boundary=b";
        call.length = 51;
        assertEquals(413, call.post(page).status);
        assertTrue(call.isDrained());
        assertEquals(List.of(), acted);
    }

    @Test
    void refuses_files_of_unknown_length() throws IOException {
        var call = Call.by(ADA).proved(ADA);
        call.contentType = "multipart/form-data; boundary=b";
        call.length = -1;
        assertEquals(411, call.post(page).status);
        assertEquals(List.of(), acted);
    }

    @Test
    void sends_its_stylesheet() throws IOException {
        var call = Call.by(ADA);
        call.sent.put("path", "/parley-test/res/page.css");
        assertTrue(call.get(page).body().contains("prefers-color-scheme: dark"));
        assertEquals("text/css; charset=utf-8", call.headers.get("Content-Type"));
    }

    private Page throwing(RuntimeException e) {
        return new TestPage(visit -> {
            throw e;
        });
    }

    private static Part file(String field, String name, String content) {
        return Call.fake(Part.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getName" -> field;
            case "getSubmittedFileName" -> name;
            case "getSize" -> (long) content.length();
            case "getInputStream" -> new ByteArrayInputStream(content.getBytes());
            default -> throw new UncheckedIOException(new IOException(method.getName()));
        });
    }
}
