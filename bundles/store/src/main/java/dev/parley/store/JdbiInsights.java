/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.insight.Figures;
import dev.parley.api.insight.Insights;
import dev.parley.api.paging.Page;
import dev.parley.lib.jdbi.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows admins what is in the tables of conversations. */
@Component(configurationPid = "parley.store")
public final class JdbiInsights implements Insights {

    /** How many turns are counted at most. */
    private static final int MOST_TURNS = 50_000;

    /** As long may figures be old: a page that is loaded again and again costs no more. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Period(Instant from, Instant until) {}

    private final Database database;
    private final Rows rows;
    private final int mostTurns;
    private final Recent<Period, Figures> recent;

    @Activate
    public JdbiInsights(
            @Reference(name = "source", target = "(name=parley)") DataSource source, Connecting.Config config) {
        this(source, Duration.ofDays(config.abandoned_after_days()), MOST_TURNS, System::nanoTime);
    }

    JdbiInsights(DataSource source, Duration abandonedAfter, int mostTurns, LongSupplier nanos) {
        this.database = new Database(source);
        this.rows = new Rows(abandonedAfter);
        this.mostTurns = mostTurns;
        this.recent = new Recent<>(FRESH, nanos);
    }

    @Override
    public Page<Conversation> conversations(Search search, int limit, Optional<String> cursor) {
        var query = new ConversationSearch(search, limit, cursor);
        return database.read(handle -> query.read(handle, rows));
    }

    @Override
    public Optional<Conversation> conversation(UUID id) {
        return database.read(handle -> handle.createQuery("""
                        SELECT id, user_id, channel, status, started_at, updated_at, messages, version, state
                        FROM conversation WHERE id = ?""")
                .bind(0, id)
                .map((row, context) -> rows.conversation(row))
                .findOne());
    }

    @Override
    public Figures figures(Instant from, Instant until) {
        var counting = new Counting(from, until, mostTurns);
        return recent.get(new Period(from, until), () -> database.read(counting::read));
    }
}
