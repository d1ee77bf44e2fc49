/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeWork.Approval;
import dev.parley.api.change.ChangeWork.Task;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import dev.parley.lib.http.Call;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Notes, approvals and tasks of a change. */
final class Work {

    private static final int MOST = 100;
    private static final int HASH = 32;

    private final Desk desk;

    Work(Desk desk) {
        this.desk = desk;
    }

    void addNote(User user, String number, String text) {
        if (text.isBlank()) {
            throw new Rejected("A work note needs a text.");
        }
        Rules.checkLength("work note", text);
        var sysId = desk.records().known(user, number).sysId();
        var call = Rest.once(Call.patch(Rest.change(sysId), Rest.body().put("work_notes", text)));
        desk.once()
                .write(
                        "note/" + sysId + '/' + Hash.of(text, HASH),
                        new Addition<>(
                                () -> notes(sysId, text), () -> desk.rest().record(call)));
    }

    /** One for each time that the text is among the notes, which come as one long text. */
    private List<Row> notes(String sysId, String text) {
        try {
            var row =
                    desk.rest().rows("change_request", "sys_id,work_notes", new Query().is("sys_id", sysId), 1).stream()
                            .findFirst()
                            .orElseGet(Row::none);
            var count = Pattern.compile(text.strip(), Pattern.LITERAL)
                    .matcher(row.display("work_notes"))
                    .results()
                    .count();
            return Collections.nCopies((int) count, row);
        } catch (Query.Impossible e) {
            return List.of();
        }
    }

    List<Approval> approvals(User user, String number) {
        var sysId = desk.records().known(user, number).sysId();
        try {
            var query = new Query().is("sysapproval", sysId).ascending("sys_created_on");
            return desk.rest().rows("sysapproval_approver", "sys_id,approver,state", query, MOST).stream()
                    .map(row -> new Approval(row.display("approver"), row.value("state")))
                    .toList();
        } catch (Query.Impossible e) {
            return List.of();
        }
    }

    Change approve(User user, String number) {
        return say(user, number, "approved", "");
    }

    Change reject(User user, String number, String comments) {
        if (comments.isBlank()) {
            throw new Rejected("A change is only rejected with a comment that says why.");
        }
        Rules.checkLength("comment", comments);
        return say(user, number, "rejected", comments);
    }

    /** Once: ServiceNow refuses what was said before. */
    private Change say(User user, String number, String state, String comments) {
        var sysId = desk.records().known(user, number).sysId();
        var body = Rest.body().put("state", state);
        if (!comments.isEmpty()) {
            body.put("comments", comments);
        }
        var answer = desk.rest().record(Rest.once(Call.patch(Rest.change(sysId, "approvals"), body)));
        return desk.records().written(user, sysId, answer);
    }

    List<Task> tasks(User user, String number) {
        return taskRows(desk.records().known(user, number).sysId()).stream()
                .map(Work::task)
                .toList();
    }

    private List<Row> taskRows(String sysId) {
        return Row.all(desk.rest()
                .result(Call.get(Rest.change(sysId, "task"))
                        .with("order", "number")
                        .with("sysparm_limit", String.valueOf(MOST))));
    }

    private static Task task(Row row) {
        return new Task(row.value("number"), row.value("short_description"), row.display("state"));
    }

    Task addTask(User user, String number, String summary, String description) {
        if (summary.isBlank()) {
            throw new Rejected("A task needs a summary.");
        }
        Rules.checkLength("summary", summary);
        Rules.checkLength("description", description);
        var sysId = desk.records().known(user, number).sysId();
        var body = Rest.body().put("short_description", summary).put("description", description);
        var call = Call.post(Rest.change(sysId, "task"), body);
        var row = desk.once()
                .write(
                        "task/" + sysId + '/' + Hash.of(summary + '\n' + description, HASH),
                        new Addition<>(
                                () -> alike(sysId, summary), () -> desk.rest().record(call)));
        return task(row.value("number").isEmpty() ? newest(sysId, row) : row);
    }

    private List<Row> alike(String sysId, String summary) {
        return taskRows(sysId).stream()
                .filter(row -> row.value("short_description").equals(summary.strip())
                        || row.value("short_description").equals(summary))
                .toList();
    }

    /** The whole of what an answer named in part. */
    private Row newest(String sysId, Row part) {
        return taskRows(sysId).stream()
                .filter(row -> row.sysId().equals(part.sysId()))
                .findFirst()
                .orElse(part);
    }
}
