/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.faq;

import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.span;

import dev.parley.api.faq.Faqs;
import dev.parley.api.knowledge.Passage;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import java.util.List;

/** What a search of the FAQ found, and how sure it is. */
public final class FoundTable {

    private static final double WHOLE = 100;

    private FoundTable() {}

    public static Html of(String caption, List<Faqs.Found> found) {
        var table = Table.of(caption, "FAQ", "Confidence", "Answers");
        found.forEach(each -> table.row(
                said(each.faq().question()),
                Math.round(each.confidence() * WHOLE) + " %",
                each.confidence() >= Passage.SURE ? span("badge good", "yes") : span("badge quiet", "no")));
        return table.orElse(caption + ": nothing.");
    }
}
