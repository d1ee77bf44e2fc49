/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.github;

import dev.parley.api.code.PullRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a pull request stands, in words. */
final class Standing {

    private Standing() {}

    /** {@code open, 3 checks passed, approved by ana}. */
    static String of(PullRequest pullRequest) {
        return Stream.of(
                        pullRequest.draft() ? "draft" : "",
                        pullRequest.state().name().toLowerCase(Locale.ROOT),
                        checks(pullRequest.checks()),
                        those("approved by", pullRequest.approvers()),
                        those("changes requested by", pullRequest.objectors()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String checks(PullRequest.Checks checks) {
        if (checks.total() == 0) {
            return "no checks";
        }
        return Stream.of(
                        checks.passed() == 0 ? "" : counted(checks.passed()) + " passed",
                        those("failed:", checks.failed()),
                        those("still running:", checks.pending()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(int checks) {
        return checks == 1 ? "1 check" : checks + " checks";
    }

    private static String those(String what, List<String> names) {
        return names.isEmpty() ? "" : what + " " + String.join(" and ", names);
    }
}
