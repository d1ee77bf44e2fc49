/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.change.ChangeState;
import dev.parley.api.connector.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a change may go from where it stands.
 *
 * @param told what the instance says about it
 */
record NextStates(Row change, JsonNode told) {

    /** Those that are open now, the present one excluded. */
    List<ChangeState> open() {
        return Row.all(told.path("available_states")).stream()
                .map(state -> state.json().asText())
                .filter(code -> !code.equals(change.code("state")) && isOpen(code))
                .map(this::state)
                .toList();
    }

    /** One that is named without transitions is open: only changes with a model have any. */
    private boolean isOpen(String code) {
        return ways(code).findAny().isEmpty()
                || ways(code).anyMatch(way -> way.path("transition_available").asBoolean());
    }

    private Stream<JsonNode> ways(String code) {
        return told.path("state_transitions").findParents("to_state").stream()
                .filter(way -> way.path("to_state").asText().equals(code));
    }

    private ChangeState state(String code) {
        var label = told.path("state_label").path(code).asText("");
        return label.isEmpty() ? ChangeState.ofCode(code) : new ChangeState(code, label);
    }

    boolean has(ChangeState wanted) {
        return open().stream().anyMatch(state -> state.code().equals(wanted.code()));
    }

    /** The open state that has this one's label, in either spelling, else its code. */
    Optional<ChangeState> like(ChangeState wanted) {
        return open().stream()
                .filter(state -> state.label().replace("lled", "led").equalsIgnoreCase(wanted.label()))
                .findFirst()
                .or(() -> open().stream()
                        .filter(state -> state.code().equals(wanted.code()))
                        .findFirst());
    }

    /** Which conditions keep the change from a state, in ServiceNow's words. */
    Optional<String> unmet(ChangeState to) {
        var names = ways(to.code())
                .flatMap(way -> Row.all(way.path("conditions")).stream())
                .map(Row::json)
                .filter(condition -> !condition.path("passed").asBoolean(true))
                .map(condition -> condition.at("/condition/name").asText())
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isBlank() ? Optional.empty() : Optional.of(names);
    }

    Rejected noWay(ChangeState to) {
        var names = open().stream().map(ChangeState::label).collect(Collectors.joining(", "));
        return new Rejected("%s is %s and can't go to %s from there; %s."
                .formatted(
                        change.value("number"),
                        Records.state(change).label(),
                        to.label(),
                        names.isEmpty() ? "it can go nowhere now" : "possible now: " + names));
    }
}
