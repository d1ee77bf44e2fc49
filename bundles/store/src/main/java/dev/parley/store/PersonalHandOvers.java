/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where a user asked for a person. */
@Component
public final class PersonalHandOvers implements PersonalData {

    /** How many are erased in a transaction. */
    private static final int BATCH = 500;

    private final Database database;

    @Activate
    public PersonalHandOvers(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public String name() {
        return "hand_overs";
    }

    @Override
    public String export(User user) {
        return database.read(handle -> Json.of(handle.createQuery("""
                        SELECT id, conversation_id, user_name, reason, draft AS draft_json, opened_at, closed_at FROM hand_over
                        WHERE user_id = ? ORDER BY opened_at DESC, id""").bind(0, user.id())));
    }

    @Override
    public void erase(User user) {
        while (database.write(handle -> handle.execute("""
                        DELETE FROM hand_over WHERE id IN (SELECT id FROM hand_over WHERE user_id = ? ORDER BY id LIMIT ?)""", user.id(), BATCH)) > 0) {
            // There may be more.
        }
    }
}
