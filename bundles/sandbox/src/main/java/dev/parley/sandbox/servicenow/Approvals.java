/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import dev.parley.sandbox.Refusal;
import java.util.function.Predicate;

/** Who is asked for approval, and who said what. */
final class Approvals {

    private static final String TABLE = "sysapproval_approver";

    private final Tables tables;

    Approvals(Tables tables) {
        this.tables = tables;
    }

    /** Asks the manager of the change's group, and the integration's own user, so that a sandbox can go on. */
    void request(Row change, String user) {
        var manager = tables.find("sys_user_group", change.get("assignment_group"))
                .map(group -> group.get("manager"))
                .orElse("");
        ask(change, manager, user);
        ask(change, Users.sysId(tables, Users.INTEGRATION), user);
        change.set("approval", "requested");
    }

    /** The first answer counts: the others are not asked any more. */
    void decide(Row change, String state, String comments, String user) {
        var approver = Users.sysId(tables, user);
        var asked = tables.where(
                        TABLE, isOpen(change).and(row -> row.get("approver").equals(approver)))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("You have no approval to give for this change request"));
        asked.set("state", state).set("comments", comments);
        tables.touch(asked, user);
        tables.where(TABLE, isOpen(change)).forEach(row -> row.set("state", "not_required"));
    }

    private void ask(Row change, String approver, String user) {
        if (!approver.isEmpty()) {
            tables.insert(TABLE, user)
                    .set("sysapproval", change.sysId())
                    .set("approver", approver)
                    .set("state", "requested")
                    .set("comments", "");
        }
    }

    private static Predicate<Row> isOpen(Row change) {
        return row -> row.get("sysapproval").equals(change.sysId())
                && row.get("state").equals("requested");
    }
}
