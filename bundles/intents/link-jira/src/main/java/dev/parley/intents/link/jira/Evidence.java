/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.jira;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeState;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of looking an issue up.
 *
 * @param tracker that knows it; none if it could not be asked
 * @param isRefused whether there is no such issue
 * @param remark why it could not be checked, or what is wrong with it, in a whole sentence; empty if nothing is
 */
record Evidence(String key, Optional<IssueTracker> tracker, Optional<Issue> issue, boolean isRefused, String remark) {

    private static final Set<ChangeState> OVER = Set.of(ChangeState.CLOSED, ChangeState.CANCELED);

    /** @param trackers the one to ask, or none */
    static Evidence of(String key, Stream<IssueTracker> trackers) {
        return trackers.findFirst()
                .map(tracker -> of(key, tracker))
                .orElseGet(() -> unchecked(key, "Jira isn't connected here, so I could not check %s.".formatted(key)));
    }

    private static Evidence of(String key, IssueTracker tracker) {
        try {
            return tracker.find(key)
                    .map(issue -> new Evidence(issue.key(), Optional.of(tracker), Optional.of(issue), false, ""))
                    .orElseGet(() -> refused(key, "Jira knows no " + key + "."));
        } catch (Rejected e) {
            return refused(key, e.getMessage());
        } catch (Unavailable e) {
            return unchecked(
                    key,
                    "Evidence incomplete: %s isn't answering, so I could not check %s.".formatted(e.system(), key));
        }
    }

    private static Evidence refused(String key, String problem) {
        return new Evidence(key, Optional.empty(), Optional.empty(), true, problem);
    }

    private static Evidence unchecked(String key, String why) {
        return new Evidence(key, Optional.empty(), Optional.empty(), false, why);
    }

    /** {@code PAY-12 "Payments time out"}. */
    String named() {
        return issue.map(i -> "%s \"%s\"".formatted(i.key(), i.summary())).orElse(key);
    }

    /** {@code PAY-12 "Payments time out", which is In Review}. */
    String told() {
        return named() + issue.map(i -> ", which is " + i.status()).orElse("");
    }

    /** Shows the change at the issue if it has an address; tells what came of it. */
    String shown(Change change) {
        var page = change.url().filter(URI::isAbsolute);
        try {
            return page.isPresent() && tracker.isPresent() ? shown(change, tracker.get(), page.get()) : "";
        } catch (Rejected e) {
            return "The issue does not show the change: " + e.getMessage();
        } catch (Unavailable e) {
            return "%s isn't answering, so the issue does not show the change. Link it again later."
                    .formatted(e.system());
        }
    }

    private String shown(Change change, IssueTracker where, URI page) {
        where.link(
                key,
                new IssueTracker.RemoteLink(
                        "parley:" + change.sysId(),
                        page,
                        (change.number() + " " + change.summary()).strip(),
                        Optional.of(change.state().label()),
                        Optional.of(OVER.contains(change.state()))));
        return "The issue shows the change now.";
    }
}
