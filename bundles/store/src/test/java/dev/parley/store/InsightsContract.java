/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.feedback.Vote;
import dev.parley.api.insight.Figures;
import dev.parley.api.insight.Figures.Day;
import dev.parley.api.insight.Figures.FormSteps;
import dev.parley.api.insight.Figures.FormSteps.Step;
import dev.parley.api.insight.Figures.Routed;
import dev.parley.api.insight.Insights.Search;
import dev.parley.lib.jdbi.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What admins see of conversations, on each of the store's databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InsightsContract {

    private static final Instant MONDAY = Instant.parse("2030-06-03T00:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = TUESDAY.plus(Duration.ofDays(1));
    private static final String SMALL_TALK = noted("answer", "unknown", "", false, 3, false);
    private static final String MISSED = noted("answer", "unknown", "", false, 3, true);
    private static final String UNTRACED = "{\"kind\":\"answer\",\"progress\":{\"intent\":\"help\"}}";

    private final AtomicLong nanos = new AtomicLong();
    private Databases.Open database;
    private JdbiConversations conversations;
    private JdbiInsights insights;

    abstract Settings settings(Path directory);

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        database = Databases.open(settings(directory));
        conversations = new JdbiConversations(database.source(), new Listeners(), Duration.ofDays(7));
    }

    @BeforeEach
    void empty() {
        insights = insights(1000);
        new Database(database.source()).write(handle -> {
            List.of("feedback", "message", "conversation").forEach(table -> handle.execute("DELETE FROM " + table));
            return null;
        });
    }

    @AfterAll
    void close() {
        database.close();
    }

    private JdbiInsights insights(int mostTurns) {
        return new JdbiInsights(database.source(), Duration.ofDays(7), mostTurns, nanos::get);
    }

    /** As the engine notes a turn. */
    private static String noted(
            String kind, String intent, String next, boolean isComplete, int millis, boolean isMissed) {
        return """
                {"kind":"%s","quick_replies":[],"intent":"%s","confidence":0.0,\
                "detected":[{"by":"rules","intent":"guessed_at","confidence":0.3,"why":""}],\
                "progress":{"intent":"%s","required":[],"collected":{"a":"\\"progress\\":{\\"intent\\":\\"said\\""}%s,"complete":%s},\
                "trace":{"took_ms":%d.25,"before":{"intent":"before"}%s}}""".formatted(
                        kind,
                        intent,
                        intent,
                        next.isEmpty() ? "" : ",\"next\":\"" + next + "\"",
                        isComplete,
                        millis,
                        isMissed ? ",\"missed\":true" : "");
    }

    private static String asking(String intent, String slot) {
        return noted("ask", intent, slot, false, 5, false);
    }

    private Talker talker(String user, String channel) {
        return new Talker(conversations, user, channel);
    }

    private Talker talker() {
        return talker("ada", "rest");
    }

    private static Search search(String text, String user, String channel, String intent, boolean onlyUnwell) {
        return new Search(
                given(text),
                given(user),
                given(channel),
                given(intent),
                onlyUnwell,
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private static Search between(Instant from, Instant until) {
        return new Search(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(from),
                Optional.of(until));
    }

    /** All that are found, read two by two. */
    private List<UUID> found(Search search) {
        var all = new ArrayList<UUID>();
        var cursor = Optional.<String>empty();
        do {
            var page = insights.conversations(search, 2, cursor);
            page.items().stream().map(Conversation::id).forEach(all::add);
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private void vote(Talker talker, UUID message, Vote vote) {
        new JdbiFeedback(database.source())
                .give(talker.user(), message, vote, talker.last().plusSeconds(1));
    }

    @Test
    void finds_all_users_conversations_newest_first() {
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> talker("user-" + i, "rest").turn("hello", MONDAY.plusSeconds(i), SMALL_TALK))
                .map(Talker::conversation)
                .toList();

        assertEquals(List.of(ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0)), found(Search.ALL));
        assertThrows(IllegalArgumentException.class, () -> insights.conversations(Search.ALL, 2, Optional.of("xyz")));
    }

    @Test
    void pages_through_conversations_of_the_same_moment() {
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> talker().turn("hello", MONDAY, SMALL_TALK).conversation())
                .toList();

        var found = found(Search.ALL);

        assertEquals(5, found.size());
        assertEquals(Set.copyOf(ids), Set.copyOf(found));
    }

    @Test
    void finds_what_was_said_or_answered_whatever_its_case_and_takes_no_letter_for_others() {
        var said = talker().turn("Restart PAYMENTS, 100%_sure!", MONDAY, SMALL_TALK);
        var answered = talker().turn("x", TUESDAY, SMALL_TALK);
        talker().turn("other", WEDNESDAY, SMALL_TALK);

        assertEquals(List.of(said.conversation()), found(search("payments", "", "", "", false)));
        assertEquals(List.of(said.conversation()), found(search("100%_SURE!", "", "", "", false)));
        assertEquals(List.of(answered.conversation()), found(search("answer to X", "", "", "", false)));
        for (var text : List.of("100_", "%sure%!%", "' OR 1=1 --", "took_ms", "\\", "nothing of that", "\0\uD83D💥")) {
            assertEquals(List.of(), found(search(text, "", "", "", false)), text);
        }
    }

    @Test
    void finds_by_user_and_channel_and_date() {
        var ada = talker("ada", "rest").turn("a", MONDAY, SMALL_TALK);
        var bob = talker("bob", "chatbot").turn("b", TUESDAY, SMALL_TALK);
        var adaToo = talker("ada", "websocket").turn("c", WEDNESDAY, SMALL_TALK);

        assertEquals(List.of(adaToo.conversation(), ada.conversation()), found(search("", "ada", "", "", false)));
        assertEquals(List.of(bob.conversation()), found(search("", "", "chatbot", "", false)));
        assertEquals(List.of(), found(search("", "ad", "", "", false)), "the whole id");
        assertEquals(List.of(adaToo.conversation()), found(search("c", "ada", "websocket", "", false)));
        assertEquals(
                List.of(bob.conversation(), ada.conversation()),
                found(between(MONDAY, ada.last().plusSeconds(86_401))));
        assertEquals(List.of(bob.conversation()), found(between(bob.last(), adaToo.last())), "the first inclusive");
    }

    @Test
    void finds_by_the_intent_of_a_turn_and_by_nothing_like_it() {
        var asked = talker().turn("new change", MONDAY, asking("create_change", "priority"));
        talker().turn("else", TUESDAY, asking("createXchange", "priority"));

        assertEquals(List.of(asked.conversation()), found(search("", "", "", "create_change", false)));
        for (var intent : List.of("guessed_at", "before", "said", "create", "%", "\"", "CREATE_CHANGE")) {
            assertEquals(List.of(), found(search("", "", "", intent, false)), intent);
        }
    }

    @Test
    void finds_what_went_badly() {
        var missed = talker().turn("gibberish", MONDAY, MISSED);
        var failed = talker().turn("new change", MONDAY, noted("failure", "create_change", "", false, 5, false));
        var disliked = talker().turn("hello", MONDAY, SMALL_TALK);
        vote(disliked, disliked.reply(), Vote.DOWN);
        var liked = talker().turn("hello", MONDAY, SMALL_TALK);
        vote(liked, liked.reply(), Vote.UP);
        talker().turn("{\"kind\":\"failure\" \"missed\":true", MONDAY, SMALL_TALK);

        assertEquals(
                Set.of(missed.conversation(), failed.conversation(), disliked.conversation()),
                Set.copyOf(found(search("", "", "", "", true))));
        assertEquals(List.of(failed.conversation()), found(search("", "", "", "create_change", true)));
    }

    @Test
    void tells_a_conversation_whole_and_lists_it_without_its_state() {
        var talker = talker("bob", "chatbot").turn("hello", Instant.now(), SMALL_TALK);

        var whole = insights.conversation(talker.conversation()).orElseThrow();
        var listed =
                insights.conversations(Search.ALL, 1, Optional.empty()).items().get(0);

        assertEquals(conversations.find(talker.user(), talker.conversation()), Optional.of(whole));
        assertEquals("{\"b\":[2]}", whole.state());
        assertEquals("", listed.state());
        assertEquals(whole.updatedAt(), listed.updatedAt());
        assertEquals(whole.status(), listed.status());
        assertEquals(Optional.empty(), insights.conversation(UUID.randomUUID()));
    }

    @Test
    void counts_nothing_where_there_is_nothing() {
        var none = new Day(LocalDate.parse("2030-06-03"), 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0, 0);

        assertEquals(new Figures(List.of(none), List.of(), List.of(), false), insights.figures(MONDAY, TUESDAY));
        assertEquals(new Figures(List.of(), List.of(), List.of(), false), insights.figures(MONDAY, MONDAY));
        assertEquals(List.of(), insights.figures(TUESDAY, MONDAY).days());
        assertEquals(
                366,
                insights.figures(MONDAY, MONDAY.plus(366, ChronoUnit.DAYS))
                        .days()
                        .size());
        assertThrows(IllegalArgumentException.class, () -> insights.figures(MONDAY, MONDAY.plus(367, ChronoUnit.DAYS)));
    }

    @Test
    void counts_turns_day_by_day() {
        var first = talker();
        for (int millis : new int[] {40, 10, 30, 20}) {
            first.turn("a", MONDAY.plusSeconds(millis), noted("answer", "help", "", true, millis, false));
        }
        var second = talker().turn("b", MONDAY.plusSeconds(99), MISSED)
                .turn("c", TUESDAY.plusSeconds(1), noted("failure", "create_change", "", false, 1000, false))
                .turn("d", TUESDAY.plusSeconds(2), MISSED)
                .turn("e", TUESDAY.plusSeconds(3), UNTRACED);
        second.tell(TUESDAY.plusSeconds(4), noted("failure", "create_change", "", false, 7000, true));
        vote(second, second.reply(), Vote.DOWN);
        vote(first, first.reply(), Vote.UP);
        talker().turn("before", MONDAY.minusMillis(2), MISSED);
        talker().turn("after", WEDNESDAY, MISSED);

        var figures = insights.figures(MONDAY, WEDNESDAY);

        assertEquals(
                List.of(day("2030-06-03", 2, 5, 1, 0, 20, 40, 1, 0), day("2030-06-04", 1, 3, 1, 1, 3, 1000, 0, 1)),
                figures.days());
        assertEquals(List.of(new Routed("help", 5), new Routed("create_change", 1)), figures.intents());
        assertFalse(figures.isPart());
    }

    private static Day day(
            String date, int conversations, int turns, int missed, int failed, int median, int p95, int up, int down) {
        return new Day(LocalDate.parse(date), conversations, turns, missed, failed, took(median), took(p95), up, down);
    }

    /** As it is noted. */
    private static Duration took(int millis) {
        return Duration.ofNanos(millis * 1_000_000L + 250_000);
    }

    @Test
    void has_95_percent_take_no_longer_than_the_p95() {
        var talker = talker();
        for (int millis = 100; millis >= 1; millis--) {
            talker.turn("a", MONDAY.plusSeconds(millis), noted("answer", "help", "", true, millis, false));
        }

        var day = insights.figures(MONDAY, TUESDAY).days().get(0);

        assertEquals(took(50), day.median());
        assertEquals(took(95), day.p95());
    }

    @Test
    void counts_a_turn_where_it_was_answered() {
        talker().turn("about midnight", TUESDAY.minusMillis(1), SMALL_TALK);

        assertEquals(0, insights.figures(MONDAY, TUESDAY).days().get(0).turns());
        assertEquals(1, insights.figures(TUESDAY, WEDNESDAY).days().get(0).turns());
    }

    @Test
    void tells_how_far_users_came_with_each_form() {
        talker().turn("new change", MONDAY, asking("create_change", "summary"))
                .turn("patch", MONDAY.plusSeconds(1), asking("create_change", "priority"))
                .turn("who is on call?", MONDAY.plusSeconds(2), noted("answer", "on_call", "", true, 5, false))
                .turn("what?", MONDAY.plusSeconds(3), asking("create_change", "priority"))
                .turn("high", MONDAY.plusSeconds(4), noted("confirm", "create_change", "", false, 5, false))
                .tell(MONDAY.plusSeconds(5), noted("answer", "create_change", "", true, 5, false));
        talker().turn("new change", MONDAY, asking("create_change", "summary"))
                .turn("patch", MONDAY.plusSeconds(1), asking("create_change", "priority"))
                .turn("hello", MONDAY.plusSeconds(2), SMALL_TALK);
        talker().turn("new high change", MONDAY, asking("create_change", "summary"));
        talker().turn("new high change: patch", MONDAY, noted("confirm", "create_change", "", false, 5, false));
        talker().turn("cancel", MONDAY, asking("cancel_change", "number"));

        assertEquals(
                List.of(
                        new FormSteps(
                                "create_change", 4, 1, List.of(new Step("summary", 3, 1), new Step("priority", 2, 1))),
                        new FormSteps("cancel_change", 1, 0, List.of(new Step("number", 1, 1)))),
                insights.figures(MONDAY, TUESDAY).forms());
    }

    @Test
    void orders_steps_as_they_were_asked_for_mostly() {
        Stream.of(List.of("b", "a"), List.of("b", "a"), List.of("a", "b"), List.of("b", "a", "c"))
                .forEach(slots -> {
                    var talker = talker();
                    slots.forEach(slot -> talker.turn(slot, MONDAY, asking("form", slot)));
                });

        var steps = insights.figures(MONDAY, TUESDAY).forms().get(0).steps();

        assertEquals(List.of(new Step("b", 4, 1), new Step("a", 4, 2), new Step("c", 1, 1)), steps);
    }

    @Test
    void says_when_there_is_more_than_it_looks_at_and_looks_at_the_latest() {
        for (int i = 0; i < 150; i++) {
            talker().turn("a", MONDAY.plusSeconds(i), SMALL_TALK);
        }
        talker().turn("a", TUESDAY, MISSED);

        var few = insights(50).figures(MONDAY, WEDNESDAY);
        assertTrue(few.isPart());
        assertEquals(1, few.days().get(1).turns());
        var all = insights(151).figures(MONDAY, WEDNESDAY);
        assertFalse(all.isPart());
        assertEquals(150, all.days().get(0).turns());
    }

    @Test
    void tells_the_same_for_some_seconds_without_counting_again() {
        talker().turn("a", MONDAY, SMALL_TALK);
        assertEquals(1, insights.figures(MONDAY, TUESDAY).days().get(0).turns());
        talker().turn("b", MONDAY, SMALL_TALK);

        nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertEquals(1, insights.figures(MONDAY, TUESDAY).days().get(0).turns());
        assertEquals(
                2, insights.figures(MONDAY, WEDNESDAY).days().get(0).turns(), "another period is another question");
        nanos.addAndGet(1);
        assertEquals(2, insights.figures(MONDAY, TUESDAY).days().get(0).turns());
    }
}
