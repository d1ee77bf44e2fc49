/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.lib.jdbi.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Erases what is too old. It walks over all conversations by their ids, a page at a time: an index by age would be paid
 * for by every turn. Several nodes may do so at once, and turns go on beside it.
 */
final class OldConversations {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 1000;

    /** How many are erased in a transaction. */
    private static final int BATCH = 200;

    /** An answering system's name of a conversation is there before the first turn of it is written. */
    private static final Duration LONGEST_TURN = Duration.ofDays(1);

    private record Row(UUID id, boolean isOld) {}

    /** Reads the rows that follow an id, in the order of ids. */
    private interface Reading {
        List<Row> after(Handle handle, UUID last);
    }

    /** Erases these, those of them that are still old. */
    private interface Erasing {
        int erase(List<UUID> ids);
    }

    private final Database database;
    private final Listeners listeners;
    private final BooleanSupplier isWanted;

    /** @param isWanted asked before each transaction; it ends early if not */
    OldConversations(DataSource source, Listeners listeners, BooleanSupplier isWanted) {
        this.database = new Database(source);
        this.listeners = listeners;
        this.isWanted = isWanted;
    }

    /**
     * Erases conversations that were last written before then, and what belongs to them.
     *
     * @return how many
     */
    int erase(Instant before) {
        return walk((handle, last) -> page(handle, last, before), ids -> erase(ids, before));
    }

    /** Erases what belongs to conversations that are gone. */
    int eraseOrphans() {
        var before = Instant.now().minus(LONGEST_TURN);
        return walk(
                (handle, last) -> orphans(handle, last, before),
                ids -> database.write(handle -> eraseRemote(handle, ids)));
    }

    private int walk(Reading reading, Erasing erasing) {
        int erased = 0;
        var last = FIRST;
        for (var more = true; more && isWanted.getAsBoolean(); ) {
            var after = last;
            var page = database.read(handle -> reading.after(handle, after));
            var old = page.stream().filter(Row::isOld).map(Row::id).distinct().toList();
            for (int i = 0; i < old.size() && isWanted.getAsBoolean(); i += BATCH) {
                var batch = old.subList(i, Math.min(old.size(), i + BATCH));
                erased += erasing.erase(batch);
            }
            more = page.size() == PAGE;
            last = more ? page.get(PAGE - 1).id() : last;
        }
        return erased;
    }

    private static List<Row> page(Handle handle, UUID last, Instant before) {
        return handle.createQuery("SELECT id, updated_at < ? FROM conversation WHERE id > ? ORDER BY id LIMIT ?")
                .bind(0, Rows.time(before))
                .bind(1, last)
                .bind(2, PAGE)
                .map((row, context) -> new Row(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    /** Another node's, and one whose user has just come back, are not erased by this. */
    private int erase(List<UUID> ids, Instant before) {
        var erased = database.write(handle -> erase(handle, ids, before));
        listeners.erased(erased);
        return erased.size();
    }

    private static List<UUID> erase(Handle handle, List<UUID> ids, Instant before) {
        var erased = ids.stream()
                .filter(id -> handle.execute(
                                "DELETE FROM conversation WHERE id = ? AND updated_at < ?", id, Rows.time(before))
                        > 0)
                .toList();
        Erasure.rest(handle, erased);
        return erased;
    }

    private static List<Row> orphans(Handle handle, UUID last, Instant before) {
        return handle.createQuery("""
                        SELECT r.conversation_id, c.id IS NULL AND r.updated_at < ? FROM rag_conversation r
                        LEFT JOIN conversation c ON c.id = r.conversation_id
                        WHERE r.conversation_id > ? ORDER BY r.conversation_id LIMIT ?""")
                .bind(0, Rows.time(before))
                .bind(1, last)
                .bind(2, PAGE)
                .map((row, context) -> new Row(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    private static int eraseRemote(Handle handle, List<UUID> ids) {
        return ids.stream()
                .mapToInt(id -> handle.execute("DELETE FROM rag_conversation WHERE conversation_id = ?", id))
                .sum();
    }
}
