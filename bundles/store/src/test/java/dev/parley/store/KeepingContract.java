/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.feedback.Vote;
import dev.parley.api.handover.HandOver;
import dev.parley.api.outbox.Errand;
import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.User;
import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import dev.parley.lib.jdbi.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is told to people of themselves, and what is erased and when, on each of the store's databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeepingContract {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> TABLES = List.of(
            "conversation", "message", "answered", "feedback", "rag_conversation", "hand_over", "watch", "outbox");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Databases.Open database;
    private JdbiConversations conversations;

    abstract Settings settings(Path directory);

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        database = Databases.open(settings(directory));
        conversations = new JdbiConversations(database.source(), new Listeners(), Duration.ofDays(7));
    }

    @AfterAll
    void close() {
        database.close();
    }

    private List<PersonalData> kinds() {
        return List.of(
                new PersonalConversations(database.source(), new Listeners()),
                new PersonalHabits(database.source(), new JdbiHabits(database.source())),
                new PersonalHandOvers(database.source()),
                new PersonalWatches(database.source()),
                new PersonalErrands(database.source()));
    }

    /** Somebody of whom there is something in every table. */
    private Customer known(Instant at) {
        var customer = Customer.of(conversations);
        var message = customer.answered("Where is my \"parcel\"?", at, "faq");
        new JdbiFeedback(database.source()).give(customer.user(), message, Vote.DOWN, at);
        execute(
                "INSERT INTO rag_conversation (bridge, conversation_id, remote_id, updated_at) VALUES (?, ?, ?, ?)",
                "dify",
                customer.conversation(),
                "r-1",
                Rows.time(at));
        new JdbiDesk(database.source())
                .open(new HandOver(
                        UUID.randomUUID(),
                        customer.conversation(),
                        customer.user().id(),
                        "Eve",
                        "asked",
                        Optional.of("{\"intent\":\"x\"}"),
                        at,
                        Optional.empty()));
        var watch = new Watch(
                customer.conversation(),
                customer.user().id(),
                new Subject(Subject.Kind.CHANGE, UUID.randomUUID().toString()),
                "New",
                "");
        new Database(database.source()).write(handle -> {
            JdbiWatches.write(handle, watch, at);
            return null;
        });
        new JdbiOutbox(database.source())
                .record(
                        new Errand(
                                UUID.randomUUID(),
                                0,
                                customer.conversation(),
                                customer.user(),
                                "cancel",
                                Map.of("reason", "a & b"),
                                at,
                                0),
                        Duration.ofSeconds(1));
        new JdbiHabits(database.source())
                .remember(customer.user().id(), "cancel", List.of("CHG1"), Map.of("risk", "low"), at);
        return customer;
    }

    private void execute(String sql, Object... values) {
        new Database(database.source()).write(handle -> handle.execute(sql, values));
    }

    private int count(String table, UUID conversation) {
        var column = table.equals("conversation") ? "id" : "conversation_id";
        return new Database(database.source())
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")
                        .bind(0, conversation)
                        .mapTo(Integer.class)
                        .one());
    }

    private void isThere(Customer customer, boolean there) {
        TABLES.forEach(table -> assertEquals(there, count(table, customer.conversation()) > 0, table));
    }

    @Test
    void tells_people_all_that_is_kept_of_them() throws Exception {
        var eve = known(now);
        var other = known(now);
        eve.elsewhere().on("rest").ask("hello", now.minusSeconds(1), Optional.empty());

        var told = export(eve.user());

        assertEquals(Set.of("conversations", "habits", "hand_overs", "watches", "errands"), told.keySet());
        var conversation = told.get("conversations").get(0);
        assertEquals(2, told.get("conversations").size());
        assertEquals(eve.conversation().toString(), conversation.get("id").textValue());
        assertEquals(now.toString(), conversation.get("started_at").textValue());
        assertEquals(2, conversation.get("state").get("b").get(0).intValue());
        assertEquals("r-1", conversation.get("remote").get(0).get("remote_id").textValue());
        var said = conversation.get("messages").get(0);
        assertEquals("Where is my \"parcel\"?", said.get("text").textValue());
        assertEquals(1, said.get("metadata").get("a").intValue());
        assertFalse(said.has("vote"));
        var reply = conversation.get("messages").get(1);
        assertEquals("{\"kind\":\"answer\"}", reply.get("metadata").toString(), "not what is for admins");
        assertEquals("down", reply.get("vote").textValue());
        assertEquals("faq", reply.get("answered_by").textValue());
        assertEquals(0.9, reply.get("confidence").doubleValue());
        assertEquals(now.toString(), reply.get("voted_at").textValue());
        assertEquals("CHG1", told.get("habits").get("things").get(0).get("name").textValue());
        assertEquals(
                "low", told.get("habits").get("choices").get(0).get("choice").textValue());
        assertEquals(
                "x", told.get("hand_overs").get(0).get("draft").get("intent").textValue());
        assertEquals("change", told.get("watches").get(0).get("kind").textValue());
        assertEquals(
                "a & b", told.get("errands").get(0).get("values").get("reason").textValue());
        for (var kind : kinds()) {
            assertFalse(kind.export(eve.user()).contains(other.user().id()), kind.name());
            assertFalse(kind.export(eve.user()).contains(other.conversation().toString()), kind.name());
        }
    }

    private Map<String, JsonNode> export(User user) throws Exception {
        var told = new HashMap<String, JsonNode>();
        for (var kind : kinds()) {
            told.put(kind.name(), new ObjectMapper().readTree(kind.export(user)));
        }
        return told;
    }

    @Test
    void tells_strangers_that_there_is_nothing() throws Exception {
        var nobody = new User(UUID.randomUUID().toString(), "Nobody", Set.of());
        for (var told : export(nobody).values()) {
            assertEquals(
                    0,
                    told.isArray() ? told.size() : told.findValuesAsText("name").size());
        }
        kinds().forEach(kind -> kind.erase(nobody));
    }

    @Test
    void erases_each_kind_by_itself_and_of_nobody_else() throws Exception {
        var eve = known(now);
        var other = known(now);
        var kinds = new ArrayList<>(kinds());
        Collections.reverse(kinds);
        var nothing = export(new User(UUID.randomUUID().toString(), "Nobody", Set.of()));

        for (var kind : kinds) {
            kind.erase(eve.user());
            kind.erase(eve.user());
            assertEquals(nothing.get(kind.name()), export(eve.user()).get(kind.name()), kind.name());
        }

        isThere(eve, false);
        isThere(other, true);
        assertTrue(export(other.user()).values().stream().noneMatch(JsonNode::isEmpty));
    }

    @Test
    void erases_more_than_fits_into_a_transaction() {
        var eve = Customer.of(conversations);
        var all = many(450, eve.user().id(), now);

        new PersonalConversations(database.source(), new Listeners()).erase(eve.user());

        all.forEach(this::isGone);
    }

    /** Conversations with a message each, written at once. */
    private List<UUID> many(int number, String userId, Instant at) {
        var ids = IntStream.range(0, number).mapToObj(i -> UUID.randomUUID()).toList();
        new Database(database.source()).write(handle -> {
            var heads = handle.prepareBatch("INSERT INTO conversation (id, user_id, channel, started_at, status,"
                    + " updated_at, messages, state, version) VALUES (?, ?, 'chatbot', ?, 'active', ?, 1, '{}', 1)");
            var messages = handle.prepareBatch("INSERT INTO message (conversation_id, seq, id, sender, text, timestamp,"
                    + " metadata) VALUES (?, 1, ?, 'bot', 'hello', ?, '{}')");
            for (var id : ids) {
                heads.add(id, userId, Rows.time(at), Rows.time(at));
                messages.add(id, UUID.randomUUID(), Rows.time(at));
            }
            return heads.execute().length + messages.execute().length;
        });
        return ids;
    }

    private void isGone(UUID conversation) {
        assertEquals(0, count("conversation", conversation) + count("message", conversation));
    }

    @Test
    void erases_what_nobody_continued_with_all_that_belongs_to_it() {
        var old = known(now.minus(DAY.multipliedBy(4)));
        var continued = known(now.minus(DAY.multipliedBy(4)));
        continued.ask("again", now.minus(DAY), Optional.empty());
        var young = known(now);

        assertEquals(1, old().erase(now.minus(DAY.multipliedBy(3))));

        isThere(old, false);
        isThere(continued, true);
        isThere(young, true);
    }

    private OldConversations old() {
        return new OldConversations(database.source(), new Listeners(), () -> true);
    }

    @Test
    void erases_many_with_several_nodes_at_once() {
        var ago = now.minus(DAY.multipliedBy(10));
        var all = many(1500, "nobody", ago);
        var young = known(now);
        var threads = Executors.newFixedThreadPool(3);

        var erased = IntStream.range(0, 3)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> old().erase(ago.plusSeconds(1)), threads))
                .toList();

        assertEquals(1500, erased.stream().mapToInt(CompletableFuture::join).sum(), "each by one of them");
        all.forEach(this::isGone);
        isThere(young, true);
        threads.shutdown();
    }

    @Test
    void stops_when_it_is_not_wanted_any_more() {
        var ago = now.minus(DAY.multipliedBy(20));
        var one = Customer.of(conversations);
        one.ask("hello", ago, Optional.empty());

        assertEquals(
                0, new OldConversations(database.source(), new Listeners(), () -> false).erase(ago.plusSeconds(1)));
        assertEquals(1, old().erase(ago.plusSeconds(1)));
    }

    @Test
    void erases_what_belongs_to_no_conversation_but_not_what_is_about_to() {
        var kept = known(now);
        var gone = UUID.randomUUID();
        var coming = UUID.randomUUID();
        var insert =
                "INSERT INTO rag_conversation (bridge, conversation_id, remote_id, updated_at) VALUES (?, ?, 'r', ?)";
        execute(insert, "a", gone, Rows.time(now.minus(DAY.multipliedBy(2))));
        execute(insert, "b", gone, Rows.time(now.minus(DAY.multipliedBy(2))));
        execute(insert, "a", coming, Rows.time(now));

        assertEquals(2, old().eraseOrphans());

        assertEquals(0, count("rag_conversation", gone));
        assertEquals(1, count("rag_conversation", coming));
        isThere(kept, true);
    }

    @Test
    void keeps_all_for_ever_unless_it_is_told_otherwise() {
        var old = known(now.minus(DAY.multipliedBy(30)));
        var gone = UUID.randomUUID();
        execute(
                "INSERT INTO rag_conversation (bridge, conversation_id, remote_id, updated_at) VALUES ('a', ?, 'r', ?)",
                gone,
                Rows.time(now.minus(DAY.multipliedBy(2))));

        var forEver = new Retention(database.source(), new Listeners(), 0, 730);
        Wait.until("it was at work", () -> count("rag_conversation", gone) == 0);
        isThere(old, true);
        forEver.close();

        var days = new Retention(database.source(), new Listeners(), 29, 730);
        Wait.until("it erases at once", () -> count("message", old.conversation()) == 0);
        days.close();
        isThere(old, false);
    }
}
