/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.conversation.Status;
import dev.parley.api.outbox.Errand;
import dev.parley.api.user.User;
import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the store keeps about work in other systems, on each of its databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RemoteWorkContract {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final User ADA = new User("ada", "Ada Lovelace", Set.of("admin", "change"));

    /** A clock that stands until it is moved. */
    private static final class Hands extends Clock {

        private Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

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

    private final Hands clock = new Hands();
    private Databases.Open database;
    private JdbiOutbox outbox;
    private JdbiSendLog sends;
    private JdbiLinks links;
    private JdbiWatches watches;
    private JdbiConversations conversations;

    abstract Settings settings(Path directory);

    /** Whether there is one process only. */
    abstract boolean isAlone();

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        database = Databases.open(settings(directory));
        outbox = new JdbiOutbox(database.source(), clock);
        sends = new JdbiSendLog(database.source(), clock);
        links = new JdbiLinks(database.source());
        watches = new JdbiWatches(database.source(), clock);
        conversations = new JdbiConversations(database.source(), new Listeners(), Duration.ofDays(7));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        clock.now = clock.now.plus(Duration.ofDays(1));
        outbox.claim(1000, LEASE).forEach(errand -> outbox.drop(errand.draft()));
        watches.due(Duration.ofDays(1), 1000).forEach(watches::end);
    }

    private Errand errand() {
        var values = new LinkedHashMap<String, String>();
        values.put("short_description", "Restart & \"pay\" = 100% 👩‍🔧\n+ מחר");
        values.put("priority", "2");
        values.put("empty", "");
        return new Errand(UUID.randomUUID(), 0, UUID.randomUUID(), ADA, "create_change_request", values, clock.now, 0);
    }

    @Test
    void keeps_an_errand_as_it_was_given() {
        var given = errand();
        var kept = outbox.record(given, LEASE).orElseThrow();

        assertEquals(
                new Errand(
                        given.draft(),
                        kept.ordinal(),
                        given.conversation(),
                        ADA,
                        given.intent(),
                        given.values(),
                        given.recordedAt(),
                        1),
                kept);
        assertEquals(
                List.copyOf(given.values().keySet()), List.copyOf(kept.values().keySet()), "in order");
        assertTrue(outbox.record(errand(), LEASE).orElseThrow().ordinal() > kept.ordinal());
    }

    @Test
    void gives_an_errand_to_one_at_a_time() {
        var given = errand();
        var kept = outbox.record(given, LEASE).orElseThrow();
        assertEquals(Optional.empty(), outbox.record(given, LEASE));
        assertEquals(List.of(), outbox.claim(10, LEASE));

        clock.now = clock.now.plus(LEASE);
        var claimed = outbox.claim(10, LEASE);
        assertEquals(List.of(given.draft()), claimed.stream().map(Errand::draft).toList());
        assertEquals(2, claimed.get(0).attempts());
        assertEquals(kept.ordinal(), claimed.get(0).ordinal());
        assertEquals(Optional.empty(), outbox.record(given, LEASE));

        outbox.postpone(given.draft(), clock.now.plusSeconds(60));
        assertEquals(List.of(), outbox.claim(10, LEASE), "not before its time");
        assertEquals(3, outbox.record(given, LEASE).orElseThrow().attempts(), "but when the user asks for it");
        outbox.postpone(given.draft(), clock.now.plusSeconds(60));
        clock.now = clock.now.plusSeconds(60);
        assertEquals(1, outbox.claim(10, LEASE).size());

        outbox.drop(given.draft());
        clock.now = clock.now.plus(LEASE);
        assertEquals(List.of(), outbox.claim(10, LEASE));
    }

    @Test
    void shows_what_waits_whoever_has_it_and_claims_nothing() {
        var first = outbox.record(errand(), Duration.ZERO).orElseThrow();
        var second = outbox.record(errand(), LEASE).orElseThrow();

        assertEquals(List.of(first, second), outbox.waiting(10));
        assertEquals(List.of(first), outbox.waiting(1));
        assertEquals(
                List.of(first.draft()),
                outbox.claim(10, LEASE).stream().map(Errand::draft).toList());
    }

    @Test
    void takes_back_what_a_process_had_that_is_gone_where_it_was_alone() {
        var given = errand();
        outbox.record(given, LEASE);
        var restarted = new JdbiOutbox(database.source(), clock);
        assertEquals(isAlone() ? 1 : 0, restarted.claim(10, LEASE).size());
    }

    @Test
    void gives_the_errands_of_a_conversation_one_after_another() {
        var first = errand();
        var second = new Errand(
                UUID.randomUUID(), 0, first.conversation(), ADA, first.intent(), first.values(), clock.now, 0);
        assertTrue(outbox.isNext(outbox.record(first, Duration.ZERO).orElseThrow()));
        assertFalse(outbox.isNext(outbox.record(second, Duration.ZERO).orElseThrow()));
        outbox.postpone(first.draft(), clock.now.plusSeconds(60));
        assertEquals(List.of(), outbox.claim(10, LEASE), "the second waits for the first");
        outbox.drop(first.draft());
        assertEquals(
                List.of(second.draft()),
                outbox.claim(10, LEASE).stream().map(Errand::draft).toList());
    }

    @Test
    void gives_each_of_many_to_exactly_one_of_several_nodes() throws Exception {
        var all = IntStream.range(0, 40).mapToObj(i -> errand()).toList();
        all.forEach(one -> outbox.record(one, Duration.ZERO));
        var claimed = new ConcurrentLinkedQueue<UUID>();
        var nodes = Executors.newFixedThreadPool(4);
        var work = Stream.<Callable<Void>>generate(() -> () -> {
                    List<Errand> mine;
                    while (!(mine = outbox.claim(3, LEASE)).isEmpty()) {
                        mine.forEach(one -> claimed.add(one.draft()));
                    }
                    return null;
                })
                .limit(4)
                .toList();
        for (var done : nodes.invokeAll(work)) {
            done.get();
        }
        nodes.shutdown();
        outbox.claim(100, LEASE).forEach(late -> claimed.add(late.draft()));

        assertEquals(40, claimed.size());
        assertEquals(Set.copyOf(all.stream().map(Errand::draft).toList()), Set.copyOf(claimed));
    }

    @Test
    void allows_a_write_again_only_when_the_other_side_has_come_to_rest() {
        var key = "acme/" + UUID.randomUUID();
        assertTrue(sends.begin(key, LEASE));
        assertFalse(sends.begin(key, LEASE));
        clock.now = clock.now.plus(LEASE).minusMillis(1);
        assertFalse(sends.begin(key, LEASE));
        clock.now = clock.now.plusMillis(1);
        assertTrue(sends.begin(key, LEASE));
        assertFalse(sends.begin(key, LEASE), "counted anew");
        sends.end(key);
        assertTrue(sends.begin(key, LEASE));
    }

    @Test
    void lets_one_of_many_send() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 5; round++) {
            var key = "acme/" + UUID.randomUUID();
            var tries = Stream.<Callable<Boolean>>generate(() -> () -> sends.begin(key, LEASE))
                    .limit(8)
                    .toList();
            int won = 0;
            for (var done : threads.invokeAll(tries)) {
                won += done.get() ? 1 : 0;
            }
            assertEquals(1, won);
        }
        threads.shutdown();
    }

    @Test
    void keeps_what_changes_are_linked_to() {
        var issue = ChangeFields.NONE.with(Field.JIRA_ISSUE_KEY, "PAY-12");
        var pull = ChangeFields.NONE.with(Field.GITHUB_REPO, "acme/pay").with(Field.GITHUB_PR_NUMBER, 41);
        links.keep("one", "a1", issue);
        links.keep("one", "a1", pull);
        links.keep("two", "a1", pull);

        assertEquals(Map.of("a1", issue.with(pull)), links.find("one", List.of("a1", "b2")));
        assertEquals(Map.of("a1", pull), links.find("two", List.of("a1")));
        assertEquals(Map.of(), links.find("one", List.of()));
        links.keep("one", "a1", ChangeFields.NONE.with(Field.JIRA_ISSUE_KEY, "PAY-13"));
        assertEquals(
                Optional.of("PAY-13"),
                links.find("one", List.of("a1")).get("a1").get(Field.JIRA_ISSUE_KEY));
    }

    @Test
    void an_end_is_told_with_the_message_that_tells_it() {
        var errand = outbox.record(errand(), LEASE).orElseThrow();
        var first = conversation(1);
        conversations.append(first, message(first, Optional.of(errand.draft()), Optional.empty(), List.of()));

        assertTrue(outbox.record(errand, LEASE).orElseThrow().ordinal() > errand.ordinal(), "it was gone");
        outbox.drop(errand.draft());
        var second = next(first);
        assertThrows(
                StaleConversation.class,
                () -> conversations.append(
                        second, message(second, Optional.of(errand.draft()), Optional.empty(), List.of())));
        assertEquals(1, conversations.messages(first.id(), 0, 10).size(), "nothing was written");
    }

    @Test
    void follows_and_tells_once() {
        var first = conversation(1);
        var watch = watch(first, "New");
        conversations.append(first, message(first, Optional.empty(), Optional.empty(), List.of(watch)));
        clock.now = clock.now.plus(Duration.ofDays(2));
        assertEquals(List.of(watch), watches.due(LEASE, 10));
        assertEquals(List.of(), watches.due(LEASE, 10), "taken");

        watches.heard(new Subject(Subject.Kind.ISSUE, watch.subject().key()));
        assertEquals(List.of(), watches.due(LEASE, 10), "that was another subject");
        watches.heard(watch.subject());
        assertEquals(List.of(watch), watches.due(LEASE, 10));

        watches.note(watch(first, "Review"), "Closed");
        watches.heard(watch.subject());
        assertEquals(List.of(watch), watches.due(LEASE, 10), "it was another state that this was noted of");

        var moved = watch(first, "Assess");
        var second = next(first);
        conversations.append(second, message(second, Optional.empty(), Optional.of(watch), List.of(moved)));
        var third = next(second);
        assertThrows(
                StaleConversation.class,
                () -> conversations.append(
                        third, message(third, Optional.empty(), Optional.of(watch), List.of(moved))));
        assertEquals(2, conversations.messages(first.id(), 0, 10).size());
        clock.now = clock.now.plus(LEASE);
        assertEquals(List.of(moved), watches.due(LEASE, 10));
        watches.note(moved, "Authorize");
        clock.now = clock.now.plus(LEASE);
        assertEquals(List.of(watch(first, "Authorize")), watches.due(LEASE, 10));

        assertTrue(conversations.erase(ADA, first.id()));
        clock.now = clock.now.plus(LEASE);
        assertEquals(List.of(), watches.due(LEASE, 10), "nothing is left of it");
    }

    @Test
    void knows_a_second_delivery() {
        var id = UUID.randomUUID().toString();
        assertTrue(watches.isNew("github", id));
        assertFalse(watches.isNew("github", id));
        assertTrue(watches.isNew("jira", id));
    }

    private Watch watch(Conversation conversation, String state) {
        return new Watch(
                conversation.id(), ADA.id(), new Subject(Subject.Kind.CHANGE, "CHG" + conversation.id()), state, "");
    }

    private Conversation conversation(int messages) {
        return new Conversation(
                UUID.randomUUID(), ADA.id(), "rest", Status.ACTIVE, clock.now, clock.now, messages, 1, "{}");
    }

    private Conversation next(Conversation before) {
        return new Conversation(
                before.id(),
                ADA.id(),
                "rest",
                Status.ACTIVE,
                before.startedAt(),
                clock.now,
                before.messages() + 1,
                before.version() + 1,
                "{}");
    }

    /** A message that nobody asked for. */
    private Exchange message(Conversation in, Optional<UUID> settled, Optional<Watch> told, List<Watch> following) {
        var message = new Message(UUID.randomUUID(), in.messages(), Sender.BOT, "news", clock.now, "{}");
        return new Exchange(Optional.empty(), message, Optional.empty(), settled, told, following, Optional.empty());
    }
}
