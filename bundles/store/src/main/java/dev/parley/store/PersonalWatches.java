/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a user follows in other systems. */
@Component
public final class PersonalWatches implements PersonalData {

    /** How many are erased in a transaction. */
    private static final int BATCH = 500;

    private final Database database;

    @Activate
    public PersonalWatches(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public String name() {
        return "watches";
    }

    @Override
    public String export(User user) {
        return database.read(handle -> Json.of(handle.createQuery("""
                        SELECT conversation_id, kind, subject, state, about FROM watch WHERE user_id = ?
                        ORDER BY conversation_id, kind, subject""").bind(0, user.id())));
    }

    @Override
    public void erase(User user) {
        while (database.write(handle -> handle.execute("""
                        DELETE FROM watch WHERE conversation_id IN (
                            SELECT conversation_id FROM watch WHERE user_id = ? ORDER BY conversation_id LIMIT ?)""", user.id(), BATCH)) > 0) {
            // There may be more.
        }
    }
}
