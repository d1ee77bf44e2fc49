/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.bundle;

import static dev.parley.lib.page.Html.details;
import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.h3;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.ul;

import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Report.Played;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Table;
import java.util.Locale;
import java.util.Optional;

/** What a bundle's trial has shown. */
record TrialReport(Report report) {

    Html html() {
        if (report.problem().isPresent() && report.conversations().isEmpty()) {
            return problem();
        }
        long passed = report.conversations().stream().filter(Played::isPassed).count();
        return several(
                problem(),
                h3("Conversation tests"),
                p("%d of %d passed.".formatted(passed, report.conversations().size())),
                conversations(),
                h3("What users said lately"),
                p(String.format(
                        Locale.ROOT,
                        "Of %,d utterances, %.1f %% would be taken from another intent or no longer be understood.",
                        report.utterances(),
                        report.share() * 100)),
                rerouted());
    }

    private Html problem() {
        return several(report.problem().map(why -> Html.notice(new Message(Message.Kind.BAD, why))));
    }

    private Html conversations() {
        var table = Table.of("Conversation tests", "Test", "Where", "Result", "What was otherwise");
        report.conversations()
                .forEach(test -> table.row(
                        said(test.name()),
                        test.place(),
                        test.isPassed() ? span("badge good", "passed") : span("badge bad", "failed"),
                        several(ul(test.differences().stream().map(Html::said).toList()), transcript(test))));
        return table.orElse("The bundle has none: put some into conversations/ of its jar.");
    }

    private static Optional<Html> transcript(Played test) {
        return test.isPassed() || test.transcript().isEmpty()
                ? Optional.empty()
                : Optional.of(details(
                        "What was said",
                        element("pre", said(String.join("\n", test.transcript())))
                                .is("tabindex", 0)));
    }

    private Html rerouted() {
        var table = Table.of(
                "What would be understood otherwise, the most frequent first",
                "Utterance",
                "Times",
                "Now",
                "With the bundle",
                "Against the threshold");
        report.rerouted()
                .forEach(each -> table.row(
                        said(each.utterance()),
                        each.times(),
                        intent(each.before()),
                        intent(each.after()),
                        each.counts() ? span("badge bad", "counts") : span("badge quiet", "does not count")));
        return table.orElse("Nothing would be understood otherwise.");
    }

    private static String intent(String name) {
        return name.isEmpty() ? "not understood" : name;
    }
}
