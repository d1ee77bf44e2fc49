/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A user's conversations with all that was said in them, how questions were answered, and the user's votes. */
@Component
public final class PersonalConversations implements PersonalData {

    /** How many are erased in a transaction. */
    private static final int BATCH = 200;

    private final Database database;
    private final Listeners listeners;

    @Activate
    public PersonalConversations(
            @Reference(name = "source", target = "(name=parley)") DataSource source,
            @Reference(name = "listeners") Listeners listeners) {
        this.listeners = listeners;
        this.database = new Database(source);
    }

    @Override
    public String name() {
        return "conversations";
    }

    /** The ones that there are when it begins; each as it is when its turn has come. */
    @Override
    public String export(User user) {
        return database.read(handle -> {
            var json = new Json();
            json.array(() -> {
                for (var id : ids(handle, user)) {
                    export(handle, user, id, json);
                }
            });
            return json.text();
        });
    }

    private static List<UUID> ids(Handle handle, User user) {
        return handle.createQuery("SELECT id FROM conversation WHERE user_id = ? ORDER BY updated_at DESC, id DESC")
                .bind(0, user.id())
                .mapTo(UUID.class)
                .list();
    }

    private static void export(Handle handle, User user, UUID id, Json json) {
        handle.createQuery("""
                        SELECT id, channel, status, started_at, updated_at, state AS state_json FROM conversation
                        WHERE id = ? AND user_id = ?""").bind(0, id).bind(1, user.id()).scanResultSet((rows, context) -> {
            var row = rows.get();
            if (row.next()) {
                json.object(() -> {
                    json.fields(row);
                    json.name("remote");
                    json.rows(remote(handle, id));
                    json.name("messages");
                    json.rows(messages(handle, user, id));
                });
            }
            return json;
        });
    }

    private static Query remote(Handle handle, UUID id) {
        return handle.createQuery(
                        "SELECT bridge, remote_id, updated_at FROM rag_conversation WHERE conversation_id = ?")
                .bind(0, id);
    }

    private static Query messages(Handle handle, User user, UUID id) {
        return handle.createQuery("""
                        SELECT m.id, m.sender, m.text, m.timestamp, m.metadata AS metadata_noted, m.client_message_id,
                               a.question, a.found_by AS answered_by, a.entry, a.confidence, f.vote, f.voted_at
                        FROM message m
                        LEFT JOIN answered a ON a.message_id = m.id
                        LEFT JOIN feedback f ON f.message_id = m.id AND f.user_id = ?
                        WHERE m.conversation_id = ? ORDER BY m.seq""").bind(0, user.id()).bind(1, id);
    }

    @Override
    public void erase(User user) {
        List<UUID> gone;
        do {
            gone = database.write(handle -> eraseSome(handle, user));
            listeners.erased(gone);
        } while (!gone.isEmpty());
    }

    /** In the order of ids, as others erase too: so nobody waits in a circle. */
    private static List<UUID> eraseSome(Handle handle, User user) {
        var ids = handle.createQuery("SELECT id FROM conversation WHERE user_id = ? ORDER BY id LIMIT ?")
                .bind(0, user.id())
                .bind(1, BATCH)
                .mapTo(UUID.class)
                .list();
        var erased = ids.stream()
                .filter(id -> handle.execute("DELETE FROM conversation WHERE id = ?", id) > 0)
                .toList();
        Erasure.rest(handle, erased);
        return ids;
    }
}
