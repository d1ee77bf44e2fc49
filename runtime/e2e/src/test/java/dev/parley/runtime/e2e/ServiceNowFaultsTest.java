/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.runtime.e2e.FaultyWay.Fate;
import dev.parley.runtime.e2e.FaultyWay.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong on the way to ServiceNow: in the end there is exactly one change, nothing that the user said is
 * lost, and what they are told is true. One Parley's sandbox is the ServiceNow of another Parley.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceNowFaultsTest {

    private static final String SECRET = "hunter2-of-the-integration-user";
    private static final String ADMIN = "correct-horse-battery";
    private static final String RECORDED = "Recorded as draft D-";
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final String CREATION = "/api/sn_chg_rest/change";

    private Path directory;
    private RunningParley sandbox;
    private FaultyWay way;
    private RunningParley parley;

    @BeforeAll
    void start(@TempDir Path temporary) {
        directory = temporary;
        sandbox = RunningParley.launch(directory.resolve("sandbox"), Map.of(), "run", "--sandbox")
                .awaitReady();
        way = new FaultyWay(sandbox.url());
        parley = RunningParley.start(directory.resolve("data"), environment());
    }

    private Map<String, String> environment() {
        return Map.of(
                "SERVICENOW_INSTANCE", way.address() + "/sandbox/servicenow",
                "SERVICENOW_USERNAME", "parley",
                "SERVICENOW_PASSWORD", SECRET,
                "GITHUB_TOKEN", SECRET + "-github",
                "GITHUB_API_URL", way.address() + "/sandbox/github",
                "JIRA_URL", way.address() + "/sandbox/jira",
                "JIRA_EMAIL", "parley@example.org",
                "JIRA_API_TOKEN", SECRET + "-jira",
                "PARLEY_ADMIN_PASSWORD", ADMIN);
    }

    @AfterAll
    void stop() {
        parley.close();
        way.close();
        sandbox.close();
    }

    @BeforeEach
    void mend() {
        way.fates(request -> Fate.GOOD);
    }

    /** The first so many requests that create something. */
    private static Function<Request, Fate> creations(int times, Fate fate) {
        return creations(times, () -> fate);
    }

    private static Function<Request, Fate> creations(int times, Supplier<Fate> fate) {
        var left = new AtomicInteger(times);
        return request -> isCreation(request) && left.getAndDecrement() > 0 ? fate.get() : Fate.GOOD;
    }

    private static String reset() {
        return "X-RateLimit-Reset: " + Instant.now().plusSeconds(4).getEpochSecond() + "\r\n";
    }

    private static boolean isCreation(Request request) {
        return request.is("POST", CREATION);
    }

    private static Function<Request, Fate> all(int times, Fate fate) {
        var left = new AtomicInteger(times);
        return request -> left.getAndDecrement() > 0 ? fate : Fate.GOOD;
    }

    private static Fate error(String status, String headers, String message) {
        return Fate.instead(
                status,
                "Content-Type: application/json\r\n" + headers,
                "{\"error\":{\"message\":\"%s\",\"detail\":null},\"status\":\"failure\"}".formatted(message));
    }

    static Stream<Arguments> faults() {
        var html = Fate.instead("200 OK", "Content-Type: text/html\r\n", "<html><body>Sign in</body></html>");
        var cutJson = Fate.instead("200 OK", "Content-Type: application/json\r\n", "{\"result\":{\"sys_id\":{\"va");
        return Stream.of(
                Arguments.of("a connection that breaks before it arrives", creations(1, Fate.DROPPED)),
                Arguments.of("an answer that breaks off", creations(1, Fate.CUT)),
                Arguments.of("an answer that is lost after the change was made", creations(1, Fate.UNANSWERED)),
                Arguments.of("an answer beyond the deadline", creations(1, Fate.late(0, 12_000))),
                Arguments.of("a request that takes its time to arrive", creations(1, Fate.late(9_000, 0))),
                Arguments.of("200 with HTML", creations(2, html)),
                Arguments.of("200 with HTML to everything", all(6, html)),
                Arguments.of("200 with JSON that breaks off", creations(1, cutJson)),
                Arguments.of("401, then good", creations(1, error("401 Unauthorized", "", "User Not Authenticated"))),
                Arguments.of(
                        "429 with seconds",
                        creations(1, error("429 Too Many Requests", "Retry-After: 2\r\n", "Rate limit exceeded"))),
                Arguments.of(
                        "429 with a reset",
                        creations(1, () -> error("429 Too Many Requests", reset(), "Rate limit exceeded"))),
                Arguments.of(
                        "403 with seconds", creations(1, error("403 Forbidden", "Retry-After: 1\r\n", "Slow down"))),
                Arguments.of("500 twice, then good", creations(2, error("500 Internal Server Error", "", "Oops"))),
                Arguments.of(
                        "503 to everything for a while",
                        all(4, error("503 Service Unavailable", "Retry-After: 1\r\n", "Hibernating"))),
                Arguments.of(
                        "502 after the change was made",
                        creations(
                                1,
                                error("502 Bad Gateway", "", "The proxy gave up")
                                        .afterAll())),
                Arguments.of(
                        "500 after the change was made",
                        creations(1, error("500 Oops", "", "Oops").afterAll())),
                Arguments.of("HTML after the change was made", creations(1, html.afterAll())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void makes_one_change_through(String name, Function<Request, Fate> fates) {
        var summary = "Restart " + UUID.randomUUID();
        var guest = new Guest(parley.url());
        asked(guest, summary);
        way.fates(fates);

        var reply = guest.say("2031-03-02");

        honest(reply);
        created(guest);
        assertEquals(1, changes(summary), guest.transcript().toString());
        var again = guest.say("yes").get("bot_message").asText();
        assertTrue(again.contains("nothing open"), again);
        assertEquals(1, changes(summary));
    }

    @Test
    void makes_one_change_when_connections_were_refused() {
        var summary = "Restart " + UUID.randomUUID();
        var guest = new Guest(parley.url());
        asked(guest, summary);
        way.shut();
        var reply = guest.say("2031-03-02");
        assertTrue(reply.get("bot_message").asText().startsWith(RECORDED), reply.toString());
        assertTrue(reply.get("bot_message").asText().contains("ServiceNow isn't answering"), reply.toString());
        assertEquals(0, changes(summary));

        way.open();

        created(guest);
        assertEquals(1, changes(summary));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void tells_what_was_refused_and_does_it_when_it_is_allowed(String status, String message) {
        var summary = "Restart " + UUID.randomUUID();
        var guest = new Guest(parley.url());
        asked(guest, summary);
        way.fates(creations(1, error(status, "", message)));

        var reply = guest.say("2031-03-02");

        assertTrue(reply.get("bot_message").asText().contains(message), reply.toString());
        assertFalse(reply.get("is_complete").asBoolean());
        assertEquals(summary, reply.at("/collected_data/short_description").asText());
        guest.say("try again");
        guest.say("yes");
        created(guest);
        assertEquals(1, changes(summary));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("403 Forbidden", "ACL says no"),
                Arguments.of("409 Conflict", "Somebody else is at it"),
                Arguments.of("400 Bad Request", "Mandatory field is missing"));
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("before ServiceNow is asked whether it is there", lookUp(), false),
                Arguments.of("after ServiceNow was asked whether it is there", lookUp(), true),
                Arguments.of("before the change is sent", creation(), false),
                Arguments.of("after the change was made", creation(), true));
    }

    private static Predicate<Request> lookUp() {
        return request -> request.is("GET", "correlation_id");
    }

    private static Predicate<Request> creation() {
        return ServiceNowFaultsTest::isCreation;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void makes_one_change_though_parley_is_killed(String name, Predicate<Request> step, boolean arrives)
            throws Exception {
        var summary = "Restart " + UUID.randomUUID();
        var data = directory.resolve(UUID.randomUUID().toString());
        var reached = new CountDownLatch(1);
        Guest guest;
        try (var victim = RunningParley.start(data, environment())) {
            guest = new Guest(victim.url());
            asked(guest, summary);
            way.fates(request -> {
                if (!step.test(request) || reached.getCount() == 0) {
                    return Fate.GOOD;
                }
                reached.countDown();
                return arrives ? Fate.late(0, 60_000) : new Fate(60_000, false, 0, 0, null);
            });
            var turn = new Thread(() -> {
                try {
                    guest.say("2031-03-02");
                } catch (RuntimeException e) {
                    // It is killed before it answers.
                }
            });
            turn.start();
            reached.await();
            if (arrives && isCreation(new Request("POST", CREATION)) && step.test(new Request("POST", CREATION))) {
                await(() -> changes(summary) == 1);
            }
            victim.kill();
            turn.join();
        }
        way.fates(request -> Fate.GOOD);
        try (var parley = RunningParley.start(data, environment())) {
            guest.at(parley.url());
            created(guest);
            assertEquals(1, changes(summary));
            assertEquals(1, guest.get("api/change-requests/").get("results").size());
        }
    }

    @Test
    void never_shows_a_secret() throws IOException {
        way.fates(creations(1, error("401 Unauthorized", "", "no")));
        var guest = new Guest(parley.url());
        asked(guest, "Restart " + UUID.randomUUID());
        guest.say("2031-03-02");
        created(guest);

        assertFalse(parley.output().contains(SECRET), "printed");
        try (var logs = Files.walk(directory.resolve("data/logs"))) {
            for (var log : logs.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(log).contains(SECRET), log.toString());
            }
        }
        assertFalse(guest.transcript().toString().contains(SECRET));
        for (var page : CONSOLE) {
            var shown = guest.page("system/console/" + page, "admin", ADMIN);
            assertFalse(shown.contains(SECRET), page);
            assertTrue(shown.toLowerCase(Locale.ROOT).contains("parley"), page + ": " + shown);
        }
    }

    private static final List<String> CONSOLE = List.of(
            "configMgr",
            "configMgr/parley.connector.servicenow~env.json",
            "configMgr/parley.connector.github~env.json",
            "configMgr/parley.connector.jira~env.json",
            "components.json",
            "services.json",
            "bundles.json",
            "status-Configurations.txt",
            "status-System%20Properties.txt",
            "status-Services.txt");

    private static void asked(Guest guest, String summary) {
        guest.say("I want to create a change request");
        guest.say(summary);
        guest.say("Restart it after the patch");
        guest.say("2");
        assertEquals(
                "planned_end_date", guest.say("2031-03-01").get("next_field").asText());
    }

    private static void honest(JsonNode reply) {
        var text = reply.get("bot_message").asText();
        var isCreated = text.matches("(?s)CHG\\d+ is created.*");
        assertTrue(isCreated || text.startsWith(RECORDED), text);
        assertEquals(isCreated, reply.get("is_complete").asBoolean(), text);
    }

    /** Waits until the conversation was told that the change is there. */
    private static void created(Guest guest) {
        await(() -> StreamSupport.stream(guest.transcript().spliterator(), false)
                .anyMatch(message -> message.get("sender").asText().equals("bot")
                        && message.get("text").asText().matches("(?s).*CHG\\d+ is created.*")));
    }

    /** How many changes with this summary there are in ServiceNow. */
    private int changes(String summary) {
        return Sandbox.of(sandbox.url()).changes("short_description=" + summary).size();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it does not happen");
            LockSupport.parkNanos(200_000_000);
        }
    }
}
