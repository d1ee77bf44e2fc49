/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.dialog.Notice;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.Reply;
import dev.parley.api.outbox.Errand;
import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import dev.parley.testkit.conversation.MemoryConversations;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was recorded is carried out once, and told. */
class DeliveryTest {

    private static final Unavailable AWAY = new Unavailable("the calendar", Duration.ofSeconds(3), null);

    /** A clock that stands until it is moved. */
    private static final class Hands extends Clock {

        private Instant now = Talk.NOW.toInstant();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** No breaker opens. */
    private static final Limits PATIENT = new Limits(Duration.ofSeconds(10), 64, 1000, Duration.ofSeconds(30));

    private final Hands clock = new Hands();
    private final PlanParty party = new PlanParty();
    private final Deployments deployed = new Deployments(PATIENT).deploy(party).deploy(new CancelParty());
    private final MemoryOutbox outbox = new MemoryOutbox(clock);
    private final MemoryConversations store = new MemoryConversations(outbox);
    private Engine engine = engine();

    private Engine engine() {
        return engine(Locale.ENGLISH);
    }

    private Engine engine(Locale locale) {
        var settings =
                new Settings(Settings.ReadBack.INFERRED, Duration.ofMinutes(15), Talk.NOW.getZone(), locale, "Ask.");
        return new Engine(
                store,
                deployed.catalog,
                outbox,
                new Neighbours(),
                deployed.bulkheads,
                settings,
                Duration.ofMillis(500),
                clock);
    }

    @AfterEach
    void stop() {
        engine.stop();
    }

    private Outcome say(UUID conversation, String text) {
        return engine.say(
                new Utterance(Talk.ANNA, Optional.ofNullable(conversation), text, Optional.empty(), Map.of(), "test"));
    }

    private UUID planned() {
        var id = say(null, "party").conversation();
        for (var answer : List.of("Launch", "high", "2031-03-01", "2031-03-02")) {
            say(id, answer);
        }
        return id;
    }

    private void deliver() {
        outbox.claim(10, Duration.ofSeconds(22)).forEach(engine.delivery()::deliver);
    }

    private List<String> told(UUID conversation) {
        return store.messages(conversation, 0, 100).stream()
                .filter(message -> message.sender() == Sender.BOT)
                .map(Message::text)
                .toList();
    }

    private String last(UUID conversation) {
        var all = told(conversation);
        return all.get(all.size() - 1);
    }

    private void away(boolean away) {
        party.handler = turn -> {
            if (away) {
                throw AWAY;
            }
            return Reply.answer("Planned " + turn.get(PlanParty.NAME) + ".");
        };
    }

    @Test
    void tells_in_the_conversation_what_went_through_later() {
        away(true);
        var id = planned();
        assertTrue(last(id).startsWith("Recorded as draft D-1. The calendar isn't answering"), last(id));
        assertEquals(Status.ACTIVE, store.find(Talk.ANNA, id).orElseThrow().status());

        deliver();
        assertEquals(1, party.calls.size(), "it is not asked again before it said so");
        clock.now = clock.now.plusSeconds(4);
        deliver();
        assertEquals(2, party.calls.size());
        away(false);
        clock.now = clock.now.plusSeconds(60);
        deliver();

        assertEquals("Your draft D-1, to plan a party, went through: Planned Launch.", last(id));
        assertEquals(List.of(), outbox.open());
        assertEquals(1, List.copyOf(new HashSet<>(party.drafts())).size(), "each time the same draft");
        assertEquals(Status.COMPLETED, store.find(Talk.ANNA, id).orElseThrow().status());
        var seqs = store.messages(id, 0, 100).stream().map(Message::seq).toList();
        assertEquals(IntStream.rangeClosed(1, seqs.size()).boxed().toList(), seqs);
    }

    @Test
    void carries_out_what_was_said_later_later() {
        away(true);
        var id = planned();
        away(false);
        say(id, "party");
        for (var answer : List.of("Wake", "low", "2031-04-01", "2031-04-02")) {
            say(id, answer);
        }
        assertTrue(last(id).contains("still on its way"), last(id));
        assertEquals(1, party.calls.size());
        for (int i = 0; i < 4; i++) {
            clock.now = clock.now.plusSeconds(60);
            deliver();
        }

        var ends =
                told(id).stream().filter(text -> text.contains("went through")).toList();
        assertEquals(
                List.of(
                        "Your draft D-1, to plan a party, went through: Planned Launch.",
                        "Your draft D-2, to plan a party, went through: Planned Wake."),
                ends);
    }

    @Test
    void leaves_alone_what_is_being_talked_about_meanwhile() {
        away(true);
        var id = planned();
        say(id, "call off something");
        away(false);
        clock.now = clock.now.plusSeconds(60);
        deliver();

        assertEquals("Your draft D-1, to plan a party, went through: Planned Launch.", last(id));
        assertEquals(Optional.of("number"), say(id, "hm").progress().next());
    }

    @Test
    void carries_out_what_was_cut_off_by_a_crash() {
        var id = say(null, "party").conversation();
        for (var answer : List.of("Launch", "high", "2031-03-01")) {
            say(id, answer);
        }
        // The last answer was taken, recorded and sent; then the process died, and with it the turn.
        var draft = engineState(id).draft().orElseThrow();
        outbox.record(
                new Errand(
                        draft.id(),
                        0,
                        id,
                        Talk.ANNA,
                        "plan_party",
                        draft.values().with("end", "2031-03-02T23:59+02:00").canonical(),
                        clock.now,
                        0),
                Duration.ofSeconds(22));
        engine.stop();
        engine = engine();
        deliver();
        assertEquals(0, party.calls.size(), "whoever had it may still be at it");

        clock.now = clock.now.plusSeconds(23);
        deliver();

        assertEquals(List.of(draft.id()), party.drafts());
        assertTrue(last(id).endsWith("Planned Launch."), last(id));
        assertEquals(Optional.empty(), engineState(id).draft(), "the question is not open any more");
    }

