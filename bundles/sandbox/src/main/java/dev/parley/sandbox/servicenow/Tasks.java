/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The tasks of a change: while one is open, the change cannot be closed. */
final class Tasks {

    private static final List<String> COLUMNS = List.of(
            "short_description",
            "description",
            "state",
            "assigned_to",
            "assignment_group",
            "change_task_type",
            "planned_start_date",
            "planned_end_date",
            "close_code",
            "close_notes",
            "work_notes");
    private static final String OPEN = "1";
    private static final Set<String> DONE = Set.of("3", "4", "7");

    private final Tables tables;

    Tasks(Tables tables) {
        this.tables = tables;
    }

    Predicate<Row> of(Row change) {
        return task -> task.get("change_request").equals(change.sysId());
    }

    Row create(Row change, String user) {
        var task = tables.insert(Tables.TASKS, user);
        COLUMNS.forEach(column -> task.set(column, ""));
        return task.set("number", tables.nextNumber("CTASK"))
                .set("change_request", change.sysId())
                .set("parent", change.sysId())
                .set("assignment_group", change.get("assignment_group"))
                .set("state", OPEN)
                .set("active", "true");
    }

    /** Writes to a task, and returns the names that are no columns of it. */
    List<String> write(Row task, ObjectNode input) {
        var ignored = new ArrayList<String>();
        input.properties().forEach(field -> {
            if (COLUMNS.contains(field.getKey())) {
                task.set(field.getKey(), field.getValue().asText());
            } else {
                ignored.add(field.getKey());
            }
        });
        task.set("active", String.valueOf(!DONE.contains(task.get("state"))));
        return ignored;
    }
}
