/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.notice;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;

import dev.parley.console.intent.Conflicts.Conflict;
import dev.parley.console.intent.Conflicts.Found;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Link;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Table;
import java.util.Locale;

/** Sentences that two intents claim. @param trying where one of them can be tried */
record ConflictView(Found found, Link trying) {

    Html html() {
        var table = Table.of(
                "Examples that a detector takes for another intent, or nearly",
                "Example of",
                "Sentence",
                "Score",
                "Claimed by",
                "Its score",
                "Detector");
        found.conflicts()
                .forEach(one -> table.row(
                        code(one.intent()),
                        a(trying(one), one.sentence()),
                        IntentsPage.score(one.own()),
                        several(
                                code(one.other()),
                                " ",
                                one.isLost() ? span("badge bad", "wins") : span("badge warn", "close")),
                        IntentsPage.score(one.score()),
                        one.by()));
        return several(
                p(
                        "Each intent's examples are shown to the detectors. Where another intent scores as high, people are asked"
                                + " what they mean, or get the wrong thing: give the two different examples, or a rule."),
                progress(),
                table.orElse(found.isPart() ? "None so far." : "No two intents claim the same example."));
    }

    private Link trying(Conflict one) {
        return trying.with("text", one.sentence())
                .with("language", one.language().getLanguage());
    }

    private Html progress() {
        var looked = String.format(Locale.ROOT, "%,d of %,d examples were looked at", found.looked(), found.all());
        return found.isPart()
                ? notice(new Message(Message.Kind.GOOD, looked + " so far. Reload the page to go on."))
                : p(looked + ".").kind("quiet");
    }
}
