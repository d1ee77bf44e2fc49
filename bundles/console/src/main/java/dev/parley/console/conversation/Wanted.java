/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import dev.parley.api.insight.Insights;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Link;
import dev.parley.lib.page.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Which conversations an admin looks for, as the address of the page has it. */
record Wanted(Visit visit) {

    private static final List<String> NAMES = List.of("q", "user", "channel", "intent", "unwell", "from", "until");
    private static final int LONGEST = 200;

    /** A day that can't be read is as none, and the form says so. */
    Insights.Search search() {
        return new Insights.Search(
                text("q"),
                text("user"),
                text("channel"),
                text("intent"),
                visit.parameter("unwell").isPresent(),
                day("from").map(Wanted::start),
                day("until").map(day -> start(day.plusDays(1))));
    }

    Html form() {
        return Form.get(visit)
                .field(Field.text("q", "Somebody said").value(text("q")).is("maxlength", LONGEST))
                .field(Field.text("user", "User (id)").value(text("user")).is("maxlength", LONGEST))
                .field(Field.text("channel", "Channel").value(text("channel")).is("maxlength", LONGEST))
                .field(Field.text("intent", "Intent").value(text("intent")).is("maxlength", LONGEST))
                .field(date("from", "From (UTC)"))
                .field(date("until", "Until, inclusive"))
                .field(Field.checkbox("unwell", "Only what went wrong", search().onlyUnwell())
                        .hint("Not understood, failed, or voted down."))
                .button("Search");
    }

    /** This page with this search. */
    Link link() {
        var link = visit.link();
        for (var name : NAMES) {
            link = link.with(name, visit.parameter(name));
        }
        return link;
    }

    private Field date(String name, String label) {
        boolean isRead = visit.parameter(name).isEmpty() || day(name).isPresent();
        return Field.date(name, label)
                .value(visit.parameter(name))
                .problem(isRead ? Optional.empty() : Optional.of("This is no day. Write it as 2031-03-01."));
    }

    private Optional<String> text(String name) {
        return visit.parameter(name).map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    private Optional<LocalDate> day(String name) {
        try {
            return visit.parameter(name)
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() > 1970 && day.getYear() < 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
