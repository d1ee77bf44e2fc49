/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import dev.parley.sandbox.Json;
import dev.parley.sandbox.Vendor;
import dev.parley.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The change requests on the sandbox's page. */
@Component(service = World.class)
public final class ChangeWorld implements World {

    private static final String REJECT = "reject";

    private final Tables tables;
    private final Columns columns;
    private final Changes changes;
    private final NextStates nextStates;

    @Activate
    public ChangeWorld(@Reference(name = "tables") Tables tables) {
        this.tables = tables;
        this.columns = new Columns(tables);
        this.changes = new Changes(tables, columns);
        this.nextStates = new NextStates(columns);
    }

    @Override
    public Vendor vendor() {
        return Vendor.SERVICENOW;
    }

    @Override
    public List<Thing> things() {
        synchronized (tables) {
            return tables.all(Tables.CHANGES).map(this::thing).toList();
        }
    }

    @Override
    public void move(String thing, String move) {
        synchronized (tables) {
            var change = tables.get(Tables.CHANGES, thing);
            if (move.equals(REJECT)) {
                changes.decide(change, "rejected", "Rejected on the sandbox's page", Users.INTEGRATION);
                return;
            }
            if (move.equals(StateModel.CLOSED)) {
                tables.where(Tables.TASKS, new Tasks(tables).of(change))
                        .forEach(task -> task.set("state", "3").set("active", "false"));
            }
            changes.update(
                    change,
                    Json.object()
                            .put("state", move)
                            .put("close_code", move.equals(StateModel.CLOSED) ? "successful" : change.get("close_code"))
                            .put(
                                    "close_notes",
                                    move.equals(StateModel.CLOSED)
                                            ? "Closed on the sandbox's page"
                                            : change.get("close_notes")),
                    Users.INTEGRATION,
                    false);
        }
    }

    private Thing thing(Row change) {
        var moves = new ArrayList<>(StateModel.next(change).stream()
                .map(state -> new Move(state, nextStates.label(state)))
                .toList());
        if (change.get("approval").equals("requested")) {
            moves.add(new Move(REJECT, "Reject"));
        }
        var title = "%s: %s (%s)"
                .formatted(change.get("number"), change.get("short_description"), columns.display(change, "cmdb_ci"));
        return new Thing(change.sysId(), title, columns.display(change, "state"), moves);
    }
}
