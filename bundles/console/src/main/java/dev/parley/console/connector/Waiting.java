/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.connector;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.outbox.Outbox;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;

/** What users have confirmed and other systems do not have yet. What was typed is not shown here. */
record Waiting(Visit visit, Outbox outbox) {

    private static final int MOST = 100;

    Html html() {
        var table = Table.of(
                "Confirmed and not done yet, the oldest first",
                "Draft",
                "Intent",
                "Whose",
                "Confirmed",
                "Tries",
                "Said in");
        outbox.waiting(MOST)
                .forEach(errand -> table.row(
                        errand.name(),
                        errand.intent(),
                        said(errand.user().name()),
                        time(errand.recordedAt()),
                        errand.attempts(),
                        a(visit.link("parley-conversations").with("id", errand.conversation()), "the conversation")));
        return section(
                "What waits to be sent",
                p("It is sent as soon as its system answers, once, also after a restart; users are told."),
                table.orElse("Nothing waits."));
    }
}
