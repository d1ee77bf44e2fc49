/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.ChangeWork.Outcome;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change's way through its states, which the instance alone knows. */
final class Course {

    private static final Map<Outcome, String> CODES = Map.of(
            Outcome.SUCCESSFUL, "successful",
            Outcome.SUCCESSFUL_WITH_ISSUES, "successful_issues",
            Outcome.UNSUCCESSFUL, "unsuccessful");

    private final Desk desk;

    Course(Desk desk) {
        this.desk = desk;
    }

    List<ChangeState> next(User user, String number) {
        return next(desk.records().known(user, number)).open();
    }

    private NextStates next(Row row) {
        return new NextStates(row, desk.rest().result(Call.get(Rest.change(row.sysId(), "nextstates"))));
    }

    Change move(User user, String number, ChangeState to) {
        var row = desk.records().known(user, number);
        var next = next(row);
        if (!next.has(to)) {
            throw next.noWay(to);
        }
        return set(user, row, Rest.body().put("state", to.code()), to);
    }

    Change cancel(User user, String number, String reason) {
        if (reason.isBlank()) {
            throw new Rejected("A change is only cancelled with a reason.");
        }
        Rules.checkLength("reason", reason);
        var row = desk.records().known(user, number);
        var to = next(row)
                .like(ChangeState.CANCELED)
                .orElseThrow(() -> new Rejected("%s is %s and can no longer be cancelled."
                        .formatted(row.value("number"), Records.state(row).label())));
        var body = Rest.body().put("state", to.code()).put("work_notes", reason);
        var cancelled = desk.once().write("cancel/" + row.sysId(), new Cancelling(row, to, body));
        return desk.records().written(user, row.sysId(), cancelled);
    }

    /** The note comes with the state in one request, and so is written once at most. */
    private final class Cancelling implements Once.Write<Row> {

        private final Row row;
        private final ChangeState to;
        private final ObjectNode body;

        Cancelling(Row row, ChangeState to, ObjectNode body) {
            this.row = row;
            this.to = to;
            this.body = body;
        }

        @Override
        public Optional<Row> before() {
            return made();
        }

        @Override
        public Row send() {
            var answer = desk.rest().call(Rest.once(Call.patch(Rest.change(row.sysId()), body)));
            if (!answer.isSuccess()) {
                throw refusal(row, to, answer);
            }
            return Rest.record(answer);
        }

        @Override
        public Optional<Row> made() {
            return Optional.of(desk.records().byKey(row.sysId()))
                    .filter(now -> now.code("state").equals(to.code()));
        }
    }

    Change close(User user, String number, Outcome outcome, String notes) {
        if (notes.isBlank()) {
            throw new Rejected("A change is only closed with notes on how it went.");
        }
        Rules.checkLength("notes", notes);
        var row = desk.records().known(user, number);
        var next = next(row);
        var to = next.like(ChangeState.CLOSED).orElseThrow(() -> next.unmet(ChangeState.CLOSED)
                .map(conditions -> new Rejected(
                        "%s can't be closed yet. ServiceNow requires: %s.".formatted(row.value("number"), conditions)))
                .orElseGet(() -> next.noWay(ChangeState.CLOSED)));
        var body = Rest.body()
                .put("state", to.code())
                .put("close_code", CODES.get(outcome))
                .put("close_notes", notes);
        return set(user, row, body, to);
    }

    Change hold(User user, String number, String reason) {
        if (reason.isBlank()) {
            throw new Rejected("A change is only put on hold for a reason.");
        }
        Rules.checkLength("reason", reason);
        var row = desk.records().known(user, number);
        return written(user, row, Rest.body().put("on_hold", "true").put("on_hold_reason", reason));
    }

    Change resume(User user, String number) {
        var row = desk.records().known(user, number);
        if (!row.is("on_hold")) {
            throw new Rejected("%s is not on hold.".formatted(row.value("number")));
        }
        return written(user, row, Rest.body().put("on_hold", "false"));
    }

    private Change written(User user, Row row, ObjectNode body) {
        return desk.records()
                .written(user, row.sysId(), desk.rest().record(Call.patch(Rest.change(row.sysId()), body)));
    }

    /** Sets a state. A repeated request may be refused because the first one did it. */
    private Change set(User user, Row row, ObjectNode body, ChangeState to) {
        var answer = desk.rest().call(Call.patch(Rest.change(row.sysId()), body));
        if (answer.isSuccess()) {
            return desk.records().written(user, row.sysId(), Rest.record(answer));
        }
        return Optional.of(desk.records().byKey(row.sysId()))
                .filter(now -> now.code("state").equals(to.code()))
                .map(now -> desk.records().change(user, now))
                .orElseThrow(() -> refusal(row, to, answer));
    }

    private Rejected refusal(Row row, ChangeState to, Answer answer) {
        return Rest.says(answer).contains("Check State Transition") ? next(row).noWay(to) : Rest.refusal(answer);
    }
}
