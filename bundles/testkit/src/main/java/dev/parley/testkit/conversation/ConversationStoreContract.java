/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.ConversationStore.Recognized;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.conversation.Status;
import dev.parley.api.conversation.Summary;
import dev.parley.api.user.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ConversationStore} does. Its tests extend this. */
public abstract class ConversationStoreContract {

    private static final int MANY = 1000;
    private static final Optional<String> NONE = Optional.empty();

    private User ada;
    private User bob;

    /** Microseconds are the most that a store has to keep. */
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** The same store at each call of one test. */
    protected abstract ConversationStore store();

    @BeforeEach
    void meet_new_users() {
        ada = new User("ada-" + UUID.randomUUID(), "Ada", Set.of());
        bob = new User("bob-" + UUID.randomUUID(), "Bob", Set.of());
    }

    @Test
    void knows_nothing_of_a_conversation_that_was_never_written() {
        assertEquals(Optional.empty(), store().load(UUID.randomUUID(), NONE));
        assertEquals(Optional.empty(), store().find(ada, UUID.randomUUID()));
        assertEquals(List.of(), store().messages(UUID.randomUUID(), 0, MANY));
        assertEquals(
                List.of(), store().list(ada, Audience.ASSISTANT, MANY, NONE).items());
    }

    @Test
    void keeps_a_turn_as_it_was_given() {
        var conversation = begun(ada);
        var exchange = exchange(conversation, NONE);
        store().append(conversation, exchange);

        assertEquals(
                conversation,
                store().load(conversation.id(), NONE).orElseThrow().conversation());
        assertEquals(Optional.of(conversation), store().find(ada, conversation.id()));
        assertEquals(
                List.of(exchange.said().orElseThrow(), exchange.replied()),
                store().messages(conversation.id(), 0, MANY));
    }

    @Test
    void goes_on_with_a_conversation() {
        var first = begun(ada);
        store().append(first, exchange(first, NONE));
        var second = next(first, Status.COMPLETED, now.plusSeconds(60));
        store().append(second, exchange(second, NONE));

        assertEquals(second, store().load(first.id(), NONE).orElseThrow().conversation());
        assertEquals(
                List.of(1, 2, 3, 4),
                store().messages(first.id(), 0, MANY).stream().map(Message::seq).toList());
    }

    @Test
    void finds_the_reply_to_what_was_said_before() {
        var first = begun(ada);
        var exchange = exchange(first, Optional.of("hello"));
        store().append(first, exchange);
        var second = next(first, Status.ACTIVE, now);
        store().append(second, exchange(second, Optional.of("again")));

        assertEquals(Optional.of(exchange.replied()), earlier(first.id(), Optional.of("hello")));
        assertEquals(Optional.empty(), earlier(first.id(), Optional.of("Hello")));
        assertEquals(Optional.empty(), earlier(first.id(), NONE));
    }

    @Test
    void tells_the_same_words_of_two_conversations_apart() {
        var one = begun(ada);
        store().append(one, exchange(one, Optional.of("hello")));
        var other = begun(ada);
        var exchange = exchange(other, Optional.of("hello"));
        store().append(other, exchange);

        assertEquals(Optional.of(exchange.replied()), earlier(other.id(), Optional.of("hello")));
    }

    @Test
    void refuses_a_version_that_was_written_meanwhile() {
        var first = begun(ada);
        store().append(first, exchange(first, NONE));
        var second = next(first, Status.ACTIVE, now);
        store().append(second, exchange(second, NONE));

        var late = next(first, Status.COMPLETED, now);
        refuses(late, exchange(late, NONE), second);
    }

    @Test
    void refuses_a_version_that_does_not_follow() {
        var first = begun(ada);
        store().append(first, exchange(first, NONE));

        var third = next(next(first, Status.ACTIVE, now), Status.ACTIVE, now);
        refuses(third, exchange(third, NONE), first);
    }

    @Test
    void refuses_to_go_on_where_nothing_began() {
        var second = next(begun(ada), Status.ACTIVE, now);

        assertThrows(StaleConversation.class, () -> store().append(second, exchange(second, NONE)));
        assertEquals(Optional.empty(), store().load(second.id(), NONE));
        assertEquals(List.of(), store().messages(second.id(), 0, MANY));
    }

    @Test
    void refuses_to_begin_a_conversation_twice() {
        var first = begun(ada);
        store().append(first, exchange(first, NONE));

        refuses(first, exchange(first, NONE), first);
    }

