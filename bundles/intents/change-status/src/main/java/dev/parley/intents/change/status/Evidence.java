/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.status;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.code.CodeHost;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Phrases;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change is linked with, and how that stands.
 *
 * @param standing without a full stop; empty if it is not known
 * @param problem why it is not known, in a whole sentence; empty if it is
 */
record Evidence(String standing, String problem) {

    private static final Phrases PHRASES = Phrases.of(Evidence.class);

    /**
     * {@code PAY-12 "Payments time out" is In Review; pull request acme/pay#41 is open, checks passed.} with what could
     * not be found out behind it; empty if nothing is linked.
     */
    static String told(ChangeFields fields, Optional<IssueTracker> tracker, Optional<CodeHost> host, Locale locale) {
        var all = Stream.of(issue(fields, tracker, locale), pullRequest(fields, host, locale))
                .flatMap(Optional::stream)
                .toList();
        var standing = all.stream()
                .map(Evidence::standing)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return Stream.concat(
                        Stream.of(standing.isEmpty() ? "" : capital(standing) + "."),
                        all.stream().map(Evidence::problem))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Optional<Evidence> issue(ChangeFields fields, Optional<IssueTracker> tracker, Locale locale) {
        return fields.get(Field.JIRA_ISSUE_KEY)
                .filter(key -> !key.isEmpty())
                .map(key ->
                        of(locale, "Jira", key, tracker, jira -> jira.find(key).map(issue -> standing(issue, locale))));
    }

    private static String standing(Issue issue, Locale locale) {
        return PHRASES.say(locale, "issue", issue.key(), issue.summary(), issue.status());
    }

    private static Optional<Evidence> pullRequest(ChangeFields fields, Optional<CodeHost> host, Locale locale) {
        var repository = fields.get(Field.GITHUB_REPO).filter(name -> !name.isEmpty());
        var number = fields.get(Field.GITHUB_PR_NUMBER);
        return repository.flatMap(
                name -> number.map(n -> of(locale, "GitHub", name + '#' + n, host, github -> github.pullRequest(name, n)
                        .map(found -> PHRASES.say(locale, "pull_request", found.name(), Standing.of(found, locale))))));
    }

    private static <C> Evidence of(
            Locale locale, String system, String name, Optional<C> connector, Function<C, Optional<String>> standing) {
        if (connector.isEmpty()) {
            return unknown(PHRASES.say(locale, "unconnected", system, name));
        }
        try {
            return standing.apply(connector.get())
                    .map(text -> new Evidence(text, ""))
                    .orElseGet(() -> unknown(PHRASES.say(locale, "unknown", name, system)));
        } catch (Rejected e) {
            return unknown(PHRASES.say(locale, "refused", name, e.getMessage()));
        } catch (Unavailable e) {
            return unknown(PHRASES.say(locale, "silent", e.system(), name));
        }
    }

    private static Evidence unknown(String why) {
        return new Evidence("", why);
    }

    /** The name of an issue stays as it is. */
    private static String capital(String sentence) {
        return sentence.replaceFirst("^pull", "Pull");
    }
}
