/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationListener;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.conversation.Status;
import dev.parley.api.user.User;
import dev.parley.testkit.conversation.ConversationStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the store does besides, on each of its databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbiConversationsContract extends ConversationStoreContract {

    private static final Duration WEEK = Duration.ofDays(7);

    private Databases.Open database;
    private JdbiConversations conversations;

    abstract Settings settings(Path directory);

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        database = Databases.open(settings(directory));
        conversations = new JdbiConversations(database.source(), new Listeners(), WEEK);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected ConversationStore store() {
        return conversations;
    }

    @Test
    void tells_those_who_listen_once_it_can_be_read_and_whatever_the_others_do() {
        var listeners = new Listeners();
        var store = new JdbiConversations(database.source(), listeners, WEEK);
        var heard = new ArrayList<String>();
        ConversationListener deaf = listener(seq -> {
            throw new IllegalStateException("deaf");
        });
        var id = UUID.randomUUID();
        var keen = listener(
                seq -> heard.add(seq + " of " + store.messages(id, 0, 10).size()));
        listeners.add(deaf);
        listeners.add(keen);

        Talk.turn(store, id, Optional.of("one"));
        Talk.turn(store, id, Optional.of("two"));
        assertThrows(StaleConversation.class, () -> Talk.turn(store, id, Optional.of("two")));
        assertTrue(store.erase(new User("ada", "Ada", Set.of()), id));
        assertFalse(store.erase(new User("ada", "Ada", Set.of()), id));
        listeners.remove(keen);
        Talk.turn(store, id, Optional.empty());

        assertEquals(List.of("2 of 2", "4 of 4", "0 of 0"), heard);
    }

    /** @param hears the last seq of what is written, 0 if it is erased */
    private static ConversationListener listener(IntConsumer hears) {
        return new ConversationListener() {
            @Override
            public void written(Conversation after, Exchange exchange) {
                hears.accept(exchange.replied().seq());
            }

            @Override
            public void erased(UUID conversation) {
                hears.accept(0);
            }
        };
    }

    /** As one may be when a turn takes too long: H2 writes on its thread, and an interruption closes the file. */
    @Test
    void survives_callers_that_are_interrupted() {
        for (var i = 0; i < 100; i++) {
            Thread.currentThread().interrupt();
            try {
                Talk.turn(conversations, UUID.randomUUID(), Optional.empty());
            } catch (Unavailable e) {
                // That call was in vain: an honest answer.
            } finally {
                Thread.interrupted();
            }
        }
        assertEquals(1, Talk.turn(conversations, UUID.randomUUID(), Optional.empty()));
    }

    @Test
    void calls_an_active_conversation_abandoned_when_nobody_goes_on() {
        assertEquals(Status.ACTIVE, status(Status.ACTIVE, WEEK.minusMinutes(1)));
        assertEquals(Status.ABANDONED, status(Status.ACTIVE, WEEK.plusMinutes(1)));
        assertEquals(Status.COMPLETED, status(Status.COMPLETED, WEEK.plusMinutes(1)));
    }

    /** As the store tells it everywhere of a conversation that was last written so long ago. */
    private Status status(Status written, Duration ago) {
        var user = new User(UUID.randomUUID().toString(), "Ada", Set.of());
        var at = Instant.now().minus(ago);
        var conversation = new Conversation(UUID.randomUUID(), user.id(), "rest", written, at, at, 2, 1, "{}");
        conversations.append(
                conversation,
                new Exchange(
                        new Message(UUID.randomUUID(), 1, Sender.USER, "hello", at, "{}"),
                        new Message(UUID.randomUUID(), 2, Sender.BOT, "hello", at, "{}"),
                        Optional.empty()));
        var status = conversations.find(user, conversation.id()).orElseThrow().status();
        assertEquals(
                status,
                conversations
                        .load(conversation.id(), Optional.empty())
                        .orElseThrow()
                        .conversation()
                        .status());
        assertEquals(
                status,
                conversations
                        .list(user, Audience.ASSISTANT, 1, Optional.empty())
                        .items()
                        .get(0)
                        .status());
        return status;
    }
}
