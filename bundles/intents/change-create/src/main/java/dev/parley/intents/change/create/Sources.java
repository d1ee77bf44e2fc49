/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.ChangePlanning;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeSlots;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import dev.parley.api.issue.IssueTracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where a new change comes from: an issue, a pull request, and what is known of its configuration item. */
record Sources(ChangePlanning planning, Optional<IssueTracker> tracker, Optional<CodeHost> host) {

    /** Of several systems the last one counts. */
    static Sources of(ChangePlanning planning, List<IssueTracker> trackers, List<CodeHost> hosts) {
        return new Sources(planning, last(trackers), last(hosts));
    }

    private static <C> Optional<C> last(List<C> connectors) {
        return connectors.stream().skip(Math.max(0, connectors.size() - 1L)).findFirst();
    }

    /**
     * What follows from those that are named; a pull request says more about the change than an issue. One that fails
     * does not keep the others from being used.
     *
     * @param told what follows from the sentence itself, if nothing better does
     */
    Values draft(Turn turn, Values told) {
        var named = Stream.of(issue(turn), pullRequest(turn), item(turn))
                .flatMap(Optional::stream)
                .toList();
        var drafted = new LinkedHashMap<>(told.canonical());
        var failures = new ArrayList<ConnectorException>();
        for (var source : named) {
            try {
                drafted.putAll(source.get().canonical());
            } catch (ConnectorException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty() && failures.size() == named.size()) {
            throw failures.get(0);
        }
        return new Values(drafted);
    }

    private Optional<Supplier<Values>> issue(Turn turn) {
        return turn.find(Slots.ISSUE)
                .map(key -> () -> tracker.map(jira -> jira.find(key)
                                .map(Drafts::of)
                                .orElseThrow(() -> unknown(turn, "draft.unknown", "Jira", key)))
                        .orElse(Values.NONE));
    }

    private Optional<Supplier<Values>> pullRequest(Turn turn) {
        return turn.find(Slots.PULL_REQUEST)
                .map(name ->
                        () -> host.map(github -> github.pullRequest(CodeSlots.repository(name), CodeSlots.number(name))
                                        .map(found -> Drafts.of(found, turn.locale()))
                                        .orElseThrow(() -> unknown(turn, "draft.unknown", "GitHub", name)))
                                .orElse(Values.NONE));
    }

    private Optional<Supplier<Values>> item(Turn turn) {
        return turn.find(Slots.ITEM)
                .map(name -> () -> planning.item(turn.user(), name)
                        .orElseThrow(() -> unknown(turn, "draft.unknown_item", name))
                        .assignmentGroup()
                        .map(group -> Values.NONE.with(Slots.GROUP.name(), group))
                        .orElse(Values.NONE));
    }

    private static Rejected unknown(Turn turn, String key, Object... values) {
        return new Rejected(Texts.say(turn.locale(), key, values));
    }

    /** What the change is linked with. */
    List<Link> links(Turn turn) {
        return Stream.of(Links.issue(turn, tracker), Links.pullRequest(turn, host))
                .flatMap(Optional::stream)
                .toList();
    }
}
