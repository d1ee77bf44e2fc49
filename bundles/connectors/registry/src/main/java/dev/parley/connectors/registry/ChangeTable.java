/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangePlanning.Clash;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.user.User;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements on {@code change_request} and {@code change_work_note}. */
final class ChangeTable {

    /** A change with its place among all changes. */
    record Row(long ordinal, Change change) {}

    private static final String COLUMNS =
            "ordinal, number, sys_id, requested_by, state, " + Columns.names() + ", created_at, updated_at";

    private final Handle handle;

    ChangeTable(Handle handle) {
        this.handle = handle;
    }

    long nextOrdinal() throws SQLException {
        boolean isPostgres =
                handle.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL");
        return handle.createQuery(
                        isPostgres
                                ? "SELECT nextval('change_request_ordinal')"
                                : "SELECT NEXT VALUE FOR change_request_ordinal")
                .mapTo(Long.class)
                .one();
    }

    Optional<Change> byCorrelation(User user, String correlationId) {
        return handle.createQuery(
                        "SELECT " + COLUMNS + " FROM change_request WHERE requested_by = ? AND correlation_id = ?")
                .bind(0, user.id())
                .bind(1, correlationId)
                .map((row, context) -> row(row).change())
                .findOne();
    }

    /**
     * The change with this number or sys_id; for writing, nobody else writes it until the transaction ends. Asks for one
     * of the two: H2 reads the whole table for either.
     */
    Optional<Change> byName(User user, String numberOrSysId, boolean forWriting) {
        var name = numberOrSysId.strip();
        boolean isSysId = name.matches("[0-9a-fA-F]{32}");
        return handle.createQuery("SELECT " + COLUMNS + " FROM change_request WHERE "
                        + (isSysId ? "sys_id" : "number") + " = ? AND (requested_by = ? OR ?)"
                        + (forWriting ? " FOR UPDATE" : ""))
                .bind(0, isSysId ? name.toLowerCase(Locale.ROOT) : name.toUpperCase(Locale.ROOT))
                .bind(1, user.id())
                .bind(2, user.isAdmin())
                .map((row, context) -> row(row).change())
                .findOne();
    }

    /** Newest first, and one more than the limit if there are more. */
    List<Row> search(User user, ChangeQuery query, long before) {
        var sql = new StringBuilder("SELECT " + COLUMNS + " FROM change_request WHERE ordinal < ?");
        var values = new ArrayList<Object>(List.of(before));
        if (query.mine() || !user.isAdmin()) {
            sql.append(" AND requested_by = ?");
            values.add(user.id());
        }
        if (!query.states().isEmpty()) {
            sql.append(" AND state IN (?")
                    .append(", ?".repeat(query.states().size() - 1))
                    .append(")");
            values.addAll(query.states());
        }
        query.item().ifPresent(item -> {
            sql.append(" AND LOWER(cmdb_ci) = ?");
            values.add(item.strip().toLowerCase(Locale.ROOT));
        });
        query.text().ifPresent(text -> {
            sql.append(" AND (LOWER(short_description) LIKE ? ESCAPE '!' OR LOWER(description) LIKE ? ESCAPE '!')");
            values.add(containing(text));
            values.add(containing(text));
        });
        query.from().ifPresent(from -> {
            sql.append(" AND planned_end_date >= ?");
            values.add(Columns.time(from));
        });
        query.until().ifPresent(until -> {
            sql.append(" AND planned_start_date < ?");
            values.add(Columns.time(until));
        });
        var select =
                handle.createQuery(sql.append(" ORDER BY ordinal DESC LIMIT ?").toString());
        for (int i = 0; i < values.size(); i++) {
            select.bind(i, values.get(i));
        }
        return select.bind(values.size(), query.limit() + 1)
                .map((row, context) -> row(row))
                .list();
    }

    void insert(long ordinal, String correlationId, Change change) {
        var insert = handle.createUpdate("INSERT INTO change_request (correlation_id, " + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?" + ", ?".repeat(Columns.FIELDS.size()) + ")")
                .bind(0, correlationId)
                .bind(1, ordinal)
                .bind(2, change.number())
                .bind(3, change.sysId())
                .bind(4, change.requestedBy())
                .bind(5, change.state().code());
        Columns.bind(insert, 6, change.fields());
        insert.bind(6 + Columns.FIELDS.size(), Columns.time(change.createdAt()))
                .bind(7 + Columns.FIELDS.size(), Columns.time(change.updatedAt()))
                .execute();
    }

    void update(Change change) {
        var update = handle.createUpdate("UPDATE change_request SET state = ?, " + Columns.settings()
                        + ", updated_at = ? WHERE sys_id = ?")
                .bind(0, change.state().code());
        Columns.bind(update, 1, change.fields());
        update.bind(1 + Columns.FIELDS.size(), Columns.time(change.updatedAt()))
                .bind(2 + Columns.FIELDS.size(), change.sysId())
                .execute();
    }

    /** Changes of an item that are not over and whose window overlaps this one, soonest first. */
    List<Clash> planned(String item, Window window, int limit) {
        return handle.createQuery("""
                        SELECT number, short_description, planned_start_date, planned_end_date FROM change_request
                        WHERE planned_start_date < ? AND planned_end_date > ? AND LOWER(cmdb_ci) = ?
                            AND state NOT IN (?, ?)
                        ORDER BY planned_start_date LIMIT ?""")
                .bind(0, Columns.time(window.until()))
                .bind(1, Columns.time(window.from()))
                .bind(2, item.strip().toLowerCase(Locale.ROOT))
                .bind(3, ChangeState.CLOSED.code())
                .bind(4, ChangeState.CANCELED.code())
                .bind(5, limit)
                .map((row, context) -> new Clash(
                        row.getString(1),
                        row.getString(2),
                        new Window(
                                Columns.instant(row, "planned_start_date"), Columns.instant(row, "planned_end_date"))))
                .list();
    }

    void addWorkNote(String sysId, String author, String text, Instant at) {
        handle.createUpdate("INSERT INTO change_work_note (sys_id, author, text, created_at) VALUES (?, ?, ?, ?)")
                .bind(0, sysId)
                .bind(1, author)
                .bind(2, text)
                .bind(3, Columns.time(at))
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        var sysId = row.getString("sys_id");
        var change = new Change(
                sysId,
                row.getString("number"),
                ChangeState.ofCode(row.getString("state")),
                Columns.read(row),
                row.getString("requested_by"),
                Optional.of(URI.create("/api/change-requests/" + sysId + "/")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
        return new Row(row.getLong("ordinal"), change);
    }

    private static String containing(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
