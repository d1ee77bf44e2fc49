/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.hooks.Running.SECRET;
import static dev.parley.hooks.Running.detail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class HooksTest {

    private static final int LARGEST = 100_000;

    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = new Running();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/hooks/jira/", "/api/hooks/jira"})
    void may_be_called_with_or_without_the_slash_at_the_end(String path) throws Exception {
        var body = "{}";

        assertEquals(
                202,
                running.post(path, body, "X-Hub-Signature", Signing.sha256(SECRET, body))
                        .statusCode());
    }

    @Test
    void needs_no_session_and_begins_none() throws Exception {
        var response = running.serviceNow("{}");

        assertEquals(202, response.statusCode());
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void is_not_for_pages_of_other_origins() throws Exception {
        var body = "{}";

        var response = running.post(
                "/api/hooks/jira/",
                body,
                "Origin",
                "https://evil.example",
                "X-Hub-Signature",
                Signing.sha256(SECRET, body));

        assertEquals(403, response.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1", "{}{}", "[]", "null", "\"text\"", "payload=%7B%7D", "<xml/>"})
    void says_that_a_delivery_is_malformed(String body) throws Exception {
        var response = running.serviceNow(body);

        assertEquals(400, response.statusCode());
        assertEquals("The delivery is not a JSON object.", detail(response));
    }

    @Test
    void reads_as_much_as_is_allowed() throws Exception {
        assertEquals(202, running.serviceNow(padded(LARGEST)).statusCode());
    }

    @Test
    void refuses_one_byte_more() throws Exception {
        var response = running.serviceNow(padded(LARGEST + 1));

        assertEquals(413, response.statusCode());
        assertEquals("The delivery is too large: at most 100000 bytes are read.", detail(response));
    }

    @Test
    void counts_what_comes_in_chunks_as_well() throws Exception {
        var body = padded(LARGEST + 1);
        var response = running.send(running.request("/api/hooks/servicenow/")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                .header("X-Parley-Signature", Signing.base64(SECRET, body)));

        assertEquals(413, response.statusCode());
    }

    @Test
    void the_limit_may_be_as_high_as_can_be() throws Exception {
        try (var open = new Running(new Settings("", "", SECRET, Integer.MAX_VALUE))) {
            assertEquals(202, open.serviceNow(padded(LARGEST + 1)).statusCode());
        }
    }

    @Test
    void is_taken_by_post_only() throws Exception {
        assertEquals(
                405, running.send(running.request("/api/hooks/github/").GET()).statusCode());
        assertEquals(404, running.post("/api/hooks/gitlab/", "{}").statusCode());
    }

    @Test
    void keeps_the_secret_and_the_signature_and_the_body_to_itself() throws Exception {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        var said = new ArrayList<String>();
        try {
            for (var body : List.of(change("one"), change("one"), "{\"private\":\"words\"", padded(LARGEST + 1))) {
                said.add(all(running.serviceNow(body)));
                said.add(all(running.gitHub("pull_request", "1", body)));
                said.add(all(running.post("/api/hooks/jira/", body, "X-Hub-Signature", "sha256=00")));
                said.add(all(running.post("/api/hooks/jira/", body)));
            }
            running.watches.failsToHear = new IllegalStateException("a mistake");
            said.add(all(running.serviceNow(change("two"))));
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        var ours = log.list.stream()
                .filter(event -> event.getLoggerName().startsWith("dev.parley."))
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();

        assertTrue(ours.stream().anyMatch(line -> line.contains("CHG0030001")), "it is this log that is searched");
        assertTrue(ours.stream().anyMatch(line -> line.contains("a mistake")), "and with what went wrong");
        assertTrue(said.stream().anyMatch(answer -> answer.startsWith("202")));
        for (var line : ours) {
            assertSaysNothing(line);
        }
        for (var answer : said) {
            assertSaysNothing(answer);
        }
    }

    @Test
    void is_not_printed_with_its_secret() {
        var hook = new Hook(new Jira(), new Secret(SECRET), 1, new Deliveries());

        assertSaysNothing(hook.toString());
        assertSaysNothing(new Hooks(new Deliveries(), new Settings(SECRET, SECRET, SECRET, 1)).toString());
    }

    private static void assertSaysNothing(String text) {
        assertFalse(text.contains(SECRET), text);
        assertFalse(text.contains("private"), text);
        assertFalse(text.contains("words"), text);
        for (var body : List.of(change("one"), change("two"))) {
            assertFalse(text.contains(Signing.base64(SECRET, body)), text);
            assertFalse(text.contains(Signing.hex("HmacSHA256", SECRET, body)), text);
        }
    }

    private static String change(String id) {
        return "{\"event_id\":\"%s\",\"table\":\"change_request\",\"number\":\"CHG0030001\",\"private\":\"words\"}"
                .formatted(id);
    }

    private static String padded(int length) {
        return "{}" + " ".repeat(length - 2);
    }

    private static String all(HttpResponse<String> response) {
        return response.statusCode() + " "
                + response.headers().map().values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.joining(" "))
                + response.body();
    }
}
