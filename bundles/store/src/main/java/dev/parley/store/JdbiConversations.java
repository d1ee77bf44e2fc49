/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.conversation.Answered;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.conversation.Summary;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps conversations in the tables {@code conversation} and {@code message}. */
@Component(configurationPid = "parley.store")
public final class JdbiConversations implements ConversationStore {

    /** In how many conversations, those written last, is looked for what was recognized. */
    private static final int LATEST = 2000;

    /** In how many of somebody's conversations, those written last, is looked for what was said. */
    private static final int SEARCHED = 500;

    private final Database database;
    private final Listeners listeners;
    private final Rows rows;

    @Activate
    public JdbiConversations(
            @Reference(name = "source", target = "(name=parley)") DataSource source,
            @Reference(name = "listeners") Listeners listeners,
            Connecting.Config config) {
        this(source, listeners, Duration.ofDays(config.abandoned_after_days()));
    }

    JdbiConversations(DataSource source, Listeners listeners, Duration abandonedAfter) {
        this.listeners = listeners;
        this.database = new Database(source);
        this.rows = new Rows(abandonedAfter);
    }

    @Override
    public Optional<Loaded> load(UUID id, Optional<String> clientMessageId) {
        return database.read(handle -> handle.createQuery("""
                        SELECT c.id, c.user_id, c.channel, c.status, c.started_at, c.updated_at, c.messages, c.version,
                               c.state, r.id, r.seq, r.sender, r.text, r.timestamp, r.metadata
                        FROM conversation c
                        LEFT JOIN message s ON s.conversation_id = c.id AND s.client_message_id = ?
                        LEFT JOIN message r ON r.conversation_id = c.id AND r.seq = s.seq + 1
                        WHERE c.id = ?""")
                .bind(0, clientMessageId.orElse(null))
                .bind(1, id)
                .map(rows::loaded)
                .findOne());
    }

    @Override
    public void append(Conversation after, Exchange exchange) {
        try {
            database.write(handle -> {
                if (write(handle, after) == 0) {
                    throw new StaleConversation("conversation " + after.id() + " was written meanwhile");
                }
                follow(handle, exchange);
                exchange.answered().ifPresent(answered -> write(handle, after.id(), exchange, answered));
                return write(handle, after.id(), exchange);
            });
        } catch (Duplicate e) {
            throw new StaleConversation("conversation " + after.id() + " has this version or message already");
        }
        listeners.written(after, exchange);
    }

    private static int write(Handle handle, Conversation after) {
        return after.version() == 1 ? insert(handle, after) : update(handle, after);
    }

