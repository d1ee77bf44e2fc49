/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import dev.parley.connectors.testkit.VendorApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to the request that creates a change: never two, and one in the end. */
class FaultTableTest {

    private static final String CREATE = "POST .*/change/normal";
    private static final User ADA = new User("ada@example.org", "Ada", Set.of());
    private static final ChangeFields FIELDS = ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart");
    private static final Duration SETTLED = Duration.ofSeconds(31);
    private static final int SLOW = 1500;

    private static final FakeServiceNow FAKE = new FakeServiceNow();
    private final MemorySends sends = new MemorySends();
    private final MemoryLinks links = new MemoryLinks();

    @RegisterExtension
    static final VendorApi API = VendorApi.serviceNow().extended(FAKE).requestsOnly();

    @BeforeEach
    void begin() {
        FAKE.on(API.server());
        new ServiceNow(Configs.at(API.address(), Map.of()), new MemorySends(), links)
                .create(ADA, "warm up", FIELDS); // the first request waits for the document to be read
        FAKE.on(API.server());
    }

    private ServiceNow node() {
        return node(Map.of());
    }

    private ServiceNow node(Map<String, Object> settings) {
        return new ServiceNow(Configs.hasty(API.address(), settings), sends, links);
    }

    private static Change create(ServiceNow node) {
        return node.create(ADA, "one", FIELDS);
    }

