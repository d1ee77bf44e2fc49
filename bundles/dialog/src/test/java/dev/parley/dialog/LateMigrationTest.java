/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static dev.parley.dialog.Booking.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Message;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Utterance;
import dev.parley.testkit.conversation.MemoryConversations;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Errands that were recorded by one version of an intent and are carried out by another. */
class LateMigrationTest {

    private final Deployments deployed = new Deployments();
    private final MemoryOutbox outbox = new MemoryOutbox(Clock.offset(Clock.systemUTC(), Duration.ofDays(1)));
    private final MemoryConversations store = new MemoryConversations(outbox);
    private final Engine engine = new Engine(
            store,
            deployed.catalog,
            outbox,
            new Neighbours(),
            deployed.bulkheads,
            new Settings(Settings.ReadBack.NEVER, Duration.ofMinutes(15), Talk.NOW.getZone(), Locale.ENGLISH, "Ask."),
            Duration.ofSeconds(10),
            Clock.systemUTC());
    private final UUID conversation = recorded(2);

    @AfterEach
    void stop() {
        engine.stop();
    }

    private Outcome say(UUID id, String text) {
        return engine.say(new Utterance(Talk.ANNA, Optional.ofNullable(id), text, Optional.empty(), Map.of(), "test"));
    }

    /** An errand of that version, whose system is away. */
    private UUID recorded(int version) {
        var first = new Booking(version, slot("room"), slot("reason"));
        first.handler = turn -> {
            throw new Unavailable("The hotel", Duration.ZERO, null);
        };
        deployed.deploy(first, "1.0.0");
        var id = say(null, "book").conversation();
        say(id, "Blue");
        assertTrue(say(id, "training").reply().text().startsWith("Recorded as draft D-1."));
        deployed.remove(first);
        return id;
    }

    private String delivered() {
        outbox.claim(10, Duration.ofSeconds(22)).forEach(engine.delivery()::deliver);
        var messages = store.messages(conversation, 0, 100);
        return messages.stream()
                .map(Message::text)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void are_carried_out_with_what_becomes_of_their_values() {
        var second = new Booking(3, slot("place"), slot("reason")).migrating((from, values) -> {
            assertEquals(2, from);
            return Booking.moved(values, "room", "place");
        });
        deployed.deploy(second, "2.0.0");
        assertTrue(delivered().startsWith("Your draft D-1, to book a room, went through"), () -> delivered());
        assertEquals(
                Map.of("place", "Blue", "reason", "training"),
                second.calls.get(0).values().canonical());
        assertEquals(0, outbox.open().size());
    }

    @Test
    void are_given_back_if_something_is_missing_now() {
        var second = new Booking(3, slot("room"), slot("reason"), slot("day"));
        deployed.deploy(second, "2.0.0");
        assertEquals("About D-1: Which day?", delivered());
        assertEquals(0, second.calls.size());
        assertEquals(0, outbox.open().size());
        assertTrue(say(conversation, "Monday").progress().complete());
        assertEquals("Blue", second.calls.get(0).values().canonical().get("room"));
    }

    @Test
    void are_given_back_if_something_cannot_be_kept() {
        deployed.deploy(new Booking(3, slot("reason")), "2.0.0");
        var told = delivered();
        assertTrue(told.startsWith("About D-1: What I need to book a room has changed meanwhile."), told);
        assertTrue(told.contains("I could not keep room \"Blue\"."), told);
        assertTrue(say(conversation, "yes").progress().complete());
    }
}