    @Test
    void refuses_to_write_what_was_said_before() {
        var first = begun(ada);
        store().append(first, exchange(first, Optional.of("hello")));

        var second = next(first, Status.COMPLETED, now);
        refuses(second, exchange(second, Optional.of("hello")), first);
    }

    private void refuses(Conversation conversation, Exchange exchange, Conversation stored) {
        var before = store().messages(stored.id(), 0, MANY);

        assertThrows(StaleConversation.class, () -> store().append(conversation, exchange));

        assertEquals(
                stored, store().load(stored.id(), NONE).orElseThrow().conversation(), "the conversation is untouched");
        assertEquals(before, store().messages(stored.id(), 0, MANY), "no message was added");
    }

    @Test
    void lets_exactly_one_of_several_writers_win() throws Exception {
        var conversation = begun(ada);
        for (int round = 0; round < 20; round++) {
            var contended = conversation;
            long won = together(4, () -> wins(contended)).stream()
                    .filter(Boolean::booleanValue)
                    .count();

            assertEquals(1, won);
            assertEquals(
                    contended.messages(),
                    store().messages(contended.id(), 0, MANY).size());
            conversation = next(contended, Status.ACTIVE, now);
        }
    }

    private boolean wins(Conversation conversation) {
        try {
            store().append(conversation, exchange(conversation, NONE));
            return true;
        } catch (StaleConversation e) {
            return false;
        }
    }

    @Test
    void shows_a_conversation_to_nobody_else() {
        var conversation = begun(ada);
        store().append(conversation, exchange(conversation, NONE));

        assertEquals(Optional.empty(), store().find(bob, conversation.id()));
        assertEquals(
                List.of(), store().list(bob, Audience.ASSISTANT, MANY, NONE).items());
        assertFalse(store().erase(bob, conversation.id()));
        assertTrue(store().find(ada, conversation.id()).isPresent());
    }

    @Test
    void tells_an_owner_whether_there_is_anything_new() {
        var conversation = begun(ada);
        assertEquals(Optional.empty(), store().head(ada, conversation.id()));
        store().append(conversation, exchange(conversation, NONE));
        var head = store().head(ada, conversation.id()).orElseThrow();
        assertEquals("rest", head.channel());
        assertEquals(2, head.messages());
        assertEquals(Optional.of(head), store().head(ada, conversation.id()));
        assertEquals(Optional.empty(), store().head(bob, conversation.id()));

        var continued = next(conversation, Status.ACTIVE, now);
        store().append(continued, exchange(continued, NONE));
        var later = store().head(ada, conversation.id()).orElseThrow();
        assertEquals(4, later.messages());
        assertTrue(later.version() != head.version());
    }

    @Test
    void keeps_conversations_of_customers_apart() {
        var asked = ofCustomer(begun(ada));
        var ours = begun(ada);
        for (var one : List.of(asked, ours)) {
            store().append(one, exchange(one, NONE));
        }
        assertEquals(
                List.of(asked.id()),
                ids(store().list(ada, Audience.CUSTOMER, MANY, NONE).items()));
        assertEquals(
                List.of(ours.id()),
                ids(store().list(ada, Audience.ASSISTANT, MANY, NONE).items()));
        assertEquals(
                Audience.CHATBOT, store().head(ada, asked.id()).orElseThrow().channel());
    }

    private static Conversation ofCustomer(Conversation of) {
        return new Conversation(
                of.id(),
                of.userId(),
                Audience.CHATBOT,
                of.status(),
                of.startedAt(),
                of.updatedAt(),
                of.messages(),
                of.version(),
                of.state());
    }

    @Test
    void lists_those_first_that_were_written_last() {
        var old = begun(ada, now.minusSeconds(300));
        var middle = begun(ada, now.minusSeconds(200));
        var young = begun(ada, now.minusSeconds(100));
        Stream.of(middle, young, old).forEach(one -> store().append(one, exchange(one, NONE)));
        assertEquals(
                List.of(young.id(), middle.id(), old.id()),
                ids(store().list(ada, Audience.ASSISTANT, MANY, NONE).items()));

        var continued = next(old, Status.ACTIVE, now);
        store().append(continued, exchange(continued, NONE));
        assertEquals(
                List.of(old.id(), young.id(), middle.id()),
                ids(store().list(ada, Audience.ASSISTANT, MANY, NONE).items()));
    }

