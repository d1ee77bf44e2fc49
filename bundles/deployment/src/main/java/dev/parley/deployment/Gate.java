/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.Report;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides by what a trial has shown. */
final class Gate {

    /** So many utterances are no accident. */
    private static final int AT_LEAST = 3;

    private Gate() {}

    /** Why a bundle is refused; empty if it passes. */
    static Optional<Verdict> refuses(Report report, double threshold) {
        return report.problem()
                .map(problem -> refused(problem, "Correct it and deploy it again."))
                .or(() -> failed(report))
                .or(() -> rerouted(report, threshold));
    }

    private static Optional<Verdict> failed(Report report) {
        var failed = report.conversations().stream()
                .filter(played -> !played.isPassed())
                .toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        var names = failed.stream()
                .limit(5)
                .map(played -> "\"%s\" (%s)".formatted(played.name(), played.place()))
                .collect(Collectors.joining(", "));
        return Optional.of(refused(
                "%d of its %d conversation tests failed: %s%s."
                        .formatted(
                                failed.size(),
                                report.conversations().size(),
                                names,
                                failed.size() > 5 ? " and others" : ""),
                "Correct the bundle or its tests and deploy it again."));
    }

    private static Optional<Verdict> rerouted(Report report, double threshold) {
        var counted = report.rerouted().stream()
                .filter(Report.Rerouted::counts)
                .mapToInt(Report.Rerouted::times)
                .sum();
        return counted < AT_LEAST || report.share() <= threshold
                ? Optional.empty()
                : Optional.of(refused(
                        "%s %% of what users said lately would go elsewhere than before (%d of %d), and %s %% may."
                                .formatted(percent(report.share()), counted, report.utterances(), percent(threshold)),
                        "Make its rules and examples narrower, or allow more with parley deploy --threshold %s."
                                .formatted(String.format(Locale.ROOT, "%.2f", Math.min(1, report.share() + 0.005)))));
    }

    static Verdict refused(String reason, String advice) {
        return Verdict.of(State.REFUSED, reason, advice);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share).replaceFirst("\\.0$", "");
    }
}
