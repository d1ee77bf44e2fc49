/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.status;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Evidence;
import dev.parley.api.change.Field;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Phrases;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that a change is linked with, and how it stands.
 *
 * @param standing without a full stop; empty if it is not known
 * @param problem why it is not known, in a whole sentence; empty if it is
 * @param known what is
 */
record Linked(String standing, String problem, Optional<Evidence> known) {

    private static final Phrases PHRASES = Phrases.of(Linked.class);

    /** All that a change is linked with. */
    static List<Linked> of(
            ChangeFields fields, Optional<IssueTracker> tracker, Optional<CodeHost> host, Locale locale) {
        return Stream.of(issue(fields, tracker, locale), pullRequest(fields, host, locale))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * {@code PAY-12 "Payments time out" is In Review; pull request acme/pay#41 is open, checks passed.} with what could
     * not be found out behind it; empty if nothing is linked.
     */
    static String told(List<Linked> all) {
        var standing = all.stream()
                .map(Linked::standing)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return Stream.concat(
                        Stream.of(standing.isEmpty() ? "" : capital(standing) + "."),
                        all.stream().map(Linked::problem))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The change with what is known of what it is linked with. */
    static Change shown(Change change, List<Linked> all) {
        return all.stream().flatMap(one -> one.known().stream()).reduce(change, Change::with, (one, other) -> other);
    }

    private static Optional<Linked> issue(ChangeFields fields, Optional<IssueTracker> tracker, Locale locale) {
        return fields.get(Field.JIRA_ISSUE_KEY)
                .filter(key -> !key.isEmpty())
                .map(key ->
                        of(locale, "Jira", key, tracker, jira -> jira.find(key).map(issue -> issue(issue, locale))));
    }

    private static Linked issue(Issue issue, Locale locale) {
        return new Linked(
                PHRASES.say(locale, "issue", issue.key(), issue.summary(), issue.status()),
                "",
                Optional.of(new Evidence(issue.key(), Optional.of(issue.status()), Optional.of(issue.url()))));
    }

    private static Optional<Linked> pullRequest(ChangeFields fields, Optional<CodeHost> host, Locale locale) {
        var repository = fields.get(Field.GITHUB_REPO).filter(name -> !name.isEmpty());
        var number = fields.get(Field.GITHUB_PR_NUMBER);
        return repository.flatMap(
                name -> number.map(n -> of(locale, "GitHub", name + '#' + n, host, github -> github.pullRequest(name, n)
                        .map(found -> pullRequest(found, locale)))));
    }

    private static Linked pullRequest(PullRequest found, Locale locale) {
        var standing = Standing.of(found, locale);
        return new Linked(
                PHRASES.say(locale, "pull_request", found.name(), standing),
                "",
                Optional.of(new Evidence(found.name(), Optional.of(standing), Optional.of(found.url()))));
    }

    private static <C> Linked of(
            Locale locale, String system, String name, Optional<C> connector, Function<C, Optional<Linked>> asked) {
        if (connector.isEmpty()) {
            return unknown(PHRASES.say(locale, "unconnected", system, name));
        }
        try {
            return asked.apply(connector.get()).orElseGet(() -> unknown(PHRASES.say(locale, "unknown", name, system)));
        } catch (Rejected e) {
            return unknown(PHRASES.say(locale, "refused", name, e.getMessage()));
        } catch (Unavailable e) {
            return unknown(PHRASES.say(locale, "silent", e.system(), name));
        }
    }

    private static Linked unknown(String why) {
        return new Linked("", why, Optional.empty());
    }

    /** The name of an issue stays as it is. */
    private static String capital(String sentence) {
        return sentence.replaceFirst("^pull", "Pull");
    }
}