    @Test
    void sums_a_conversation_up() {
        var first = begun(ada);
        store().append(first, exchange(first, NONE));
        var second = next(first, Status.COMPLETED, now.plusSeconds(5));
        var exchange = exchange(second, NONE);
        store().append(second, exchange);

        assertEquals(
                List.of(new Summary(
                        first.id(),
                        Status.COMPLETED,
                        first.startedAt(),
                        second.updatedAt(),
                        exchange.replied().text(),
                        4)),
                store().list(ada, Audience.ASSISTANT, MANY, NONE).items());
    }

    @Test
    void lists_each_once_page_by_page_even_those_of_the_same_moment() {
        var all = IntStream.range(0, 7)
                .mapToObj(i -> begun(ada, now.minusSeconds(i / 3)))
                .toList();
        all.forEach(one -> store().append(one, exchange(one, NONE)));

        var seen = new ArrayList<UUID>();
        var sizes = new ArrayList<Integer>();
        var cursor = NONE;
        do {
            var page = store().list(ada, Audience.ASSISTANT, 2, cursor);
            seen.addAll(ids(page.items()));
            sizes.add(page.items().size());
            cursor = page.next();
        } while (cursor.isPresent() && sizes.size() < MANY);

        assertEquals(List.of(2, 2, 2, 1), sizes);
        assertEquals(Set.copyOf(all.stream().map(Conversation::id).toList()), Set.copyOf(seen));
        assertEquals(ids(store().list(ada, Audience.ASSISTANT, MANY, NONE).items()), seen, "in the same order");
    }

    @Test
    void finds_ones_own_conversations_by_what_was_said_in_them() {
        var first = containing(ada, now.minusSeconds(3), "Restart PAYMENTS at night");
        var second = containing(ada, now.minusSeconds(2), "payments are 100% down");
        var third = containing(ada, now.minusSeconds(1), "Ümlaute in foo_bar!");
        containing(bob, now, "payments");

        assertEquals(List.of(second.id(), first.id()), found("payments"));
        assertEquals(List.of(second.id(), first.id()), found("PayMents"));
        assertEquals(List.of(first.id()), found("payments at"));
        assertEquals(List.of(third.id()), found("Ümlaute"));
        assertEquals(List.of(), found("nothing of the kind"));
        assertEquals(
                List.of(),
                store().search(ada, Audience.CUSTOMER, "payments", MANY, NONE).items());
    }

    @Test
    void looks_for_signs_as_they_are_written() {
        var percent = containing(ada, now.minusSeconds(2), "payments are 100% down");
        var other = containing(ada, now.minusSeconds(1), "foo_bar! it's \\ done");

        assertEquals(List.of(percent.id()), found("%"));
        assertEquals(List.of(), found("0%%"));
        assertEquals(List.of(other.id()), found("_"));
        assertEquals(List.of(other.id()), found("bar!"));
        assertEquals(List.of(other.id()), found("it's \\"));
    }

    @Test
    void pages_what_is_found_as_the_list_is_paged() {
        var all = IntStream.range(0, 5)
                .mapToObj(i -> containing(ada, now.minusSeconds(i / 2), "payments " + i))
                .map(Conversation::id)
                .toList();
        containing(ada, now, "something else");

        var seen = new ArrayList<UUID>();
        var cursor = NONE;
        do {
            var page = store().search(ada, Audience.ASSISTANT, "payments", 2, cursor);
            seen.addAll(ids(page.items()));
            cursor = page.next();
        } while (cursor.isPresent() && seen.size() < MANY);
        assertEquals(found("payments"), seen);
        assertEquals(Set.copyOf(all), Set.copyOf(seen));
        assertEquals(5, seen.size());
    }

    private Conversation containing(User user, Instant at, String text) {
        var conversation = begun(user, at);
        store().append(conversation, exchange(conversation, text, "{}"));
        return conversation;
    }

    private List<UUID> found(String text) {
        return ids(store().search(ada, Audience.ASSISTANT, text, MANY, NONE).items());
    }

    @Test
    void ends_the_last_page_where_the_list_ends() {
        Stream.of(begun(ada), begun(ada)).forEach(one -> store().append(one, exchange(one, NONE)));

        assertEquals(NONE, store().list(ada, Audience.ASSISTANT, 2, NONE).next());
    }

    @Test
    void refuses_a_cursor_that_no_page_gave() {
        for (var wrong : List.of("", "no cursor", "AAAA", "'; DROP TABLE message; --", "x".repeat(MANY))) {
            var error = assertThrows(
                    IllegalArgumentException.class,
                    () -> store().list(ada, Audience.ASSISTANT, 2, Optional.of(wrong)),
                    wrong);
            assertFalse(error.getMessage().isBlank());
        }
    }

