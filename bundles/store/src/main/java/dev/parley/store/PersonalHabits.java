/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.habit.Habits;
import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a user had to do with lately, and which choices were made. */
@Component
public final class PersonalHabits implements PersonalData {

    private final Database database;
    private final Habits habits;

    @Activate
    public PersonalHabits(
            @Reference(name = "source", target = "(name=parley)") DataSource source,
            @Reference(name = "habits") Habits habits) {
        this.database = new Database(source);
        this.habits = habits;
    }

    @Override
    public String name() {
        return "habits";
    }

    @Override
    public String export(User user) {
        return database.read(handle -> {
            var json = new Json();
            json.object(() -> {
                json.name("things");
                json.rows(handle.createQuery(
                                "SELECT name, done_at FROM habit_thing WHERE user_id = ? ORDER BY done_at DESC")
                        .bind(0, user.id()));
                json.name("choices");
                json.rows(handle.createQuery("""
                                SELECT intent, slot, choice, done_at FROM habit_choice WHERE user_id = ?
                                ORDER BY done_at DESC""").bind(0, user.id()));
            });
            return json.text();
        });
    }

    @Override
    public void erase(User user) {
        habits.forget(user.id());
    }
}
