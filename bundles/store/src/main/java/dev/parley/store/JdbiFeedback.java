/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Day;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.NoSuchMessage;
import dev.parley.api.feedback.NotAnAnswer;
import dev.parley.api.feedback.Rated;
import dev.parley.api.feedback.Vote;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps votes in the table {@code feedback}, and reads in {@code answered} what became of questions. */
@Component
public final class JdbiFeedback implements Feedback {

    private record Given(UUID id, Vote vote) {}

    private final Database database;

    @Activate
    public JdbiFeedback(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public UUID give(User user, UUID message, Vote vote, Instant at) {
        return database.write(handle -> {
            var voted = Voted.lock(handle, user, message).orElseThrow(NoSuchMessage::new);
            if (voted.byUser()) {
                throw new NotAnAnswer();
            }
            var before = given(handle, user, message);
            if (before.isPresent() && before.get().vote() == vote) {
                return before.get().id();
            }
            voted.count(handle);
            return before.isPresent()
                    ? change(handle, before.get().id(), vote, at)
                    : add(handle, user, message, voted.conversation(), vote, at);
        });
    }

    private static Optional<Given> given(Handle handle, User user, UUID message) {
        return handle.createQuery("SELECT id, vote FROM feedback WHERE message_id = ? AND user_id = ?")
                .bind(0, message)
                .bind(1, user.id())
                .map((row, context) -> new Given(row.getObject(1, UUID.class), vote(row.getString(2))))
                .findOne();
    }

    private static UUID change(Handle handle, UUID id, Vote vote, Instant at) {
        handle.execute("UPDATE feedback SET vote = ?, voted_at = ? WHERE id = ?", Rows.name(vote), Rows.time(at), id);
        return id;
    }

    private static UUID add(Handle handle, User user, UUID message, UUID conversation, Vote vote, Instant at) {
        var id = UUID.randomUUID();
        handle.execute(
                "INSERT INTO feedback (id, message_id, conversation_id, user_id, vote, voted_at) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                message,
                conversation,
                user.id(),
                Rows.name(vote),
                Rows.time(at));
        return id;
    }

    @Override
    public boolean withdraw(User user, UUID message) {
        return database.write(handle -> {
            var voted = Voted.lock(handle, user, message);
            var withdrawn = voted.isPresent()
                    && handle.execute("DELETE FROM feedback WHERE message_id = ? AND user_id = ?", message, user.id())
                            > 0;
            if (withdrawn) {
                voted.get().count(handle);
            }
            return withdrawn;
        });
    }

    @Override
    public Map<UUID, Vote> of(User user, UUID conversation) {
        return database.read(handle -> handle.createQuery(
                        "SELECT message_id, vote FROM feedback WHERE conversation_id = ? AND user_id = ?")
                .bind(0, conversation)
                .bind(1, user.id())
                .map((row, context) -> Map.entry(row.getObject(1, UUID.class), vote(row.getString(2))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Page<Rated> list(Filter filter, int limit, Optional<String> cursor) {
        return database.read(new RatedAnswers(filter, limit, cursor)::read);
    }

    /** Found if it answered a customer, or if somebody voted on it. */
    @Override
    public Optional<Asked> asked(UUID message) {
        return database.read(handle -> answered(handle, message).or(() -> votedOn(handle, message)));
    }

    private static Optional<Asked> answered(Handle handle, UUID message) {
        return handle.createQuery(
                        "SELECT message_id, conversation_id, question, asked_at FROM answered WHERE message_id = ?")
                .bind(0, message)
                .map((row, context) -> asked(row))
                .findOne();
    }

    private static Optional<Asked> votedOn(Handle handle, UUID message) {
        return handle.createQuery("""
                        SELECT r.id, r.conversation_id, q.text, q.timestamp FROM feedback f
                        JOIN message r ON r.conversation_id = f.conversation_id AND r.id = f.message_id
                        JOIN message q ON q.conversation_id = r.conversation_id AND q.seq = r.seq - 1
                        WHERE f.message_id = ? AND q.sender = 'user'""")
                .bind(0, message)
                .map((row, context) -> asked(row))
                .findFirst();
    }

    @Override
    public List<Asked> unanswered(Instant from, Instant to, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT message_id, conversation_id, question, asked_at FROM answered
                        WHERE asked_at >= ? AND asked_at < ? AND found_by IS NULL
                        ORDER BY asked_at DESC LIMIT ?""")
                .bind(0, Rows.time(from))
                .bind(1, Rows.time(to))
                .bind(2, limit)
                .map((row, context) -> asked(row))
                .list());
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), Rows.time(row, 4));
    }

    @Override
    public List<Day> days(LocalDate first, LocalDate last) {
        return database.read(new Diary(first, last)::read);
    }

    static Vote vote(String name) {
        return Vote.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
