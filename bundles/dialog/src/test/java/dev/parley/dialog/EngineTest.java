/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.conversation.Status;
import dev.parley.api.conversation.Summary;
import dev.parley.api.detect.Detector;
import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Detection;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import dev.parley.testkit.conversation.MemoryConversations;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final User ANNA = Talk.ANNA;
    private static final User BOB = new User("bob", "Bob", Set.of());

    private final PlanParty party = new PlanParty();
    private final Deployments deployed =
            new Deployments().deploy(party).deploy(new CancelParty()).deploy(new AskWeather());
    private final MemoryOutbox outbox = new MemoryOutbox(Clock.systemUTC());
    private final MemoryConversations store = new MemoryConversations(outbox);
    private final Engine engine = engine(store);

    private Engine engine(ConversationStore on) {
        var settings = new Settings(
                Settings.ReadBack.INFERRED, Duration.ofMinutes(15), Talk.NOW.getZone(), Locale.ENGLISH, "Ask.");
        return new Engine(
                on,
                deployed.catalog,
                outbox,
                new Neighbours(),
                deployed.bulkheads,
                settings,
                Duration.ofSeconds(10),
                Clock.fixed(Talk.NOW.toInstant(), Talk.NOW.getZone()));
    }

    @AfterEach
    void stop() {
        engine.stop();
    }

    private static Utterance said(User user, UUID conversation, String text, String clientMessageId) {
        return new Utterance(
                user, Optional.ofNullable(conversation), text, Optional.ofNullable(clientMessageId), Map.of(), "test");
    }

    private Outcome say(UUID conversation, String text) {
        return engine.say(said(ANNA, conversation, text, null));
    }

    private List<Message> messages(UUID conversation) {
        return store.messages(conversation, 0, 100);
    }

    @Test
    void a_turn_is_stored_when_it_is_answered() {
        var outcome = say(null, "party");
        var messages = messages(outcome.conversation());
        assertEquals(List.of(1, 2), messages.stream().map(Message::seq).toList());
        assertEquals(
                List.of(Sender.USER, Sender.BOT),
                messages.stream().map(Message::sender).toList());
        assertEquals("party", messages.get(0).text());
        assertEquals(outcome.reply().text(), messages.get(1).text());
        assertEquals(outcome.message(), messages.get(1).id());
        assertEquals(2, outcome.seq());
    }

    @Test
    void tells_what_each_detector_takes_a_text_for() {
        var opinions = engine.opinions("the weather?", Locale.ENGLISH);
        assertEquals("keyword", opinions.get(0).by());
        assertEquals("weather", opinions.get(0).matches().get(0).intent());
        assertTrue(engine.opinions("wumpus", Locale.ENGLISH).get(0).matches().isEmpty());
    }

    @Test
    void a_conversation_completes_and_may_go_on() {
        var id = say(null, "weather").conversation();
        assertEquals(Status.COMPLETED, store.find(ANNA, id).orElseThrow().status());
        say(id, "party");
        assertEquals(Status.ACTIVE, store.find(ANNA, id).orElseThrow().status());
    }

    @Test
    void another_users_conversation_does_not_exist() {
        var id = say(null, "party").conversation();
        assertThrows(NoSuchConversation.class, () -> engine.say(said(BOB, id, "Launch", null)));
        assertThrows(NoSuchConversation.class, () -> say(UUID.randomUUID(), "Launch"));
        assertEquals(2, messages(id).size());
    }

    @Test
    void the_same_client_message_id_gets_the_first_reply_and_does_nothing_twice() {
        var first = engine.say(said(ANNA, null, "party", "m1"));
        var again = engine.say(said(ANNA, null, "party", "m1"));
        assertEquals(first, again);
        var id = first.conversation();
        for (var answer : List.of("Launch", "high", "2031-03-01")) {
            say(id, answer);
        }
        var done = engine.say(said(ANNA, id, "2031-03-02", "m2"));
        assertEquals(done, engine.say(said(ANNA, id, "2031-03-02", "m2")));
        assertInstanceOf(Reply.Answer.class, done.reply());
        assertTrue(done.progress().complete());
        assertEquals(1, party.calls.size());
        assertEquals(10, messages(id).size());
    }

    @Test
    void a_reply_about_a_change_is_given_again_whole() {
        var id = say(null, "call off CHG0030001").conversation();
        var first = engine.say(said(ANNA, id, "yes", "m1"));
        assertTrue(assertInstanceOf(Reply.Answer.class, first.reply()).change().isPresent());
        assertEquals(first, engine.say(said(ANNA, id, "yes", "m1")));
        var card = messages(id).get(3).metadata();
        assertTrue(card.contains("\"number\":\"CHG0030001\""), card);
        assertTrue(card.contains("\"state\":\"Canceled\",\"state_code\":\"4\""), card);
    }

    @Test
    void the_same_client_message_id_of_another_user_is_another_message() {
        var annas = engine.say(said(ANNA, null, "party", "m1"));
        var bobs = engine.say(said(BOB, null, "party", "m1"));
        assertFalse(annas.conversation().equals(bobs.conversation()));
    }

    @Test
    void turns_of_one_conversation_run_one_after_another() throws Exception {
        var id = say(null, "hello").conversation();
        var threads = Executors.newFixedThreadPool(16);
        try {
            var turns = IntStream.range(0, 48)
                    .mapToObj(i -> threads.submit(() -> say(id, "weather " + i)))
                    .toList();
            for (var turn : turns) {
                turn.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                IntStream.rangeClosed(1, 98).boxed().toList(),
                messages(id).stream().map(Message::seq).toList());
    }

    @Test
    void turns_of_different_conversations_run_side_by_side() throws Exception {
        var inside = new CountDownLatch(2);
        party.handler = turn -> {
            inside.countDown();
            try {
                inside.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Reply.answer("both are in");
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            var talks = IntStream.range(0, 2)
                    .mapToObj(i -> threads.submit(() -> {
                        var id = say(null, "party").conversation();
                        List.of("Launch", "high", "2031-03-01").forEach(answer -> say(id, answer));
                        return say(id, "2031-03-02").reply().text();
                    }))
                    .toList();
            for (var talk : talks) {
                assertEquals("both are in", talk.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_turn_is_taken_anew_when_another_node_wrote_meanwhile() {
        var failures = new AtomicInteger(2);
        var contended = new Delegating(store) {
            @Override
            public void append(Conversation after, Exchange exchange) {
                if (failures.getAndDecrement() > 0) {
                    throw new StaleConversation("meanwhile");
                }
                super.append(after, exchange);
            }
        };
        var outcome = engine(contended).say(said(ANNA, null, "party", null));
        assertEquals(2, messages(outcome.conversation()).size());
    }

    @Test
    void a_change_that_was_made_before_a_crash_is_made_with_the_same_draft_afterwards() {
        var id = say(null, "party").conversation();
        List.of("Launch", "high", "2031-03-01").forEach(answer -> say(id, answer));
        var crashing = new Delegating(store) {
            @Override
            public void append(Conversation after, Exchange exchange) {
                throw new Unavailable("the database", Duration.ofSeconds(1), null);
            }
        };
        assertThrows(Unavailable.class, () -> engine(crashing).say(said(ANNA, id, "2031-03-02", null)));
        assertEquals(8, messages(id).size());
        assertTrue(say(id, "2031-03-02").progress().complete());
        assertEquals(2, party.calls.size());
        assertEquals(1, party.drafts().stream().distinct().count());
    }

    @Test
    void stores_no_control_characters_and_no_halves_of_characters() {
        var id = say(null, "party").conversation();
        say(id, "La\u0000un\u0007ch \uD83D\uDE80\uD83D");
        assertEquals("Launch \uD83D\uDE80\uFFFD", messages(id).get(2).text());
    }

    @Test
    void tells_how_far_a_conversation_has_come() {
        var id = say(null, "party").conversation();
        say(id, "Launch");
        var progress = engine.progress(store.find(ANNA, id).orElseThrow());
        assertEquals("plan_party", progress.intent());
        assertEquals(List.of("name", "priority", "start", "end"), progress.required());
        assertEquals(Map.of("name", "Launch"), progress.collected());
        assertEquals(Optional.of("priority"), progress.next());
    }

    @Test
    void tells_what_a_text_is_taken_for_and_does_nothing() {
        store.away(true);

        assertEquals(
                List.of(new Detection("keyword", "plan_party", 0.9, "party")),
                engine.detect(" a party\u0000 ", Locale.GERMAN));
        assertEquals(List.of(), engine.detect("the meaning of life", Locale.ENGLISH));
        assertEquals(List.of(), engine.detect("", Locale.ENGLISH));
        assertEquals(List.of(), party.calls);
    }

    @Test
    void asks_no_detector_that_costs_money_just_to_tell() {
        var asked = new AtomicInteger();
        deployed.catalog.addDetector(deployed.reference(0, "1"), new Detector() {
            @Override
            public String name() {
                return "paid";
            }

            @Override
            public boolean isFree() {
                return false;
            }

            @Override
            public Recognizer learn(List<IntentSpec> intents) {
                return text -> {
                    asked.incrementAndGet();
                    return List.of(new Match("weather", 0.5, Map.of(), "dear"));
                };
            }
        });
        Deployments.await(() -> !deployed.recognized("the meaning of life").isEmpty());
        int before = asked.get();

        assertEquals(List.of(), engine.detect("the meaning of life", Locale.ENGLISH));
        assertEquals(before, asked.get());
        say(null, "the meaning of life");
        assertTrue(asked.get() > before, "users are worth it");
    }

    /** A store on another one. */
    private abstract static class Delegating implements ConversationStore {

        private final ConversationStore store;

        Delegating(ConversationStore store) {
            this.store = store;
        }

        @Override
        public Optional<Loaded> load(UUID id, Optional<String> clientMessageId) {
            return store.load(id, clientMessageId);
        }

        @Override
        public void append(Conversation after, Exchange exchange) {
            store.append(after, exchange);
        }

        @Override
        public Optional<Conversation> find(User user, UUID id) {
            return store.find(user, id);
        }

        @Override
        public Optional<Head> head(User user, UUID id) {
            return store.head(user, id);
        }

        @Override
        public Page<Summary> list(User user, Audience audience, int limit, Optional<String> cursor) {
            return store.list(user, audience, limit, cursor);
        }

        @Override
        public Page<Summary> search(User user, Audience audience, String text, int limit, Optional<String> cursor) {
            return store.search(user, audience, text, limit, cursor);
        }

        @Override
        public List<Message> messages(UUID conversation, int afterSeq, int limit) {
            return store.messages(conversation, afterSeq, limit);
        }

        @Override
        public Page<Recognized> recognized(int limit, Optional<String> cursor) {
            return store.recognized(limit, cursor);
        }

        @Override
        public boolean erase(User user, UUID id) {
            return store.erase(user, id);
        }
    }
}
