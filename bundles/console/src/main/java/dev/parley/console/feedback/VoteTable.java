/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.feedback;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.Feedback.Filter;
import dev.parley.api.feedback.Rated;
import dev.parley.api.feedback.Vote;
import dev.parley.console.Excerpt;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Link;
import dev.parley.lib.page.Paging;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import java.util.LinkedHashMap;
import java.util.Optional;

/** What people think of answers, the latest first. */
record VoteTable(Visit visit, Feedback feedback) {

    private static final int VOTES = 20;
    private static final String EXPORT = "/api/admin/feedback/export/";
    private static final int LONGEST_SEARCH = 200;

    Html html() {
        var filter = new Filter(vote(), text("by"), Optional.empty(), Optional.empty(), text("q"));
        var page = Paging.part(visit, cursor -> feedback.list(filter, VOTES, cursor));
        var table = Table.of("Votes, the latest first", "Question", "Vote", "When", "Answer", "By", "Mend it");
        page.items().forEach(each -> row(table, each));
        return section(
                "Votes",
                search(),
                table.orElse("Nobody voted, as far as this is searched for."),
                Paging.html(visit, searched(visit.link()), page.next()),
                p(a(searched(Link.to(EXPORT)), "Export as CSV").is("download", "feedback.csv")));
    }

    private void row(Table table, Rated rated) {
        table.row(
                said(rated.question()),
                rated.vote() == Vote.UP ? span("badge good", "👍 up") : span("badge bad", "👎 down"),
                time(rated.at()),
                said(Excerpt.of(rated.answer())),
                rated.by().orElse("–"),
                rated.vote() == Vote.DOWN && !rated.question().isBlank()
                        ? a(visit.link().with(Making.ASKED, rated.question()), "Make this an FAQ")
                                .is("aria-label", "Make this an FAQ: " + rated.question())
                        : "");
    }

    private Html search() {
        var votes = new LinkedHashMap<String, String>();
        votes.put("", "all");
        votes.put("down", "down");
        votes.put("up", "up");
        return Form.get(visit)
                .field(Field.choice("value", "Vote", votes)
                        .value(visit.parameter("value").orElse("")))
                .field(Field.text("by", "Answered by (faq, documents …)")
                        .value(text("by"))
                        .is("maxlength", LONGEST_SEARCH))
                .field(Field.text("q", "With these words").value(text("q")).is("maxlength", LONGEST_SEARCH))
                .button("Show");
    }

    private Link searched(Link link) {
        return link.with("value", vote().map(Vote::name).map(String::toLowerCase))
                .with("by", text("by"))
                .with("q", text("q"));
    }

    private Optional<Vote> vote() {
        return visit.parameter("value").flatMap(value -> switch (value) {
            case "up" -> Optional.of(Vote.UP);
            case "down" -> Optional.of(Vote.DOWN);
            default -> Optional.empty();
        });
    }

    private Optional<String> text(String name) {
        return visit.parameter(name).filter(text -> text.length() <= LONGEST_SEARCH);
    }
}
