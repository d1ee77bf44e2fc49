/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.status;

import dev.parley.api.code.PullRequest;
import dev.parley.api.intent.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a pull request stands, in words. */
final class Standing {

    private static final Phrases PHRASES = Phrases.of(Standing.class);

    private Standing() {}

    /** {@code open, checks passed, approved by ana}. */
    static String of(PullRequest pullRequest, Locale locale) {
        return Stream.of(
                        pullRequest.draft() ? PHRASES.say(locale, "draft") : "",
                        PHRASES.say(locale, pullRequest.state().name().toLowerCase(Locale.ROOT)),
                        checks(pullRequest.checks(), locale),
                        those("approved", pullRequest.approvers(), locale),
                        those("objected", pullRequest.objectors(), locale))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String checks(PullRequest.Checks checks, Locale locale) {
        if (checks.passed() > 0 && checks.passed() == checks.total()) {
            return PHRASES.say(locale, "checks.passed");
        }
        return checks.total() == 0
                ? PHRASES.say(locale, "checks.none")
                : Stream.of(
                                those("checks.failed", checks.failed(), locale),
                                those("checks.pending", checks.pending(), locale))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private static String those(String key, List<String> names, Locale locale) {
        return names.isEmpty() ? "" : PHRASES.say(locale, key, String.join(PHRASES.say(locale, "and"), names));
    }
}
