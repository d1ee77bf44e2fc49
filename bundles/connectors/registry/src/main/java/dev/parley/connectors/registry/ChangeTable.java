/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.user.User;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The statements on {@code change_request} and {@code change_work_note}. */
final class ChangeTable {

    /** A change with its place among all changes. */
    record Row(long ordinal, Change change) {}

    private static final String COLUMNS = """
            ordinal, number, sys_id, requested_by, state, type, short_description, description, priority, risk,
            planned_start_date, planned_end_date, jira_issue_key, github_repo, github_pr_number, created_at, updated_at
            """;

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
        if (!user.isAdmin()) {
            sql.append(" AND requested_by = ?");
            values.add(user.id());
        }
        if (!query.states().isEmpty()) {
            sql.append(" AND state IN (?")
                    .append(", ?".repeat(query.states().size() - 1))
                    .append(")");
            values.addAll(query.states());
        }
        query.text().ifPresent(text -> {
            sql.append(" AND (LOWER(short_description) LIKE ? ESCAPE '!' OR LOWER(description) LIKE ? ESCAPE '!')");
            values.add(containing(text));
            values.add(containing(text));
        });
        query.from().ifPresent(from -> {
            sql.append(" AND planned_end_date >= ?");
            values.add(time(from));
        });
        query.until().ifPresent(until -> {
            sql.append(" AND planned_start_date < ?");
            values.add(time(until));
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
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, correlationId)
                .bind(1, ordinal)
                .bind(2, change.number())
                .bind(3, change.sysId())
                .bind(4, change.requestedBy())
                .bind(5, change.state().code());
        bind(insert, 6, change.fields());
        insert.bind(16, time(change.createdAt()))
                .bind(17, time(change.updatedAt()))
                .execute();
    }

    void update(Change change) {
        var update = handle.createUpdate("""
                        UPDATE change_request SET state = ?, type = ?, short_description = ?, description = ?, priority = ?,
                            risk = ?, planned_start_date = ?, planned_end_date = ?, jira_issue_key = ?, github_repo = ?,
                            github_pr_number = ?, updated_at = ?
                        WHERE sys_id = ?""").bind(0, change.state().code());
        bind(update, 1, change.fields());
        update.bind(11, time(change.updatedAt())).bind(12, change.sysId()).execute();
    }

    void addWorkNote(String sysId, String author, String text, Instant at) {
        handle.createUpdate("INSERT INTO change_work_note (sys_id, author, text, created_at) VALUES (?, ?, ?, ?)")
                .bind(0, sysId)
                .bind(1, author)
                .bind(2, text)
                .bind(3, time(at))
                .execute();
    }

    private static void bind(SqlStatement<?> statement, int from, ChangeFields fields) {
        statement
                .bind(from, fields.get(Field.TYPE).orElseThrow())
                .bind(from + 1, fields.get(Field.SHORT_DESCRIPTION).orElseThrow())
                .bind(from + 2, fields.get(Field.DESCRIPTION).orElse(null))
                .bind(from + 3, fields.get(Field.PRIORITY).orElseThrow())
                .bind(from + 4, fields.get(Field.RISK).orElse(null))
                .bind(
                        from + 5,
                        fields.get(Field.PLANNED_START).map(ChangeTable::time).orElse(null))
                .bind(
                        from + 6,
                        fields.get(Field.PLANNED_END).map(ChangeTable::time).orElse(null))
                .bind(from + 7, fields.get(Field.JIRA_ISSUE_KEY).orElse(null))
                .bind(from + 8, fields.get(Field.GITHUB_REPO).orElse(null))
                .bind(from + 9, fields.get(Field.GITHUB_PR_NUMBER).orElse(null));
    }

    private static Row row(ResultSet row) throws SQLException {
        var sysId = row.getString("sys_id");
        var fields = ChangeFields.NONE
                .with(Field.SHORT_DESCRIPTION, row.getString("short_description"))
                .with(Field.DESCRIPTION, row.getString("description"))
                .with(Field.PRIORITY, row.getString("priority"))
                .with(Field.TYPE, row.getString("type"))
                .with(Field.RISK, row.getString("risk"))
                .with(Field.PLANNED_START, instant(row, "planned_start_date"))
                .with(Field.PLANNED_END, instant(row, "planned_end_date"))
                .with(Field.JIRA_ISSUE_KEY, row.getString("jira_issue_key"))
                .with(Field.GITHUB_REPO, row.getString("github_repo"))
                .with(Field.GITHUB_PR_NUMBER, row.getObject("github_pr_number", Integer.class));
        var change = new Change(
                sysId,
                row.getString("number"),
                ChangeState.ofCode(row.getString("state")),
                fields,
                row.getString("requested_by"),
                Optional.of(URI.create("/api/change-requests/" + sysId + "/")),
                instant(row, "created_at"),
                instant(row, "updated_at"));
        return new Row(row.getLong("ordinal"), change);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String containing(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
