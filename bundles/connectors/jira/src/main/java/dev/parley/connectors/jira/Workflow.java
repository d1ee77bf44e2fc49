/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.connector.Rejected;
import dev.parley.api.issue.IssueTracker.Transition;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The steps of an issue. They are looked up each time, as they depend on its workflow, status and fields. */
record Workflow(Jira jira, IssueKey key) {

    private static final int CONFLICT = 409;

    List<Transition> steps() {
        return StreamSupport.stream(
                        jira.ask(key, Call.get(path())).path("transitions").spliterator(), false)
                .map(step -> new Transition(
                        step.path("id").asText(),
                        step.path("name").asText(),
                        step.path("to").path("name").asText()))
                .toList();
    }

    /**
     * Takes a step, and if somebody else changed the issue at the same moment once more.
     *
     * @param name the step's, or that of the status it leads to
     */
    void take(String name) {
        taken(name)
                .flatMap(answer -> answer.status() == CONFLICT ? taken(name) : Optional.of(answer))
                .ifPresent(answer -> jira.said(key, answer));
    }

    private Optional<Answer> taken(String name) {
        var step = step(name);
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("transition").put("id", step.id());
        return Once.write(() -> jira.ask(Call.post(path(), body)), () -> isIn(step.to()));
    }

    private Transition step(String name) {
        var steps = steps();
        return named(steps, Transition::name, name)
                .or(() -> named(steps, Transition::to, name))
                .orElseThrow(() -> new Rejected(
                        steps.isEmpty()
                                ? "%s can't take any step now.".formatted(key.value())
                                : "%s can't take the step \"%s\" now, but: %s."
                                        .formatted(key.value(), name, names(steps))));
    }

    private static Optional<Transition> named(List<Transition> steps, Function<Transition, String> by, String name) {
        return steps.stream()
                .filter(step -> by.apply(step).strip().equalsIgnoreCase(name))
                .findFirst();
    }

    private static String names(List<Transition> steps) {
        return steps.stream()
                .map(step -> "%s (to %s)".formatted(step.name(), step.to()))
                .collect(Collectors.joining(", "));
    }

    private boolean isIn(String status) {
        return new Reading(jira)
                .issue(key)
                .filter(issue -> issue.status().equals(status))
                .isPresent();
    }

    private String path() {
        return key.path() + "/transitions";
    }
}