    @Test
    void gives_what_was_recognized_the_newest_first() {
        var older = begun(ada, now.minusSeconds(20));
        store().append(older, recognized(older, now.minusSeconds(20)));
        var younger = begun(bob, now);
        store().append(younger, recognized(younger, now));
        var later = next(older, Status.ACTIVE, now);
        store().append(later, recognized(later, now.minusSeconds(10)));

        var first = store().messages(older.id(), 0, MANY);
        var other = store().messages(younger.id(), 0, MANY);
        assertEquals(
                List.of(
                        new Recognized(other.get(0), other.get(1)),
                        new Recognized(first.get(2), first.get(3)),
                        new Recognized(first.get(0), first.get(1))),
                recognizedIn(older, younger));
    }

    @Test
    void leaves_out_what_no_detector_found_an_intent_for() {
        var conversation = begun(ada);
        var typed = "{\"form\":{\"reason\":\"\\\"detected\\\":[1]\"}}";
        store().append(conversation, exchange(conversation, "urgent", typed));
        var unasked = recognized(conversation, now).replied();
        var news = new Message(unasked.id(), 3, Sender.BOT, "It is done.", now, unasked.metadata());
        var after = new Conversation(
                conversation.id(), ada.id(), "rest", Status.ACTIVE, now, now, 3, conversation.version() + 1, "{}");
        store().append(
                        after,
                        new Exchange(Optional.empty(), news, NONE, Optional.empty(), Optional.empty(), List.of()));

        assertEquals(List.of(), recognizedIn(conversation));
    }

    @Test
    void gives_what_was_recognized_page_by_page_even_of_the_same_moment() {
        for (int i = 0; i < 7; i++) {
            var conversation = begun(ada, now.plusSeconds(60));
            store().append(conversation, recognized(conversation, now.plusSeconds(60 - i / 3)));
        }

        var seen = new ArrayList<Recognized>();
        var cursor = NONE;
        for (int page = 0; page < 3; page++) {
            var some = store().recognized(2, cursor);
            assertEquals(2, some.items().size());
            seen.addAll(some.items());
            cursor = some.next();
        }

        var all = store().recognized(MANY, NONE).items();
        assertEquals(all.subList(0, 6), seen);
        assertEquals(NONE, store().recognized(all.size(), NONE).next());
        assertThrows(IllegalArgumentException.class, () -> store().recognized(2, Optional.of("no cursor")));
    }

    @Test
    void forgets_what_was_recognized_in_an_erased_conversation() {
        var conversation = begun(ada);
        var exchange = recognized(conversation, now);
        store().append(conversation, exchange);
        assertTrue(isRecognized(exchange));

        store().erase(ada, conversation.id());

        assertFalse(isRecognized(exchange));
    }

    @Test
    void gives_the_messages_after_one_and_no_more_than_asked_for() {
        var conversation = begun(ada);
        for (int turn = 0; turn < 3; turn++) {
            store().append(conversation, exchange(conversation, NONE));
            conversation = next(conversation, Status.ACTIVE, now);
        }

        assertEquals(List.of(3, 4, 5), seqs(store().messages(conversation.id(), 2, 3)));
        assertEquals(List.of(6), seqs(store().messages(conversation.id(), 5, 3)));
        assertEquals(List.of(), seqs(store().messages(conversation.id(), 6, 3)));
    }

    @Test
    void erases_a_conversation_with_all_that_was_said() {
        var conversation = begun(ada);
        store().append(conversation, exchange(conversation, Optional.of("hello")));
        var other = begun(ada);
        store().append(other, exchange(other, NONE));

        assertTrue(store().erase(ada, conversation.id()));

        assertEquals(Optional.empty(), store().load(conversation.id(), Optional.of("hello")));
        assertEquals(List.of(), store().messages(conversation.id(), 0, MANY));
        assertEquals(
                List.of(other.id()),
                ids(store().list(ada, Audience.ASSISTANT, MANY, NONE).items()));
        assertFalse(store().erase(ada, conversation.id()), "there is nothing left to erase");
    }

    @Test
    void keeps_any_text_as_it_was_written() {
        var texts = List.of(
                "καλημέρα 👩‍👩‍👧‍👦 e\u0301",
                "שלום \u202eעולם\u202c مرحبا",
                "<script>alert('x')</script> &amp; \"quoted\" \\ %s ${x} :name ? <name>",
                "'); DROP TABLE message; --",
                "line\r\nline\ttab\u0001\u007f",
                "",
                " ",
                "x".repeat(4000));
        var conversation = begun(ada);
        var said = new ArrayList<String>();
        for (var text : texts) {
            store().append(conversation, exchange(conversation, text, "{\"text\":\"" + text + "\"}"));
            said.addAll(List.of(text, text));
            conversation = next(conversation, Status.ACTIVE, now);
        }

        assertEquals(
                said,
                store().messages(conversation.id(), 0, MANY).stream()
                        .map(Message::text)
                        .toList());
    }

