/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.sandbox.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be done to change requests, and the business rules that say when. */
final class Changes {

    private static final Set<String> JOURNALS = Columns.JOURNALS.keySet();

    private final Tables tables;
    private final Columns columns;
    private final Approvals approvals;

    /**
     * A change as it is after something was written to it.
     *
     * @param ignored what was written and is no column that can be
     */
    record Written(Row change, List<String> ignored) {}

    Changes(Tables tables, Columns columns) {
        this.tables = tables;
        this.columns = columns;
        this.approvals = new Approvals(tables);
    }

    /** @param labels whether values may be what people see, too */
    Written create(String type, ObjectNode input, String user, boolean labels) {
        var draft = new Row()
                .set("state", StateModel.NEW)
                .set("type", type)
                .set("requested_by", Users.sysId(tables, user))
                .set("priority", "4")
                .set("impact", "3")
                .set("urgency", "3")
                .set("risk", "4")
                .set("active", "true")
                .set("on_hold", "false")
                .set("approval", "not requested")
                .set("conflict_status", "Not Run");
        var ignored = apply(input, draft, labels);
        if (!draft.get("state").equals(StateModel.NEW)) {
            throw abortedBy("Change Model: Check State Transition");
        }
        var change = tables.insert(Tables.CHANGES, user);
        draft.columns().forEach(column -> change.set(column, draft.get(column)));
        change.set("number", tables.nextNumber("CHG"))
                .set("opened_at", tables.now())
                .set("opened_by", Users.sysId(tables, user));
        change.set("task_effective_number", change.get("number"));
        keepJournals(input, change, user);
        return new Written(change, ignored);
    }

    Written update(Row change, ObjectNode input, String user, boolean labels) {
        var after = new Row(change);
        var ignored = apply(input, after, labels);
        StateModel.objection(change, after, hasOpenTasks(change)).ifPresent(rule -> {
            throw abortedBy(rule);
        });
        if (after.is("on_hold") && after.get("on_hold_reason").isEmpty()) {
            throw abortedBy("On hold reason is mandatory");
        }
        boolean moved = !after.get("state").equals(change.get("state"));
        after.columns().forEach(column -> change.set(column, after.get(column)));
        keepJournals(input, change, user);
        if (moved) {
            arrive(change, user);
        }
        tables.touch(change, user);
        return new Written(change, ignored);
    }

    /** The calling user's decision. */
    Row decide(Row change, String state, String comments, String user) {
        if (state.equals("rejected") && comments.isBlank()) {
            throw Refusal.badRequest("Comments are required to reject");
        }
        if (!state.equals("approved") && !state.equals("rejected")) {
            throw Refusal.badRequest("Invalid state: " + state);
        }
        approvals.decide(change, state, comments, user);
        change.set("approval", state).set("approval_set", tables.now());
        if (state.equals("rejected")) {
            change.set("state", StateModel.NEW);
        } else {
            StateModel.following(change).ifPresent(next -> change.set("state", next));
            arrive(change, user);
        }
        tables.touch(change, user);
        return change;
    }

    private boolean hasOpenTasks(Row change) {
        return tables.where(Tables.TASKS, task -> task.get("change_request").equals(change.sysId()))
                .anyMatch(task -> task.is("active"));
    }

    private void arrive(Row change, String user) {
        switch (change.get("state")) {
            case StateModel.ASSESS, StateModel.AUTHORIZE -> approvals.request(change, user);
            case StateModel.CLOSED ->
                change.set("active", "false")
                        .set("closed_at", tables.now())
                        .set("closed_by", Users.sysId(tables, user));
            case StateModel.CANCELED ->
                change.set("active", "false").set("on_hold", "false").set("closed_at", tables.now());
            default -> {}
        }
    }

    private List<String> apply(ObjectNode input, Row change, boolean labels) {
        var ignored = new ArrayList<String>();
        input.properties().forEach(field -> {
            var column = field.getKey();
            if (!tables.isWritable(column)) {
                ignored.add(column);
            } else if (!JOURNALS.contains(column)) {
                var text = field.getValue().asText();
                change.set(column, labels ? columns.stored(Tables.CHANGES, column, text) : text);
            }
        });
        return ignored;
    }

    private void keepJournals(ObjectNode input, Row change, String user) {
        for (var journal : JOURNALS) {
            var text = input.path(journal).asText();
            if (!text.isBlank()) {
                tables.insert("sys_journal_field", user)
                        .set("element_id", change.sysId())
                        .set("name", Tables.CHANGES)
                        .set("element", journal)
                        .set("value", text);
            }
        }
    }

    private static Refusal abortedBy(String rule) {
        JsonNode detail = TextNode.valueOf(
                "Operation against file 'change_request' was aborted by Business Rule '%s'".formatted(rule));
        return new Refusal(403, "Operation Failed", detail);
    }
}