    private State engineState(UUID id) {
        return new Json().state(store.find(Talk.ANNA, id).orElseThrow());
    }

    @Test
    void does_not_claim_that_what_is_recorded_could_be_taken_back() {
        away(true);
        var id = planned();
        for (var wish : List.of("undo", "cancel")) {
            assertTrue(say(id, wish).reply().text().contains("recorded and on its way"), wish);
        }
        assertEquals(1, outbox.open().size());
    }

    @Test
    void never_gives_up_what_only_took_too_long() {
        party.handler = turn -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.answer("late");
        };
        var id = planned();
        for (int i = 0; i < 7; i++) {
            clock.now = clock.now.plusSeconds(120);
            deliver();
        }
        assertEquals(1, outbox.open().size());
        away(false);
        clock.now = clock.now.plusSeconds(120);
        deliver();
        assertEquals("Your draft D-1, to plan a party, went through: Planned Launch.", last(id));
    }

    @Test
    void says_of_a_draft_that_was_begun_that_a_part_of_it_may_be_done() {
        party.handler = turn -> {
            throw new IllegalStateException("broken");
        };
        var id = planned();
        assertTrue(say(id, "cancel").reply().text().contains("a part of it may be done"));
    }

    @Test
    void an_undo_told_later_is_that_of_what_was_told_last() {
        away(true);
        var id = planned();
        say(id, "call off CHG0030001");
        say(id, "yes");
        say(id, "party");
        party.handler = turn -> Reply.answer("Planned.");
        clock.now = clock.now.plusSeconds(60);
        deliver();
        assertEquals(Optional.empty(), engineState(id).undo(), "the older undo is gone");
    }

    @Test
    void gives_back_what_is_refused_later() {
        away(true);
        var id = planned();
        party.handler = turn -> {
            throw new Rejected("The hall is taken that day.");
        };
        clock.now = clock.now.plusSeconds(60);
        deliver();

        assertTrue(last(id).startsWith("About D-1: The hall is taken that day."), last(id));
        assertEquals(List.of(), outbox.open());
        away(false);
        say(id, "planned start");
        assertEquals("Planned Launch.", say(id, "2031-03-01").reply().text());
    }

    @Test
    void gives_up_what_fails_again_and_again() {
        away(true);
        var id = planned();
        party.handler = turn -> {
            throw new IllegalStateException("broken");
        };
        for (int i = 0; i < 10 && !outbox.open().isEmpty(); i++) {
            clock.now = clock.now.plusSeconds(120);
            deliver();
        }

        assertEquals(List.of(), outbox.open());
        assertTrue(last(id).contains("incident"), last(id));
        away(false);
        assertEquals("Planned Launch.", say(id, "try again").reply().text());
    }

    @Test
    void tells_a_change_of_state_once() {
        var before = followed("hello");

        assertTrue(engine.tell(moved(before)));
        assertFalse(engine.tell(moved(before)));

        var id = before.conversation();
        assertEquals(
                1, told(id).stream().filter("CHG1 is in Assess now."::equals).count());
        assertEquals("Assess", store.watches(id).get(0).state());
        var gone = new Watch(UUID.randomUUID(), "anna", before.subject(), "New", "");
        assertFalse(engine.tell(moved(gone)));
    }

    @Test
    void tells_a_change_of_state_in_the_language_that_the_user_speaks() {
        var before = followed("hallo, was kannst du für mich tun?");
        assertTrue(engine.tell(moved(before)));
        assertEquals("CHG1 ist jetzt in Assess.", last(before.conversation()));
    }

    @Test
    void tells_a_change_of_state_in_the_language_of_the_settings_while_no_other_is_known() {
        engine.stop();
        engine = engine(Locale.GERMAN);
        var before = followed("CHG1");
        assertTrue(engine.tell(moved(before)));
        assertEquals("CHG1 ist jetzt in Assess.", last(before.conversation()));
    }

    private static Notice moved(Watch before) {
        return new Notice(
                before,
                "Assess",
                locale -> locale.getLanguage().equals("de") ? "CHG1 ist jetzt in Assess." : "CHG1 is in Assess now.",
                Optional.empty());
    }

    /** A conversation that begins like this, and then follows a change. */
    private Watch followed(String begin) {
        var id = say(null, begin).conversation();
        var watch = new Watch(id, "anna", new Subject(Subject.Kind.CHANGE, "CHG1"), "New", "");
        store.append(
                next(store.find(Talk.ANNA, id).orElseThrow()),
                new Exchange(
                        Optional.empty(),
                        new Message(UUID.randomUUID(), 3, Sender.BOT, "created", clock.now, "{}"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(watch)));
        return watch;
    }

    private static Conversation next(Conversation one) {
        return new Conversation(
                one.id(),
                one.userId(),
                one.channel(),
                one.status(),
                one.startedAt(),
                one.updatedAt(),
                one.messages() + 1,
                one.version() + 1,
                one.state());
    }

    @Test
    void nothing_is_called_that_could_not_be_recorded() {
        store.away(false);
        var id = say(null, "party").conversation();
        for (var answer : List.of("Launch", "high", "2031-03-01")) {
            say(id, answer);
        }
        outbox.away(true);
        assertThrows(Unavailable.class, () -> say(id, "2031-03-02"));
        assertEquals(0, party.calls.size());
        outbox.away(false);
        assertEquals("Planned Launch.", say(id, "2031-03-02").reply().text());
    }
}
