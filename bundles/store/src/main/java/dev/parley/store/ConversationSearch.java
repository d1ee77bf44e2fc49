/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.insight.Insights.Search;
import dev.parley.api.paging.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The query for all users' conversations, newest first. What was said is looked for in the {@value #LATEST} that were
 * written last of those that the rest lets through and that follow the cursor.
 */
final class ConversationSearch {

    /** As an index by age would be paid for by every turn, these are sorted in memory. */
    private static final int LATEST = 2000;

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final int limit;

    /** @throws IllegalArgumentException if no page gave this cursor */
    ConversationSearch(Search search, int limit, Optional<String> cursor) {
        this.limit = limit;
        var before = cursor.map(Cursor::parse).orElse(Cursor.START);
        var at = Rows.time(before.at());
        add("""
                SELECT c.id, c.user_id, c.channel, c.status, c.started_at, c.updated_at, c.messages, c.version, '' AS state
                FROM (SELECT id, user_id, channel, status, started_at, updated_at, messages, version FROM conversation
                      WHERE updated_at <= ? AND (updated_at < ? OR id < ?)""", at, at, before.id());
        search.user().ifPresent(user -> add("AND user_id = ?", user));
        search.channel().ifPresent(channel -> add("AND channel = ?", channel));
        search.from().ifPresent(from -> add("AND updated_at >= ?", Rows.time(from)));
        search.until().ifPresent(until -> add("AND updated_at < ?", Rows.time(until)));
        add("ORDER BY updated_at DESC, id DESC LIMIT ?) c WHERE TRUE", LATEST);
        search.text().ifPresent(text -> said("LOWER(m.text) LIKE LOWER(?) ESCAPE '!'", Texts.like(text)));
        search.intent().ifPresent(intent -> said("m.metadata LIKE ? ESCAPE '!'", Texts.like(progress(intent))));
        if (search.onlyUnwell()) {
            unwell();
        }
        add("ORDER BY c.updated_at DESC, c.id DESC LIMIT ?", limit + 1);
    }

    private void said(String condition, String pattern) {
        add("AND EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND " + condition + ")", pattern);
    }

    /** As the engine writes it; what people say has a backslash before each quotation mark there. */
    private static String progress(String intent) {
        var name = new String(JsonStringEncoder.getInstance().quoteAsString(intent));
        return "\"progress\":{\"intent\":\"" + name + "\"";
    }

    /** Nothing was understood, it failed, or it was voted down. */
    private void unwell() {
        add("""
                AND (EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.sender = 'bot'
                             AND (m.metadata LIKE '{"kind":"failure"%' OR m.metadata LIKE '%"missed":true%'))
                    OR EXISTS (SELECT 1 FROM feedback f WHERE f.conversation_id = c.id AND f.vote = 'down'))""");
    }

    private void add(String part, Object... bound) {
        sql.append(part).append('\n');
        values.addAll(List.of(bound));
    }

    Page<Conversation> read(Handle handle, Rows rows) {
        var query = handle.createQuery(sql.toString());
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        var found = query.map((row, context) -> rows.conversation(row)).list();
        return Cursor.page(found, limit, last -> new Cursor(last.updatedAt(), last.id()));
    }
}
