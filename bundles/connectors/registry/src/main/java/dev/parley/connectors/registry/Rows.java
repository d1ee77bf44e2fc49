/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the table as changes and back. The fields' columns have the fields' names. */
final class Rows {

    /** A change with its place among all changes. */
    record Placed(long ordinal, Change change) {}

    private static final List<Field<?>> FIELDS = List.of(
            Field.SHORT_DESCRIPTION,
            Field.DESCRIPTION,
            Field.PRIORITY,
            Field.TYPE,
            Field.RISK,
            Field.PLANNED_START,
            Field.PLANNED_END,
            Field.JIRA_ISSUE_KEY,
            Field.GITHUB_REPO,
            Field.GITHUB_PR_NUMBER);

    private Rows() {}

    static Placed placed(ResultSet row, StatementContext context) throws SQLException {
        return new Placed(row.getLong("ordinal"), change(row, context));
    }

    static Change change(ResultSet row, StatementContext context) throws SQLException {
        var sysId = row.getString("sys_id");
        return new Change(
                sysId,
                row.getString("number"),
                ChangeState.ofCode(row.getString("state")),
                fields(row),
                row.getString("requested_by"),
                Optional.of(URI.create("/api/change-requests/" + sysId + "/")),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static ChangeFields fields(ResultSet row) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var value = field == Field.PLANNED_START || field == Field.PLANNED_END
                    ? time(row, field.name())
                    : row.getString(field.name());
            if (value != null) {
                values.put(field.name(), value.toString());
            }
        }
        return new ChangeFields(values);
    }

    /** What both databases hold: microseconds, UTC. */
    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
