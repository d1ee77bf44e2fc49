/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.dashboard;

import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;

import dev.parley.api.usage.BundleUsage;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the bundles of intents take. */
public final class UsageTable {

    private UsageTable() {}

    public static Html html(List<BundleUsage> bundles) {
        var table = Table.of(
                "Calls by bundle",
                "Bundle",
                "Calls",
                "Errors",
                "Too late",
                "Median",
                "95 %",
                "CPU",
                "Memory allocated",
                "Running",
                "Threads",
                "Is called");
        for (var bundle : bundles) {
            table.row(
                    several(bundle.name() + " ", span("quiet", bundle.version())),
                    bundle.calls(),
                    bundle.errors(),
                    bundle.late(),
                    milliseconds(bundle.median()),
                    milliseconds(bundle.p95()),
                    seconds(bundle.cpu()),
                    "%,d MB".formatted(bundle.allocated() >> 20),
                    bundle.running(),
                    bundle.threads(),
                    breaker(bundle.breaker()));
        }
        return table.orElse("No intent was called yet.");
    }

    private static Html breaker(BundleUsage.Breaker breaker) {
        return switch (breaker) {
            case CLOSED -> span("badge good", "yes");
            case OPEN -> span("badge bad", "no, it failed too often");
            case HALF_OPEN -> span("badge warn", "now and then, to see whether it works");
        };
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }
}
