/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Day;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.Feedback.Filter;
import dev.parley.api.feedback.NoSuchMessage;
import dev.parley.api.feedback.NotAnAnswer;
import dev.parley.api.feedback.Rated;
import dev.parley.api.feedback.Vote;
import dev.parley.lib.jdbi.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Votes and what became of questions, on each of the store's databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FeedbackContract {

    private static final Optional<String> NONE = Optional.empty();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Databases.Open database;
    private JdbiConversations conversations;
    private Feedback feedback;
    private Customer eve;

    abstract Settings settings(Path directory);

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        database = Databases.open(settings(directory));
        conversations = new JdbiConversations(database.source(), new Listeners(), Duration.ofDays(7));
        feedback = new JdbiFeedback(database.source());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void begin_with_nothing() {
        for (var table : List.of("feedback", "answered", "message", "hand_over", "conversation")) {
            new Database(database.source()).write(handle -> handle.execute("DELETE FROM " + table));
        }
        eve = Customer.of(conversations);
    }

    @Test
    void keeps_one_vote_of_a_user_for_a_message() {
        var message = eve.answered("Where is my parcel?", now, "faq");
        assertEquals(0, eve.votes());

        var id = feedback.give(eve.user(), message, Vote.UP, now);
        assertEquals(Map.of(message, Vote.UP), feedback.of(eve.user(), eve.conversation()));
        assertEquals(1, eve.votes());

        assertEquals(id, feedback.give(eve.user(), message, Vote.DOWN, now.plusSeconds(1)));
        assertEquals(Map.of(message, Vote.DOWN), feedback.of(eve.user(), eve.conversation()));
        assertEquals(2, eve.votes());
        assertEquals(
                now.plusSeconds(1),
                feedback.list(Filter.NONE, 10, NONE).items().get(0).at());

        assertEquals(id, feedback.give(eve.user(), message, Vote.DOWN, now.plusSeconds(2)));
        assertEquals(2, eve.votes(), "nothing changed");
        assertEquals(1, feedback.list(Filter.NONE, 10, NONE).items().size());
    }

    @Test
    void takes_a_vote_back() {
        var message = eve.answered("Where is my parcel?", now, "faq");
        feedback.give(eve.user(), message, Vote.UP, now);

        assertFalse(feedback.withdraw(Customer.of(conversations).user(), message), "it is another's");
        assertTrue(feedback.withdraw(eve.user(), message));
        assertEquals(Map.of(), feedback.of(eve.user(), eve.conversation()));
        assertEquals(2, eve.votes());

        assertFalse(feedback.withdraw(eve.user(), message));
        assertFalse(feedback.withdraw(eve.user(), UUID.randomUUID()));
        assertEquals(2, eve.votes(), "nothing changed");
    }

    @Test
    void is_for_answers_of_ones_own_conversations() {
        var exchange = eve.ask("hello", now, Optional.empty());
        var said = exchange.said().orElseThrow().id();
        var stranger = Customer.of(conversations);
        stranger.answered("hello", now, "faq");

        assertThrows(NotAnAnswer.class, () -> feedback.give(eve.user(), said, Vote.UP, now));
        assertThrows(NoSuchMessage.class, () -> feedback.give(stranger.user(), said, Vote.UP, now));
        assertThrows(
                NoSuchMessage.class,
                () -> feedback.give(stranger.user(), exchange.replied().id(), Vote.UP, now));
        var answer = eve.answered("again", now, "faq");
        assertThrows(NoSuchMessage.class, () -> feedback.give(stranger.user(), answer, Vote.UP, now));
        assertThrows(NoSuchMessage.class, () -> feedback.give(eve.user(), UUID.randomUUID(), Vote.UP, now));
        assertEquals(List.of(), feedback.list(Filter.NONE, 10, NONE).items());
        assertEquals(0, eve.votes());
    }

    @Test
    void takes_votes_on_the_assistant_too() {
        var ada = eve.on("rest");
        var reply = ada.ask("create a change", now, Optional.empty()).replied();

        var id = feedback.give(ada.user(), reply.id(), Vote.DOWN, now);

        assertEquals(
                List.of(new Rated(
                        id,
                        Vote.DOWN,
                        now,
                        ada.user().id(),
                        ada.conversation(),
                        reply.id(),
                        "create a change",
                        "Answer to create a change",
                        NONE,
                        NONE)),
                feedback.list(Filter.NONE, 10, NONE).items());
        assertEquals(
                Optional.of(new Asked(reply.id(), ada.conversation(), "create a change", now)),
                feedback.asked(reply.id()));
    }

    @Test
    void keeps_one_vote_of_many_at_once() {
        var message = eve.answered("Where is my parcel?", now, "faq");
        var nodes = IntStream.range(0, 4)
                .mapToObj(node -> new JdbiFeedback(database.source()))
                .toList();
        var threads = Executors.newFixedThreadPool(nodes.size());
        for (int round = 0; round < 10; round++) {
            var votes = nodes.stream()
                    .map(node ->
                            CompletableFuture.supplyAsync(() -> node.give(eve.user(), message, Vote.UP, now), threads))
                    .toList();
            assertEquals(
                    1,
                    Set.copyOf(votes.stream().map(CompletableFuture::join).toList())
                            .size());
            assertEquals(2 * round + 1, eve.votes());
            assertTrue(feedback.withdraw(eve.user(), message));
        }
        threads.shutdown();
    }

    @Test
    void leaves_nothing_when_a_conversation_is_erased_that_is_voted_on() {
        var threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 20; round++) {
            var one = eve.elsewhere();
            var message = one.answered("Where is my parcel?", now, "faq");
            var vote = CompletableFuture.runAsync(() -> give(one, message), threads);
            var erased =
                    CompletableFuture.supplyAsync(() -> conversations.erase(one.user(), one.conversation()), threads);
            vote.join();
            assertTrue(erased.join());
        }
        threads.shutdown();
        assertEquals(0, count("feedback"));
        assertEquals(0, count("answered"));
        assertEquals(0, count("message"));
    }

    private void give(Customer customer, UUID message) {
        try {
            feedback.give(customer.user(), message, Vote.UP, now);
        } catch (NoSuchMessage e) {
            // It was erased before.
        }
    }

    private int count(String table) {
        return new Database(database.source()).read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void goes_with_its_conversation_and_leaves_others() {
        var message = eve.answered("first", now, "faq");
        var other = eve.elsewhere();
        var kept = other.answered("second", now, "faq");
        feedback.give(eve.user(), message, Vote.UP, now);
        var vote = feedback.give(eve.user(), kept, Vote.UP, now);

        assertTrue(conversations.erase(eve.user(), eve.conversation()));

        assertEquals(
                List.of(vote),
                feedback.list(Filter.NONE, 10, NONE).items().stream()
                        .map(Rated::id)
                        .toList());
        assertEquals(Optional.empty(), feedback.asked(message));
        assertEquals(1, count("answered"));
    }

    @Test
    void lists_votes_by_what_is_asked_for() {
        var parcel = vote("Where is my 100% parcel?", "faq", Vote.UP, 5);
        var refund = vote("How do I get a REFUND?", "rag", Vote.DOWN, 4);
        var again = vote("Why no refund_?", "faq", Vote.DOWN, 3);

        assertEquals(List.of(again, refund, parcel), found(Filter.NONE));
        assertEquals(List.of(again, refund), found(filter(Optional.of(Vote.DOWN), NONE, NONE)));
        assertEquals(List.of(again, parcel), found(filter(Optional.empty(), Optional.of("faq"), NONE)));
        assertEquals(List.of(again, refund), found(filter(Optional.empty(), NONE, Optional.of("refund"))));
        assertEquals(List.of(parcel), found(filter(Optional.empty(), NONE, Optional.of("100% P"))));
        assertEquals(List.of(again), found(filter(Optional.empty(), NONE, Optional.of("d_"))), "no wildcard");
        assertEquals(List.of(again, refund, parcel), found(filter(Optional.empty(), NONE, Optional.of("answer TO"))));
        assertEquals(
                List.of(refund),
                found(new Filter(
                        Optional.empty(),
                        NONE,
                        Optional.of(now.minusSeconds(4)),
                        Optional.of(now.minusSeconds(3)),
                        NONE)));
        assertEquals(List.of(), found(filter(Optional.of(Vote.UP), Optional.of("rag"), NONE)));
    }

    /** The vote's id. */
    private UUID vote(String question, String by, Vote vote, int secondsAgo) {
        var one = Customer.of(conversations);
        var message = one.answered(question, now.minusSeconds(60), by);
        return feedback.give(one.user(), message, vote, now.minusSeconds(secondsAgo));
    }

    private static Filter filter(Optional<Vote> vote, Optional<String> by, Optional<String> text) {
        return new Filter(vote, by, Optional.empty(), Optional.empty(), text);
    }

    private List<UUID> found(Filter filter) {
        return feedback.list(filter, 10, NONE).items().stream().map(Rated::id).toList();
    }

    @Test
    void lists_each_once_page_by_page_even_those_of_the_same_moment() {
        IntStream.range(0, 7).forEach(i -> vote("question " + i, "faq", Vote.UP, i / 3));

        var seen = new ArrayList<Rated>();
        var cursor = NONE;
        do {
            var page = feedback.list(Filter.NONE, 2, cursor);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());

        assertEquals(feedback.list(Filter.NONE, 10, NONE).items(), seen);
        assertEquals(7, Set.copyOf(seen).size());
        assertThrows(IllegalArgumentException.class, () -> feedback.list(Filter.NONE, 2, Optional.of("none")));
    }

    @Test
    void knows_what_was_asked_and_found_nothing() {
        var older = eve.unanswered("Do you sell bread?", now.minusSeconds(2));
        eve.answered("Where is my parcel?", now.minusSeconds(1), "faq");
        var newer = eve.unanswered("Do you sell boats?", now);

        assertEquals(
                List.of(
                        new Asked(newer, eve.conversation(), "Do you sell boats?", now),
                        new Asked(older, eve.conversation(), "Do you sell bread?", now.minusSeconds(2))),
                feedback.unanswered(now.minusSeconds(2), now.plusSeconds(1), 10));
        assertEquals(1, feedback.unanswered(now.minusSeconds(2), now, 10).size());
        assertEquals(
                newer,
                feedback.unanswered(Instant.EPOCH, now.plusSeconds(1), 1).get(0).message());
        assertEquals(Optional.of("Do you sell bread?"), feedback.asked(older).map(Asked::question));
        assertEquals(Optional.empty(), feedback.asked(UUID.randomUUID()));
    }

    /** Whatever the time zone of the session is. */
    @Test
    void counts_day_by_day_in_utc() {
        var monday = LocalDate.of(2031, 3, 3);
        var noon = monday.atTime(12, 0).toInstant(ZoneOffset.UTC);
        var last = monday.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);
        eve.answered("a", noon, "faq");
        var late = eve.answered("b", last, "faq");
        eve.answered("c", noon, "rag");
        eve.unanswered("d", noon);
        eve.unanswered("e", last.plusMillis(1));
        feedback.give(eve.user(), late, Vote.DOWN, last.plusSeconds(3600));

        var expected = List.of(
                new Day(monday.minusDays(1), Map.of(), 0, 0, 0),
                new Day(monday, Map.of("faq", 2, "rag", 1), 1, 0, 1),
                new Day(monday.plusDays(1), Map.of(), 1, 0, 0));
        assertEquals(expected, feedback.days(monday.minusDays(1), monday.plusDays(1)));
        for (var zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
            var days = new Database(database.source()).read(handle -> {
                handle.execute("SET TIME ZONE '" + zone + "'");
                try {
                    return new Diary(monday.minusDays(1), monday.plusDays(1)).read(handle);
                } finally {
                    handle.execute("SET TIME ZONE LOCAL");
                }
            });
            assertEquals(expected, days, zone);
        }
        assertEquals(List.of(), feedback.days(monday, monday.minusDays(1)));
        assertEquals(366, feedback.days(monday, monday.plusDays(365)).size());
        assertThrows(IllegalArgumentException.class, () -> feedback.days(monday, monday.plusDays(366)));
    }
}
