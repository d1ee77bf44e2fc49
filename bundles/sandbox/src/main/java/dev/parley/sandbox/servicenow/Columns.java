/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the columns' values mean: which refer to other tables, and how people call them. */
final class Columns {

    private static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("assigned_to", "sys_user"),
            Map.entry("assignment_group", "sys_user_group"),
            Map.entry("approver", "sys_user"),
            Map.entry("change_control", "sys_user_group"),
            Map.entry("change_request", Tables.CHANGES),
            Map.entry("chg_model", "chg_model"),
            Map.entry("closed_by", "sys_user"),
            Map.entry("cmdb_ci", "cmdb_ci"),
            Map.entry("group", "sys_user_group"),
            Map.entry("manager", "sys_user"),
            Map.entry("opened_by", "sys_user"),
            Map.entry("parent", Tables.CHANGES),
            Map.entry("requested_by", "sys_user"),
            Map.entry("std_change_producer_version", "std_change_record_producer"),
            Map.entry("support_group", "sys_user_group"),
            Map.entry("sysapproval", Tables.CHANGES));

    private static final Set<String> MOMENTS = Set.of(
            "start_date",
            "end_date",
            "work_start",
            "work_end",
            "opened_at",
            "closed_at",
            "approval_set",
            "cab_date",
            "requested_by_date",
            "sys_created_on",
            "sys_updated_on",
            "conflict_last_run",
            "review_date");

    /** Columns whose value is never read back: what people see is everything that was ever written to them. */
    static final Map<String, String> JOURNALS = Map.of("work_notes", "Work notes", "comments", "Additional comments");

    private final Tables tables;

    Columns(Tables tables) {
        this.tables = tables;
    }

    static Optional<String> tableOf(String column) {
        return Optional.ofNullable(REFERENCES.get(column));
    }

    static boolean isMoment(String column) {
        return MOMENTS.contains(column);
    }

    /** A value, through references: {@code cmdb_ci.name}. */
    String value(Row row, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return row.get(path);
        }
        return referred(row, path.substring(0, dot))
                .map(other -> value(other, path.substring(dot + 1)))
                .orElse("");
    }

    Optional<Row> referred(Row row, String column) {
        return tableOf(column).flatMap(table -> tables.find(table, row.get(column)));
    }

    /** What people see. */
    String display(Row row, String path) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            return referred(row, path.substring(0, dot))
                    .map(other -> display(other, path.substring(dot + 1)))
                    .orElse("");
        }
        if (tableOf(path).isPresent()) {
            return referred(row, path).map(Columns::name).orElse("");
        }
        if (JOURNALS.containsKey(path)) {
            return journal(row, path);
        }
        return isMoment(path) ? LocalTime.of(row.get(path)) : label(row, path);
    }

    private String journal(Row row, String column) {
        var entries = tables.where(
                        "sys_journal_field",
                        entry -> entry.get("element_id").equals(row.sysId())
                                && entry.get("element").equals(column))
                .map(entry -> "%s - %s (%s)\n%s\n\n"
                        .formatted(
                                LocalTime.of(entry.get("sys_created_on")),
                                entry.get("sys_created_by"),
                                JOURNALS.get(column),
                                entry.get("value")))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(entries);
        return String.join("", entries);
    }

    private String label(Row row, String column) {
        var value = row.get(column);
        return choice(row.get("sys_class_name"), column, "value", value)
                .map(choice -> choice.get("label"))
                .orElse(value);
    }

    /** What is stored when somebody writes this, be it the value or what people see. */
    String stored(String table, String column, String written) {
        var referred = tableOf(column);
        if (referred.isPresent()) {
            return tables.where(referred.get(), row -> name(row).equalsIgnoreCase(written))
                    .findFirst()
                    .map(Row::sysId)
                    .orElse(written);
        }
        return choice(table, column, "label", written)
                .map(choice -> choice.get("value"))
                .orElse(written);
    }

    private Optional<Row> choice(String table, String column, String by, String text) {
        return tables.where(
                        "sys_choice",
                        row -> row.get("name").equals(table)
                                && row.get("element").equals(column)
                                && row.get(by).equalsIgnoreCase(text))
                .findFirst();
    }

    private static String name(Row row) {
        return row.has("number") ? row.get("number") : row.get("name");
    }
}
