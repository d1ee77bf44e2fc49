/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/** The fields that the registry keeps, each in the column of its name. */
final class Columns {

    static final List<Field<?>> FIELDS = List.of(
            Field.TYPE,
            Field.SHORT_DESCRIPTION,
            Field.DESCRIPTION,
            Field.PRIORITY,
            Field.RISK,
            Field.IMPACT,
            Field.PLANNED_START,
            Field.PLANNED_END,
            Field.CONFIGURATION_ITEM,
            Field.ASSIGNMENT_GROUP,
            Field.JUSTIFICATION,
            Field.IMPLEMENTATION_PLAN,
            Field.TEST_PLAN,
            Field.BACKOUT_PLAN,
            Field.JIRA_ISSUE_KEY,
            Field.GITHUB_REPO,
            Field.GITHUB_PR_NUMBER);

    private Columns() {}

    /** {@code type, short_description, …}. */
    static String names() {
        return FIELDS.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    /** {@code type = ?, short_description = ?, …}. */
    static String settings() {
        return FIELDS.stream().map(field -> field.name() + " = ?").collect(Collectors.joining(", "));
    }

    /** Binds each, from this place on. */
    static void bind(SqlStatement<?> statement, int from, ChangeFields fields) {
        for (int i = 0; i < FIELDS.size(); i++) {
            var value = fields.get(FIELDS.get(i)).map(Columns::column).orElse(null);
            statement.bind(from + i, value);
        }
    }

    private static Object column(Object value) {
        return value instanceof Instant instant ? time(instant) : value;
    }

    static ChangeFields read(ResultSet row) throws SQLException {
        var fields = ChangeFields.NONE;
        for (var field : FIELDS) {
            fields = with(fields, field, row);
        }
        return fields;
    }

    private static ChangeFields with(ChangeFields fields, Field<?> field, ResultSet row) throws SQLException {
        if (field.equals(Field.PLANNED_START) || field.equals(Field.PLANNED_END)) {
            @SuppressWarnings("unchecked")
            var moment = (Field<Instant>) field;
            return fields.with(moment, instant(row, field.name()));
        }
        @SuppressWarnings("unchecked")
        var any = (Field<Object>) field;
        return fields.with(any, row.getObject(field.name()));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
