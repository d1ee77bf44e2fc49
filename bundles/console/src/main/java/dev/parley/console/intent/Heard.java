/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.strong;

import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Detection;
import dev.parley.api.dialog.Opinion;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a sentence is taken for.
 *
 * @param detections what the engine makes of it, best first
 * @param opinions what each detector says
 */
record Heard(List<Detection> detections, List<Opinion> opinions) {

    Html html() {
        var table = Table.of(
                "Detectors, in the order in which they are asked",
                "Detector",
                "Intent",
                "Score",
                "That is",
                "Why",
                "Slots it gives",
                "Time");
        for (var opinion : opinions) {
            if (opinion.matches().isEmpty()) {
                table.row(opinion.by(), "–", "–", "", "It has no opinion.", "", took(opinion));
            }
            opinion.matches()
                    .forEach(match -> table.row(
                            opinion.by(),
                            code(match.intent()),
                            IntentsPage.score(match.confidence()),
                            sure(match.confidence()),
                            said(match.why()),
                            values(match),
                            took(opinion)));
        }
        return several(
                verdict(),
                table.orElse("No detector that costs nothing is there, or none is ready yet."),
                p("Detectors that cost money or another system's time are not asked here.")
                        .kind("quiet"));
    }

    private Html verdict() {
        if (detections.isEmpty() || detections.get(0).confidence() < Match.MAYBE) {
            return p(
                    strong("No intent"),
                    " is meant by it, as far as Parley can tell. It looks for what is written about it.");
        }
        var best = detections.get(0);
        return best.confidence() >= Match.SURE
                ? p(
                        "Parley ",
                        strong("begins with "),
                        code(best.intent()),
                        ", because of the detector " + best.by() + ".")
                : p("Parley is not sure, and ", strong("asks"), " whether ", code(best.intent()), " is meant.");
    }

    private static Html sure(double confidence) {
        if (confidence >= Match.SURE) {
            return span("badge good", "sure");
        }
        return confidence >= Match.MAYBE ? span("badge warn", "asks") : span("badge quiet", "too low");
    }

    private static Html values(Match match) {
        return said(match.values().entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    private static String took(Opinion opinion) {
        return opinion.took().toMillis() + " ms";
    }
}
