/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.jira;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeState;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Phrases;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of looking an issue up.
 *
 * @param locale that it is told in
 * @param tracker that knows it; none if it could not be asked
 * @param isRefused whether there is no such issue
 * @param remark why it could not be checked, or what is wrong with it, in a whole sentence; empty if nothing is
 */
record Evidence(
        Locale locale,
        String key,
        Optional<IssueTracker> tracker,
        Optional<Issue> issue,
        boolean isRefused,
        String remark) {

    private static final Phrases PHRASES = Phrases.of(Evidence.class);
    private static final Set<ChangeState> OVER = Set.of(ChangeState.CLOSED, ChangeState.CANCELED);

    /** @param trackers the one to ask, or none */
    static Evidence of(String key, Stream<IssueTracker> trackers, Locale locale) {
        return trackers.findFirst()
                .map(tracker -> of(key, tracker, locale))
                .orElseGet(() -> unchecked(locale, key, PHRASES.say(locale, "unconnected", key)));
    }

    private static Evidence of(String key, IssueTracker tracker, Locale locale) {
        try {
            return tracker.find(key)
                    .map(issue ->
                            new Evidence(locale, issue.key(), Optional.of(tracker), Optional.of(issue), false, ""))
                    .orElseGet(() -> refused(locale, key, PHRASES.say(locale, "unknown", key)));
        } catch (Rejected e) {
            return refused(locale, key, e.getMessage());
        } catch (Unavailable e) {
            return unchecked(locale, key, PHRASES.say(locale, "silent", e.system(), key));
        }
    }

    private static Evidence refused(Locale locale, String key, String problem) {
        return new Evidence(locale, key, Optional.empty(), Optional.empty(), true, problem);
    }

    private static Evidence unchecked(Locale locale, String key, String why) {
        return new Evidence(locale, key, Optional.empty(), Optional.empty(), false, why);
    }

    /** {@code PAY-12 "Payments time out"}. */
    String named() {
        return issue.map(i -> PHRASES.say(locale, "named", i.key(), i.summary()))
                .orElse(key);
    }

    /** {@code PAY-12 "Payments time out", which is In Review}. */
    String told() {
        return issue.map(i -> PHRASES.say(locale, "standing", named(), i.status()))
                .orElse(key);
    }

    /** The change, with what was found out. */
    Change on(Change change) {
        return issue.map(i -> change.with(
                        new dev.parley.api.change.Evidence(i.key(), Optional.of(i.status()), Optional.of(i.url()))))
                .orElse(change);
    }

    /** Shows the change at the issue if it has an address; tells what came of it. */
    String shown(Change change) {
        var page = change.url().filter(URI::isAbsolute);
        try {
            return page.isPresent() && tracker.isPresent() ? shown(change, tracker.get(), page.get()) : "";
        } catch (Rejected e) {
            return PHRASES.say(locale, "show.refused", e.getMessage());
        } catch (Unavailable e) {
            return PHRASES.say(locale, "show.silent", e.system());
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
        return PHRASES.say(locale, "shown");
    }
}
