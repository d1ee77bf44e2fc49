/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.habit.Habits;
import dev.parley.lib.jdbi.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the tables {@code habit_thing} and {@code habit_choice} what users did last. */
@Component
public final class JdbiHabits implements Habits {

    private final Database database;

    @Activate
    public JdbiHabits(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    /** Grouped, because two nodes may have noted the same at once. */
    @Override
    public List<String> things(String userId, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT name FROM habit_thing WHERE user_id = ?
                        GROUP BY name ORDER BY MAX(done_at) DESC, MAX(ordinal) DESC LIMIT ?""")
                .bind(0, userId)
                .bind(1, Math.min(limit, MOST))
                .mapTo(String.class)
                .list());
    }

    @Override
    public List<String> choices(String userId, String intent, String slot, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT choice FROM habit_choice WHERE user_id = ? AND intent = ? AND slot = ?
                        ORDER BY done_at DESC, ordinal DESC LIMIT ?""")
                .bind(0, userId)
                .bind(1, intent)
                .bind(2, slot)
                .bind(3, Math.min(limit, MOST))
                .mapTo(String.class)
                .list());
    }

    @Override
    public void remember(String userId, String intent, List<String> things, Map<String, String> choices, Instant at) {
        database.write(handle -> {
            things.forEach(thing -> remember(handle, userId, thing, at));
            choices.forEach((slot, choice) -> remember(handle, userId, intent, slot, choice, at));
            return things.isEmpty() ? 0 : trim(handle, userId);
        });
    }

    private static void remember(Handle handle, String userId, String thing, Instant at) {
        handle.execute("DELETE FROM habit_thing WHERE user_id = ? AND name = ?", userId, thing);
        handle.execute(
                "INSERT INTO habit_thing (user_id, name, done_at) VALUES (?, ?, ?)", userId, thing, Rows.time(at));
    }

    private static int trim(Handle handle, String userId) {
        return handle.execute("""
                        DELETE FROM habit_thing WHERE user_id = ? AND ordinal NOT IN (
                            SELECT ordinal FROM habit_thing WHERE user_id = ?
                            ORDER BY done_at DESC, ordinal DESC LIMIT ?)""", userId, userId, MOST);
    }

    private static void remember(Handle handle, String userId, String intent, String slot, String choice, Instant at) {
        handle.execute(
                "INSERT INTO habit_choice (user_id, intent, slot, choice, done_at) VALUES (?, ?, ?, ?, ?)",
                userId,
                intent,
                slot,
                choice,
                Rows.time(at));
        handle.execute("""
                        DELETE FROM habit_choice WHERE user_id = ? AND intent = ? AND slot = ? AND ordinal NOT IN (
                            SELECT ordinal FROM habit_choice WHERE user_id = ? AND intent = ? AND slot = ?
                            ORDER BY done_at DESC, ordinal DESC LIMIT ?)""", userId, intent, slot, userId, intent, slot, MOST);
    }

    @Override
    public void forget(String userId) {
        database.write(handle -> handle.execute("DELETE FROM habit_thing WHERE user_id = ?", userId)
                + handle.execute("DELETE FROM habit_choice WHERE user_id = ?", userId));
    }
}
