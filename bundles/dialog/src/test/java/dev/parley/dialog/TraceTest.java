/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.connector.CallLog;
import dev.parley.api.conversation.Message;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.Reply;
import dev.parley.testkit.conversation.MemoryConversations;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final PlanParty party = new PlanParty();
    private final Deployments deployed = new Deployments().deploy(party).deploy(new AskWeather());
    private final MemoryOutbox outbox = new MemoryOutbox(Clock.systemUTC());
    private final MemoryConversations store = new MemoryConversations(outbox);
    private final Engine engine = new Engine(
            store,
            deployed.catalog,
            outbox,
            new Neighbours(),
            deployed.bulkheads,
            new Settings(Settings.ReadBack.NEVER, Duration.ofMinutes(15), Talk.NOW.getZone(), Locale.ENGLISH, "Ask."),
            Duration.ofSeconds(10),
            Clock.fixed(Talk.NOW.toInstant(), Talk.NOW.getZone()));

    @AfterEach
    void stop() {
        engine.stop();
    }

    private Outcome say(UUID id, String text) {
        return engine.say(new Utterance(Talk.ANNA, Optional.ofNullable(id), text, Optional.empty(), Map.of(), "test"));
    }

    private JsonNode trace(UUID conversation) {
        var last = store.messages(conversation, 0, 100).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return json(last).path("trace");
    }

    private static JsonNode json(Message message) {
        try {
            return new ObjectMapper().readTree(message.metadata());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tells_who_took_it_for_what_and_why() {
        var trace = trace(say(null, "the weather?").conversation());
        assertTrue(trace.path("took_ms").isNumber());
        var detector = trace.at("/detectors/0");
        assertEquals("keyword", detector.path("by").asText());
        assertTrue(detector.path("took_ms").isNumber());
        assertEquals("weather", detector.at("/matches/0/intent").asText());
        assertEquals(0.9, detector.at("/matches/0/confidence").asDouble());
        assertEquals("weather", detector.at("/matches/0/why").asText());
        assertFalse(trace.has("canary"));
        assertFalse(trace.has("missed"));
    }

    @Test
    void tells_the_draft_before_and_after() {
        var id = say(null, "party").conversation();
        say(id, "Launch");
        var trace = trace(id);
        assertEquals("plan_party", trace.at("/before/intent").asText());
        assertEquals("name", trace.at("/before/next").asText());
        assertTrue(trace.at("/before/collected").isEmpty());
        assertEquals("Launch", trace.at("/after/collected/name").asText());
        assertEquals("priority", trace.at("/after/next").asText());
    }

    @Test
    void tells_which_systems_were_asked_and_which_bundles_had_a_hand_in_it() {
        party.handler = turn -> {
            CallLog.note("ServiceNow", "POST /api/now/table/change_request", Duration.ofMillis(12), "201");
            return Reply.answer("Planned.");
        };
        var id = say(null, "party").conversation();
        for (var answer : new String[] {"Launch", "high", "2031-03-01", "2031-03-02"}) {
            say(id, answer);
        }
        var trace = trace(id);
        assertEquals("ServiceNow", trace.at("/calls/0/system").asText());
        assertEquals(
                "POST /api/now/table/change_request",
                trace.at("/calls/0/operation").asText());
        assertEquals(12, trace.at("/calls/0/took_ms").asDouble());
        assertEquals("201", trace.at("/calls/0/outcome").asText());
        assertEquals("intent plan_party", trace.at("/calls/1/system").asText());
        assertEquals("answered", trace.at("/calls/1/outcome").asText());
        assertEquals("1.0.0", trace.at("/bundles/test-2").asText());
    }

    @Test
    void tells_that_nothing_was_understood() {
        var id = say(null, "wumpus").conversation();
        assertTrue(trace(id).path("missed").asBoolean());
        say(id, "hello");
        assertFalse(trace(id).has("missed"));
        assertTrue(trace(id).has("took_ms"));
    }

    @Test
    void stays_small() {
        party.handler = turn -> {
            for (int i = 0; i < 1000; i++) {
                CallLog.note("x".repeat(1000), "y".repeat(1000), Duration.ofMillis(1), "z".repeat(1000));
            }
            return Reply.answer("Planned.");
        };
        var id = say(null, "party").conversation();
        for (var answer : new String[] {"Launch", "high", "2031-03-01", "2031-03-02"}) {
            say(id, answer);
        }
        assertTrue(trace(id).toString().length() < 10_000);
    }

    @Test
    void is_no_part_of_the_outcome_that_channels_send() {
        var outcome = say(null, "the weather?");
        assertFalse(outcome.toString().contains("took_ms"));
        var last = store.messages(outcome.conversation(), 1, 1).get(0);
        assertFalse(engine.outcome(outcome.conversation(), last).toString().contains("took_ms"));
    }
}