    @Test
    void keeps_a_large_state() {
        var conversation = state(begun(ada), "{\"draft\":\"" + "ü".repeat(200_000) + "\"}");
        store().append(conversation, exchange(conversation, NONE));

        assertEquals(
                conversation,
                store().load(conversation.id(), NONE).orElseThrow().conversation());
    }

    /** PostgreSQL holds no U+0000: channels take it out, and a store that meets it says no, to all of the turn. */
    @Test
    void keeps_a_null_character_or_refuses_the_whole_turn() {
        var conversation = begun(ada);
        var exchange = exchange(conversation, "null \u0000", "{}");
        try {
            store().append(conversation, exchange);
            assertEquals(
                    exchange.said().orElseThrow(),
                    store().messages(conversation.id(), 0, 1).get(0));
        } catch (IllegalArgumentException e) {
            assertEquals(Optional.empty(), store().load(conversation.id(), NONE));
        }
    }

    private Optional<Message> earlier(UUID id, Optional<String> clientMessageId) {
        return store().load(id, clientMessageId).orElseThrow().earlierReply();
    }

    private static List<UUID> ids(List<Summary> summaries) {
        return summaries.stream().map(Summary::id).toList();
    }

    private static List<Integer> seqs(List<Message> messages) {
        return messages.stream().map(Message::seq).toList();
    }

    private Conversation begun(User user) {
        return begun(user, now);
    }

    /** A conversation after its first turn. */
    private static Conversation begun(User user, Instant at) {
        return new Conversation(UUID.randomUUID(), user.id(), "rest", Status.ACTIVE, at, at, 2, 1, "{\"a\":1}");
    }

    /** The same conversation a turn later. */
    private static Conversation next(Conversation before, Status status, Instant at) {
        return new Conversation(
                before.id(),
                before.userId(),
                before.channel(),
                status,
                before.startedAt(),
                at,
                before.messages() + 2,
                before.version() + 1,
                "{\"a\":" + before.version() + 1 + "}");
    }

    private static Conversation state(Conversation of, String state) {
        return new Conversation(
                of.id(),
                of.userId(),
                of.channel(),
                of.status(),
                of.startedAt(),
                of.updatedAt(),
                of.messages(),
                of.version(),
                state);
    }

    private Exchange exchange(Conversation after, Optional<String> clientMessageId) {
        var exchange = exchange(after, "message of version " + after.version(), "{\"intent\":\"help\"}");
        return new Exchange(exchange.said().orElseThrow(), exchange.replied(), clientMessageId);
    }

    private Exchange exchange(Conversation after, String text, String metadata) {
        return new Exchange(
                new Message(UUID.randomUUID(), after.messages() - 1, Sender.USER, text, now, "{}"),
                new Message(UUID.randomUUID(), after.messages(), Sender.BOT, text, now.plusMillis(3), metadata),
                NONE);
    }

    /** A turn in which a detector found an intent, as the engine notes it. */
    private static Exchange recognized(Conversation after, Instant at) {
        var metadata =
                "{\"kind\":\"ask\",\"detected\":[{\"by\":\"rules\",\"intent\":\"help\",\"confidence\":1.0,\"why\":\"rule\"}]}";
        return new Exchange(
                new Message(UUID.randomUUID(), after.messages() - 1, Sender.USER, "help", at, "{}"),
                new Message(UUID.randomUUID(), after.messages(), Sender.BOT, "How?", at.plusMillis(3), metadata),
                NONE);
    }

    /** Of all that was recognized what was said in these. */
    private List<Recognized> recognizedIn(Conversation... conversations) {
        var messages = Stream.of(conversations)
                .flatMap(conversation -> store().messages(conversation.id(), 0, MANY).stream())
                .toList();
        return store().recognized(MANY, NONE).items().stream()
                .filter(turn -> messages.contains(turn.replied()))
                .toList();
    }

    private boolean isRecognized(Exchange exchange) {
        return store().recognized(MANY, NONE).items().stream()
                .anyMatch(turn -> turn.replied().equals(exchange.replied()));
    }

    /** Runs the same several times at once. */
    private static <T> List<T> together(int times, Callable<T> what) throws Exception {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var start = new CountDownLatch(1);
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return what.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
