/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.knowledge.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes that is no answer is none. */
@Timeout(60)
class BadAnswersTest {

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static Optional<Finding> asked(Bridge bridge) {
        return bridge.answer(Fixture.question("refunds?"), piece -> {});
    }

    private static Optional<Finding> answered(ResponseDefinitionBuilder response) {
        SERVICE.stubFor(post(anyUrl()).willReturn(response));
        return asked(Fixture.bridge(SERVICE.baseUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "42",
                "\"a text\"",
                "Refunds take 14 days.",
                "{}",
                "[]",
                "{\"answer\": null}",
                "{\"answer\": \"\"}",
                "{\"answer\": \" \\n\\t \"}",
                "{\"answer\": []}",
                "{\"answer\": {\"a\": 1}}",
                "{\"answer\": \"\\u0000\\u0007\\u202e\"}",
                "{\"answer\": \"Refunds take",
                "{\"answer\": \"Refunds take 14 days.\"",
                "{\"answer\": \"Refunds take 14 days.\"} and more",
                "<html><body>502 Bad Gateway</body></html>",
                "<!DOCTYPE html><title>Sign in</title>",
                "{\"answer\": \"<!DOCTYPE html><html><body>Internal Server Error</body></html>\"}",
                "{\"answer\": \"\\n <HTML><head><title>504</title></head></HTML>\"}",
                "{\"answer\": \"<!-- edge --> <html>oops</html>\"}",
                "{\"answer\": \"Refunds take 14 days.\", \"error\": \"index is gone\"}",
                "{\"answer\": \"Refunds take 14 days.\", \"error\": {\"code\": 7}}",
                "{\"answer\": \"I don't know.\"}",
                "{\"answer\": \"Sorry, I do not know the answer to that.\"}",
                "{\"answer\": \" I couldn’t find an answer in the documents. \"}",
            })
    void a_good_status_is_not_enough(String body) {
        assertEquals(Optional.empty(), answered(okJson(body)));
    }

    @Test
    void what_is_good_is_given_whatever_else_is_there() {
        assertEquals(
                "I don't know your plan, but refunds take 14 days with all of them, and 30 days with the one"
                        + " for companies, counted from the day after.",
                answered(
                                okJson(
                                        "{\"error\": null, \"answer\": \"I don't know your plan, but refunds take 14 days with all"
                                                + " of them, and 30 days with the one for companies, counted from the day after.\"}"))
                        .orElseThrow()
                        .text());
        assertEquals(
                "Is a < b? <b>Yes</b>.",
                answered(aResponse()
                                .withHeader("Content-Type", "text/plain")
                                .withBody("{\"answer\": \"Is a < b? <b>Yes</b>.\"}"))
                        .orElseThrow()
                        .text());
    }

    @Test
    void control_characters_are_taken_out_and_long_answers_end_with_a_sentence() {
        assertEquals(
                "a\tb\ncd",
                answered(okJson("{\"answer\": \"a\\tb\\r\\nc\\u0000\\u001b\\u202ed\"}"))
                        .orElseThrow()
                        .text());

        var text = answered(okJson("{\"answer\": \"" + "This is said. ".repeat(1_000) + "\"}"))
                .orElseThrow()
                .text();
        assertTrue(text.length() > 7_900 && text.length() <= 8_000);
        assertTrue(text.endsWith("This is said."));
    }

    static Stream<ResponseDefinitionBuilder> rejections() {
        return Stream.of(
                aResponse().withStatus(400).withBody("{\"answer\": \"Refunds take 14 days.\"}"),
                aResponse().withStatus(404),
                aResponse().withStatus(422).withBody("{\"detail\": [{\"msg\": \"Field required\"}]}"),
                temporaryRedirect("/elsewhere"),
                okJson("{\"answer\": \"" + "x".repeat(1_000_001) + "\"}"),
                okJson("[".repeat(100_000)),
                aResponse().withBody(new byte[] {'{', '"', 'a', (byte) 0xc3, '"', '}'}),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void what_it_refuses_or_breaks_is_no_answer(ResponseDefinitionBuilder response) {
        assertEquals(Optional.empty(), answered(response));
        SERVICE.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    static Stream<ResponseDefinitionBuilder> absences() {
        return Stream.of(
                aResponse().withStatus(401),
                aResponse().withStatus(403),
                aResponse().withStatus(429),
                aResponse().withStatus(500).withBody("<html>"),
                aResponse().withStatus(503),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void what_may_pass_is_unavailable(ResponseDefinitionBuilder response) {
        assertThrows(Unavailable.class, () -> answered(response));
    }

    @Test
    void an_answer_that_does_not_come_is_not_waited_for_past_the_deadline() throws IOException {
        try (var server = new RawServer(connection -> Thread.currentThread().join())) {
            var bridge = Fixture.bridge(server.address());
            var question = Fixture.question("refunds?", Duration.ofMillis(200));
            assertThrows(Unavailable.class, () -> bridge.answer(question, piece -> {}));
            assertEquals(Optional.of(server.address() + ": no answer in time"), bridge.problem());
        }
    }

    @Test
    void nor_past_its_own_time_out_when_it_drips() throws IOException {
        try (var server = new RawServer(connection -> {
            RawServer.send(connection, RawServer.head("application/json", "Content-Length: 999999"));
            while (true) {
                RawServer.send(connection, " ");
            }
        })) {
            var bridge = Fixture.bridge(server.address(), "timeout", 200, "max.bytes", 50_000_000);
            assertEquals(Optional.empty(), unlessUnavailable(bridge));
        }
    }

    /** The server may be faster than the time-out: then it has sent a million spaces, which are no JSON. */
    private static Optional<Finding> unlessUnavailable(Bridge bridge) {
        try {
            return asked(bridge);
        } catch (Unavailable e) {
            return Optional.empty();
        }
    }

    @Test
    void of_fifty_megabytes_little_more_than_one_is_taken() throws Exception {
        var sent = new AtomicLong();
        var isOver = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
            try {
                RawServer.send(connection, RawServer.head("application/json", "Transfer-Encoding: chunked"));
                RawServer.chunk(connection, "{\"answer\": \"");
                for (int i = 0; i < 5_000; i++) {
                    RawServer.chunk(connection, "x".repeat(10_000));
                    sent.addAndGet(10_000);
                }
            } finally {
                isOver.countDown();
            }
        })) {
            assertEquals(Optional.empty(), asked(Fixture.bridge(server.address())));
            isOver.await();
            assertTrue(sent.get() < 20_000_000, () -> "sent " + sent);
        }
    }

    @Test
    void fifty_megabytes_that_are_announced_are_not_taken_at_all() throws IOException {
        try (var server = new RawServer(connection -> {
            RawServer.send(connection, RawServer.head("application/json", "Content-Length: 50000000"));
            Thread.currentThread().join();
        })) {
            var bridge = Fixture.bridge(server.address());
            assertEquals(Optional.empty(), asked(bridge));
            assertEquals(Optional.of(server.address() + ": its answer has more than 1000000 bytes"), bridge.problem());
        }
    }

    @Test
    void half_an_answer_is_none() throws IOException {
        try (var server = new RawServer(connection -> RawServer.send(
                connection,
                RawServer.head("application/json", "Content-Length: 100")
                        + "{\"answer\": \"Refunds take 14 days.\"}"))) {
            assertEquals(Optional.empty(), asked(Fixture.bridge(server.address())));
        }
    }

    @Test
    void nobody_there_is_unavailable() throws IOException {
        var server = new RawServer(connection -> {});
        server.close();
        assertThrows(Unavailable.class, () -> asked(Fixture.bridge(server.address())));
    }

    @Test
    void what_is_wrong_is_told_until_it_is_well_again() {
        SERVICE.stubFor(post(anyUrl()).willReturn(okJson("<html>")));
        var bridge = Fixture.bridge(SERVICE.baseUrl());
        asked(bridge);
        assertEquals(Optional.of(SERVICE.baseUrl() + ": its answer is no JSON"), bridge.problem());

        SERVICE.stubFor(post(anyUrl()).willReturn(okJson("{\"answer\": \"14 days.\"}")));
        asked(bridge);
        assertEquals(Optional.empty(), bridge.problem());
        assertEquals(false, bridge.isVital());
    }
}
