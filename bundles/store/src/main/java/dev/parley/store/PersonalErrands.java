/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a user has confirmed and Parley has not carried out yet; it never will be once it is erased. */
@Component
public final class PersonalErrands implements PersonalData {

    /** How many are erased in a transaction. */
    private static final int BATCH = 500;

    private final Database database;

    @Activate
    public PersonalErrands(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public String name() {
        return "errands";
    }

    @Override
    public String export(User user) {
        return database.read(handle -> Json.of(handle.createQuery("""
                        SELECT draft, ordinal, conversation_id, user_name, user_roles, intent, slot_values AS values_pairs, recorded_at, attempts
                        FROM outbox WHERE user_id = ? ORDER BY ordinal""").bind(0, user.id())));
    }

    @Override
    public void erase(User user) {
        while (database.write(handle -> handle.execute("""
                        DELETE FROM outbox WHERE draft IN (SELECT draft FROM outbox WHERE user_id = ? ORDER BY draft LIMIT ?)""", user.id(), BATCH)) > 0) {
            // There may be more.
        }
    }
}