    private static int insert(Handle handle, Conversation conversation) {
        return handle.createUpdate("""
                        INSERT INTO conversation
                            (id, user_id, channel, started_at, status, updated_at, messages, state, version)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .bind(0, conversation.id())
                .bind(1, conversation.userId())
                .bind(2, conversation.channel())
                .bind(3, Rows.time(conversation.startedAt()))
                .bind(4, Rows.name(conversation.status()))
                .bind(5, Rows.time(conversation.updatedAt()))
                .bind(6, conversation.messages())
                .bind(7, conversation.state())
                .bind(8, conversation.version())
                .execute();
    }

    private static int update(Handle handle, Conversation conversation) {
        return handle.createUpdate("""
                        UPDATE conversation SET status = ?, updated_at = ?, messages = ?, state = ?, version = ?
                        WHERE id = ? AND version = ?""")
                .bind(0, Rows.name(conversation.status()))
                .bind(1, Rows.time(conversation.updatedAt()))
                .bind(2, conversation.messages())
                .bind(3, conversation.state())
                .bind(4, conversation.version())
                .bind(5, conversation.id())
                .bind(6, conversation.version() - 1)
                .execute();
    }

    /** What else is true from now on. */
    private static void follow(Handle handle, Exchange exchange) {
        exchange.told().filter(watch -> !JdbiWatches.stands(handle, watch)).ifPresent(watch -> {
            throw new StaleConversation("conversation " + watch.conversation() + " was told meanwhile");
        });
        exchange.settled().filter(draft -> !JdbiOutbox.settled(handle, draft)).ifPresent(draft -> {
            throw new StaleConversation("draft " + draft + " has come to its end meanwhile");
        });
        exchange.watches()
                .forEach(watch ->
                        JdbiWatches.write(handle, watch, exchange.replied().timestamp()));
    }

    private static int write(Handle handle, UUID conversation, Exchange exchange) {
        var insert = handle.createUpdate("""
                INSERT INTO message (conversation_id, client_message_id, id, seq, sender, text, timestamp, metadata)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""" + (exchange.said().isPresent() ? ", (?, NULL, ?, ?, ?, ?, ?, ?)" : ""));
        insert.bind(0, conversation).bind(1, exchange.clientMessageId().orElse(null));
        Rows.bind(insert, 2, exchange.said().orElse(exchange.replied()));
        if (exchange.said().isPresent()) {
            insert.bind(8, conversation);
            Rows.bind(insert, 9, exchange.replied());
        }
        return insert.execute();
    }

    private static void write(Handle handle, UUID conversation, Exchange exchange, Answered answered) {
        handle.createUpdate("""
                        INSERT INTO answered
                            (message_id, conversation_id, asked_at, question, found_by, entry, confidence)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .bind(0, exchange.replied().id())
                .bind(1, conversation)
                .bind(2, Rows.time(exchange.said().orElse(exchange.replied()).timestamp()))
                .bind(3, answered.question())
                .bind(4, answered.by().orElse(null))
                .bind(5, answered.entry().orElse(null))
                .bind(6, answered.confidence())
                .execute();
    }

    @Override
    public Optional<Conversation> find(User user, UUID id) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, user_id, channel, status, started_at, updated_at, messages, version, state
                        FROM conversation WHERE id = ? AND user_id = ?""")
                .bind(0, id)
                .bind(1, user.id())
                .map((row, context) -> rows.conversation(row))
                .findOne());
    }

    @Override
    public Optional<Head> head(User user, UUID id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT channel, messages, version, votes FROM conversation WHERE id = ? AND user_id = ?")
                .bind(0, id)
                .bind(1, user.id())
                .map((row, context) -> new Head(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)))
                .findOne());
    }

    @Override
    public Page<Summary> list(User user, Audience audience, int limit, Optional<String> cursor) {
        var before = cursor.map(Cursor::parse).orElse(Cursor.START);
        var found = database.read(handle -> handle.createQuery("""
                        SELECT c.id, c.status, c.started_at, c.updated_at, m.text, c.messages
                        FROM conversation c
                        LEFT JOIN message m ON m.conversation_id = c.id AND m.seq = c.messages
                        WHERE c.user_id = ? AND c.updated_at <= ? AND (c.updated_at < ? OR c.id < ?)
                            AND (c.channel = ?) = ?
                        ORDER BY c.updated_at DESC, c.id DESC
                        LIMIT ?""")
                .bind(0, user.id())
                .bind(1, Rows.time(before.at()))
                .bind(2, Rows.time(before.at()))
                .bind(3, before.id())
                .bind(4, Audience.CHATBOT)
                .bind(5, audience == Audience.CUSTOMER)
                .bind(6, limit + 1)
                .map(rows::summary)
                .list());
        return Cursor.page(found, limit, last -> new Cursor(last.updatedAt(), last.id()));
    }

    @Override
    public Page<Summary> search(User user, Audience audience, String text, int limit, Optional<String> cursor) {
        var before = cursor.map(Cursor::parse).orElse(Cursor.START);
        var found = database.read(handle -> handle.createQuery("""
                        SELECT c.id, c.status, c.started_at, c.updated_at, m.text, c.messages
                        FROM (SELECT id, status, started_at, updated_at, messages FROM conversation
                              WHERE user_id = ? AND (channel = ?) = ?
                              ORDER BY updated_at DESC, id DESC
                              LIMIT ?) c
                        LEFT JOIN message m ON m.conversation_id = c.id AND m.seq = c.messages
                        WHERE c.updated_at <= ? AND (c.updated_at < ? OR c.id < ?)
                            AND EXISTS (SELECT 1 FROM message s
                                        WHERE s.conversation_id = c.id AND LOWER(s.text) LIKE LOWER(?) ESCAPE '!')
                        ORDER BY c.updated_at DESC, c.id DESC
                        LIMIT ?""")
                .bind(0, user.id())
                .bind(1, Audience.CHATBOT)
                .bind(2, audience == Audience.CUSTOMER)
                .bind(3, SEARCHED)
                .bind(4, Rows.time(before.at()))
                .bind(5, Rows.time(before.at()))
                .bind(6, before.id())
                .bind(7, '%' + text.replaceAll("[!%_]", "!$0") + '%')
                .bind(8, limit + 1)
                .map(rows::summary)
                .list());
        return Cursor.page(found, limit, last -> new Cursor(last.updatedAt(), last.id()));
    }

    @Override
    public List<Message> messages(UUID conversation, int afterSeq, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, seq, sender, text, timestamp, metadata FROM message
                        WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?""")
                .bind(0, conversation)
                .bind(1, afterSeq)
                .bind(2, limit)
                .map((row, context) -> Rows.message(row, 1))
                .list());
    }

    @Override
    public Page<Recognized> recognized(int limit, Optional<String> cursor) {
        var before = cursor.map(Cursor::parse).orElse(Cursor.START);
        // Without an index, which every turn would pay for: all conversations are sorted by their age, in memory.
        var found = database.read(handle -> handle.createQuery("""
                        SELECT s.id, s.seq, s.sender, s.text, s.timestamp, s.metadata,
                               r.id, r.seq, r.sender, r.text, r.timestamp, r.metadata
                        FROM (SELECT id FROM conversation ORDER BY updated_at DESC, id DESC LIMIT ?) c
                        JOIN message r ON r.conversation_id = c.id
                        JOIN message s ON s.conversation_id = r.conversation_id AND s.seq = r.seq - 1
                        WHERE r.metadata LIKE '%"detected":[%' AND s.sender = 'user'
                            AND s.timestamp <= ? AND (s.timestamp < ? OR s.id < ?)
                        ORDER BY s.timestamp DESC, s.id DESC
                        LIMIT ?""")
                .bind(0, LATEST)
                .bind(1, Rows.time(before.at()))
                .bind(2, Rows.time(before.at()))
                .bind(3, before.id())
                .bind(4, limit + 1)
                .map((row, context) -> new Recognized(Rows.message(row, 1), Rows.message(row, 7)))
                .list());
        return Cursor.page(
                found,
                limit,
                last -> new Cursor(last.said().timestamp(), last.said().id()));
    }

    @Override
    public boolean erase(User user, UUID id) {
        boolean isErased = database.write(handle -> {
            var erased = handle.execute("DELETE FROM conversation WHERE id = ? AND user_id = ?", id, user.id()) > 0;
            if (erased) {
                Erasure.rest(handle, List.of(id));
            }
            return erased;
        });
        if (isErased) {
            listeners.erased(List.of(id));
        }
        return isErased;
    }
}
