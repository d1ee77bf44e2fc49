/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.live;

import dev.parley.api.code.PullRequest;
import dev.parley.api.intent.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a pull request stands, in words: in English those of {@link PullRequest#standing()}. */
final class Standing {

    private static final Phrases PHRASES = Phrases.of(Standing.class);

    private Standing() {}

    /** {@code open, checks passed, approved by ana}. */
    static String of(PullRequest request, Locale locale) {
        if (request.state() != PullRequest.State.OPEN) {
            return PHRASES.say(locale, request.state().name().toLowerCase(Locale.ROOT));
        }
        return Stream.of(
                        PHRASES.say(locale, request.draft() ? "draft" : "open"),
                        checks(request.checks(), locale),
                        reviews(request, locale))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String checks(PullRequest.Checks checks, Locale locale) {
        if (checks.total() == 0) {
            return "";
        }
        return checks.failed().isEmpty()
                ? PHRASES.say(locale, checks.pending().isEmpty() ? "checks.passed" : "checks.pending")
                : those("checks.failed", checks.failed(), locale);
    }

    private static String reviews(PullRequest request, Locale locale) {
        return request.objectors().isEmpty()
                ? those("approved", request.approvers(), locale)
                : those("objected", request.objectors(), locale);
    }

    private static String those(String key, List<String> names, Locale locale) {
        return names.isEmpty() ? "" : PHRASES.say(locale, key, String.join(", ", names));
    }
}