    /**
     * What can happen.
     *
     * @param outcome of the first call: Change, Unavailable or Rejected
     * @param posts how often the first call sent it
     */
    record Line(String name, Class<?> outcome, int posts, Trouble... troubles) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Line> lines() {
        var reset = Trouble.fault(Fault.CONNECTION_RESET_BY_PEER);
        var garbage = Trouble.fault(Fault.MALFORMED_RESPONSE_CHUNK);
        var nothing = Trouble.fault(Fault.EMPTY_RESPONSE);
        var html = Trouble.body("text/html", "<html>Sign in</html>");
        var half = Trouble.body("application/json", "{\"result\":[{\"sys_id\":");
        Trouble atADate = doing -> FakeServiceNow.error(
                429,
                "No.",
                Map.of(
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().plusMillis(1500).atOffset(ZoneOffset.UTC))));
        var far = String.valueOf(Instant.now().plusSeconds(3000).getEpochSecond());
        var error = Trouble.status(500, Map.of());
        return Stream.of(
                new Line("nothing at all", Change.class, 1),
                new Line("reset before it was made", Unavailable.class, 1, reset),
                new Line("reset after it was made", Change.class, 1, reset.afterDoing()),
                new Line("closed without a word before", Unavailable.class, 1, nothing),
                new Line("closed without a word after", Change.class, 1, nothing.afterDoing()),
                new Line("broken off in the answer", Change.class, 1, garbage.afterDoing()),
                new Line("slow beyond the deadline", Change.class, 1, Trouble.slow(SLOW)),
                new Line("200 with HTML, not made", Change.class, 2, html),
                new Line("200 with HTML, made", Change.class, 1, html.afterDoing()),
                new Line("200 with half an answer, not made", Change.class, 2, half),
                new Line("200 with half an answer, made", Change.class, 1, Trouble.truncated()),
                new Line("401 for a password", Unavailable.class, 1, Trouble.status(401, Map.of())),
                new Line("403", Rejected.class, 1, Trouble.status(403, Map.of())),
                new Line(
                        "403, come back in a second", Change.class, 2, Trouble.status(403, Map.of("Retry-After", "1"))),
                new Line(
                        "403, nothing left for an hour",
                        Unavailable.class,
                        1,
                        Trouble.status(403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", far))),
                new Line(
                        "429, come back in a second", Change.class, 2, Trouble.status(429, Map.of("Retry-After", "1"))),
                new Line("429, come back at a date", Change.class, 2, atADate),
                new Line(
                        "429, again from a second of 1970 on",
                        Unavailable.class,
                        1,
                        Trouble.status(429, Map.of("X-RateLimit-Limit", "100", "X-RateLimit-Reset", far))),
                new Line(
                        "429, again from a millisecond of 1970 on",
                        Unavailable.class,
                        1,
                        Trouble.status(429, Map.of("X-RateLimit-Reset", far + "000"))),
                new Line(
                        "429, again from a date of ISO 8601 on",
                        Unavailable.class,
                        1,
                        Trouble.status(
                                429,
                                Map.of(
                                        "X-RateLimit-Reset",
                                        Instant.now().plusSeconds(3000).toString()))),
                new Line("429 without a word", Unavailable.class, 1, Trouble.status(429, Map.of())),
                new Line("500 twice, then good", Change.class, 3, error, error),
                new Line("500 three times", Unavailable.class, 3, error, error, error),
                new Line("500 after it was made", Change.class, 1, error.afterDoing()),
                new Line("502 before it was made", Unavailable.class, 1, Trouble.status(502, Map.of())),
                new Line(
                        "504 after it was made",
                        Change.class,
                        1,
                        Trouble.status(504, Map.of()).afterDoing()),
                new Line(
                        "503, come back in a second", Change.class, 2, Trouble.status(503, Map.of("Retry-After", "1"))),
                new Line("409, not made", Rejected.class, 1, Trouble.status(409, Map.of())),
                new Line(
                        "409, made",
                        Change.class,
                        1,
                        Trouble.status(409, Map.of()).afterDoing()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void makes_one_change(Line line) {
        FAKE.meet(CREATE, line.troubles());

        assertEquals(line.outcome(), outcome(node()));
        assertEquals(line.posts(), FAKE.count(CREATE));
        assertTrue(FAKE.records.changes().size() <= 1, "never two");

        sends.pass(SETTLED);
        var change = create(node());
        assertEquals(1, FAKE.records.changes().size());
        assertEquals(FAKE.records.changes().get(0).get("number"), change.number());
        assertEquals(Set.of(), sends.open());
    }

    private static Class<?> outcome(ServiceNow node) {
        try {
            return create(node).getClass();
        } catch (ConnectorException e) {
            return e.getClass();
        }
    }

    @Test
    void sends_nothing_where_nobody_listens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var away = new ServiceNow(Configs.hasty("http://127.0.0.1:" + port, Map.of()), sends, links);

        assertThrows(Unavailable.class, () -> create(away));

        assertEquals(Set.of(), sends.open(), "the next one may send at once");
        create(node());
        assertEquals(1, FAKE.records.changes().size());
    }

    @Test
    void does_not_send_again_while_the_first_may_still_be_at_work() {
        var later = new ArrayList<Supplier<ResponseDefinitionBuilder>>();
        FAKE.meet(CREATE, doing -> {
            later.add(doing);
            return FakeServiceNow.error(504, "The proxy has waited long enough.", Map.of());
        });

        var first = assertThrows(Unavailable.class, () -> create(node()));
        assertEquals(Duration.ofSeconds(3), first.retryAfter());
        assertThrows(Unavailable.class, () -> create(node()), "nor after a restart");
        assertEquals(1, FAKE.count(CREATE));

        later.forEach(Supplier::get);
        var change = create(node());

        assertEquals(1, FAKE.count(CREATE));
        assertEquals(FAKE.records.changes().get(0).get("number"), change.number());
        assertEquals(Set.of(), sends.open());
    }

    @Test
    void finds_what_was_made_before_parley_was_killed() {
        var before = create(node());
        sends.begin(API.address().getAuthority() + "/one", Duration.ofSeconds(30)); // as it was left

        assertEquals(before, create(node()));
        assertEquals(1, FAKE.count(CREATE));
        assertEquals(Set.of(), sends.open());
    }

    @Test
    void makes_what_was_not_sent_before_parley_was_killed() {
        sends.begin(API.address().getAuthority() + "/one", Duration.ofSeconds(30));

        assertThrows(Unavailable.class, () -> create(node()));
        assertEquals(0, FAKE.count(CREATE), "it may have been sent");

        sends.pass(SETTLED);
        create(node());
        assertEquals(1, FAKE.records.changes().size());
    }

    @Test
    void sends_nothing_when_it_can_not_look_first() {
        FAKE.meet("GET .*/change_request", Trouble.status(429, Map.of()));

        assertThrows(Unavailable.class, () -> create(node()));

        assertEquals(0, FAKE.count(CREATE));
        assertEquals(Set.of(), sends.open());
    }

    @Test
    void signs_in_anew_when_the_token_is_refused() {
        FAKE.meet(CREATE, Trouble.status(401, Map.of()));

        create(node(Map.of("client_id", "parley", "_client_secret", "secret")));

        assertEquals(2, FAKE.count(CREATE));
        assertEquals(1, FAKE.records.changes().size());
    }

    @Test
    void makes_one_however_many_threads_of_two_nodes_ask_at_once() {
        var settings = Map.<String, Object>of("deadline", 20_000, "call_deadline", 40_000);
        var nodes = List.of(node(settings), node(settings));
        var threads = Executors.newFixedThreadPool(8);
        var start = new CountDownLatch(1);
        var asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            await(start);
                            return create(nodes.get(i % 2)).number();
                        },
                        threads))
                .toList();
        start.countDown();
        var numbers = asked.stream().map(CompletableFuture::join).distinct().toList();
        threads.shutdown();

        assertEquals(1, numbers.size());
        assertEquals(1, FAKE.records.changes().size());
        assertEquals(1, FAKE.count(CREATE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
