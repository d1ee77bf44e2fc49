/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.feedback;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.time;
import static dev.parley.lib.page.Html.ul;

import dev.parley.api.faq.Faqs;
import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.Group;
import dev.parley.api.feedback.Likeness;
import dev.parley.api.knowledge.Passage;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import java.time.Duration;
import java.time.Instant;

/** What nobody could answer, and still nobody can; what is about the same together. */
record Unanswered(Visit visit, Feedback feedback, Likeness likeness, Faqs faqs) {

    private static final Duration LOOKED_BACK = Duration.ofDays(30);
    private static final int MOST_QUESTIONS = 1000;
    /** Looking up a question costs what the sentence model costs. */
    private static final int MOST_GROUPS = 50;

    private static final int MOST_PHRASINGS = 5;

    Html html() {
        var now = Instant.now();
        var table = Table.of(
                "Questions that found nothing in the last 30 days, those about the same together",
                "Question",
                "Times",
                "Last asked",
                "Also said as",
                "Mend it");
        likeness.group(feedback.unanswered(now.minus(LOOKED_BACK), now, MOST_QUESTIONS)).stream()
                .limit(MOST_GROUPS)
                .filter(group -> !isAnswered(group.name()))
                .forEach(group -> table.row(
                        said(group.name()),
                        group.questions().size(),
                        time(group.questions().get(0).at()),
                        others(group),
                        a(visit.link().with(Making.ASKED, group.name()), "Make this an FAQ")
                                .is("aria-label", "Make this an FAQ: " + group.name())));
        return section("What nobody could answer", table.orElse("Everything that was asked is answered."));
    }

    private boolean isAnswered(String question) {
        return faqs.search(question, 1).stream().anyMatch(found -> found.confidence() >= Passage.SURE);
    }

    private static Html others(Group group) {
        return ul(group.questions().stream()
                .map(Asked::question)
                .distinct()
                .filter(text -> !text.equals(group.name()))
                .limit(MOST_PHRASINGS)
                .map(Html::said)
                .toList());
    }
}
