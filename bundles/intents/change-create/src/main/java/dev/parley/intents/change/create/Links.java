/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeSlots;
import dev.parley.api.intent.Turn;
import dev.parley.api.issue.IssueTracker;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The links of a new change. */
final class Links {

    private Links() {}

    static Optional<Link> issue(Turn turn, Optional<IssueTracker> tracker) {
        return turn.find(Slots.ISSUE)
                .map(key -> Link.of(
                        turn.locale(),
                        "Jira",
                        key,
                        ChangeFields.NONE.with(Field.JIRA_ISSUE_KEY, key),
                        tracker,
                        jira -> jira.find(key).isPresent(),
                        (jira, change) -> show(jira, key, change)));
    }

    static Optional<Link> pullRequest(Turn turn, Optional<CodeHost> host) {
        return turn.find(Slots.PULL_REQUEST).map(name -> {
            var repository = CodeSlots.repository(name);
            int number = CodeSlots.number(name);
            return Link.of(
                    turn.locale(),
                    "GitHub",
                    name,
                    ChangeFields.NONE.with(Field.GITHUB_REPO, repository).with(Field.GITHUB_PR_NUMBER, number),
                    host,
                    github -> github.pullRequest(repository, number).isPresent(),
                    (github, change) -> github.comment(
                            repository, number, "change-" + change.sysId(), comment(change, turn.locale())));
        });
    }

    /** An issue shows pages only: a change without an address is not shown. */
    private static void show(IssueTracker jira, String key, Change change) {
        page(change)
                .ifPresent(page -> jira.link(
                        key,
                        new IssueTracker.RemoteLink(
                                "parley:" + change.sysId(),
                                page,
                                change.number() + " " + change.summary(),
                                Optional.of(change.state().label()),
                                Optional.of(false))));
    }

    private static String comment(Change change, Locale locale) {
        return Texts.say(locale, "comment", change.number(), change.summary())
                + page(change).map(url -> "\n" + url).orElse("");
    }

    private static Optional<URI> page(Change change) {
        return change.url().filter(URI::isAbsolute);
    }
}
