/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.faq;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.div;
import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.console.Excerpt;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import java.util.List;
import java.util.Locale;

/** All FAQs, a part at a time, in the order in which customers see them. */
record FaqTable(Visit visit, Faqs faqs) {

    /** The parameter that says with which the part begins. */
    static final String FROM = "from";

    private static final int PART = 50;
    private static final int FOUND = 10;
    private static final String EXPORT = "/api/admin/faqs/export/?format=";

    Html html() {
        var all = faqs.edition().all();
        long active = all.stream().filter(Faq::isActive).count();
        int from = visit.number(FROM, 0, Math.max(0, all.size() - 1), 0) / PART * PART;
        return several(
                p(String.format(Locale.ROOT, "%,d FAQs, %,d of them active.", all.size(), active)),
                div(
                        "tools",
                        a(visit.link().with("new", "yes"), "New FAQ"),
                        " ",
                        a(EXPORT + "csv", "Export as CSV").is("download", "faqs.csv"),
                        " ",
                        a(EXPORT + "json", "Export as JSON").is("download", "faqs.json")),
                trial(),
                section("All FAQs", table(all, from), parts(all.size(), from)),
                section("Import", Import.form(visit)));
    }

    /** What a customer would get. */
    private Html trial() {
        var question = visit.parameter("q").filter(text -> text.length() <= Faq.LONGEST_QUESTION);
        return section(
                "Try a question",
                Form.get(visit)
                        .field(Field.text("q", "Ask as a customer would")
                                .value(question)
                                .is("maxlength", Faq.LONGEST_QUESTION))
                        .button("Search"),
                question.map(text -> FoundTable.of("What is found", faqs.search(text, FOUND))));
    }

    private Html table(List<Faq> all, int from) {
        var table = Table.of(
                "FAQs in the order in which customers see them",
                "Question",
                "Place",
                "Answer",
                "Phrasings",
                "Active",
                "Changed",
                "Change it");
        for (int i = from; i < Math.min(all.size(), from + PART); i++) {
            var faq = all.get(i);
            table.row(
                    a(visit.link().with(FaqsPage.FAQ, faq.id()), said(faq.question())),
                    i + 1,
                    said(Excerpt.of(faq.answer())),
                    faq.phrasings().size(),
                    faq.isActive() ? span("badge good", "yes") : span("badge quiet", "no"),
                    time(faq.updatedAt()),
                    tools(faq, i, all.size(), from));
        }
        return table.orElse("There is no FAQ yet.");
    }

    private Html tools(Faq faq, int i, int count, int from) {
        return several(
                i > 0 ? tool("up", faq, from, "Up") : "",
                i < count - 1 ? tool("down", faq, from, "Down") : "",
                faq.isActive() ? tool("deactivate", faq, from, "Deactivate") : tool("activate", faq, from, "Activate"),
                tool("delete", faq, from, "Delete …"));
    }

    private Html tool(String deed, Faq faq, int from, String label) {
        return Form.post(visit, deed)
                .hidden(FaqsPage.FAQ, faq.id())
                .hidden(FROM, from)
                .inline()
                .button(label, "quiet", faq.question());
    }

    private Html parts(int count, int from) {
        if (count <= PART) {
            return several();
        }
        return element(
                        "nav",
                        from > 0 ? several(a(visit.link().with(FROM, from - PART), "Previous page"), " ") : "",
                        from + PART < count ? a(visit.link().with(FROM, from + PART), "Next page") : "")
                .kind("paging")
                .is("aria-label", "Pages");
    }
}
