/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Json;
import java.util.stream.Stream;

/** Where a change may go from where it is, as the instance says when it is asked. */
final class NextStates {

    private final Columns columns;

    NextStates(Columns columns) {
        this.columns = columns;
    }

    ObjectNode of(Row change) {
        var next = StateModel.next(change);
        var all = Stream.concat(next.stream(), Stream.of(change.get("state"))).toList();
        var states = Json.object();
        states.set("available_states", Json.texts(all.stream()));
        states.set("state_transitions", Json.array(next.stream(), to -> Json.array()
                .add(transition(change, to))));
        var labels = states.putObject("state_label");
        all.forEach(state -> labels.put(state, label(state)));
        return states;
    }

    private ObjectNode transition(Row change, String to) {
        var name = "%s to %s".formatted(label(change.get("state")), label(to));
        var transition = Json.object()
                .put("sys_id", Tables.sysId(name))
                .put("display_value", name)
                .put("from_state", change.get("state"))
                .put("to_state", to)
                .put("transition_available", true)
                .put("automatic_transition", false);
        transition.putArray("conditions");
        return transition;
    }

    String label(String state) {
        return columns.display(new Row().set("sys_class_name", Tables.CHANGES).set("state", state), "state");
    }
}
