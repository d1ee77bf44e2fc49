/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.faq;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;

import dev.parley.api.faq.Faq;
import dev.parley.lib.faq.FaqDraft;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Visit;
import java.util.Optional;

/** The form of one FAQ. What was typed stays in it. */
record FaqForm(Visit visit) {

    private static final String QUESTION = "question";
    private static final String ANSWER = "answer";
    private static final String PHRASINGS = "phrasings";
    private static final String ACTIVE = "active";

    Html of(Optional<Faq> faq, Optional<String> problem) {
        boolean isSent = visit.deed().equals("save");
        return several(
                p(a(visit.link(), "All FAQs")),
                problem.map(why -> Html.notice(new Message(Message.Kind.BAD, why))),
                section(
                        faq.isPresent() ? "Edit a FAQ" : "New FAQ",
                        Form.post(visit, "save")
                                .hidden(FaqsPage.FAQ, faq.map(Faq::id))
                                .field(Field.text(QUESTION, "Question")
                                        .value(isSent ? visit.parameter(QUESTION) : faq.map(Faq::question))
                                        .required()
                                        .is("maxlength", Faq.LONGEST_QUESTION))
                                .field(Field.area(ANSWER, "Answer", 8)
                                        .value(isSent ? visit.parameter(ANSWER) : faq.map(Faq::answer))
                                        .required()
                                        .is("maxlength", Faq.LONGEST_ANSWER)
                                        .hint("Markdown, without HTML."))
                                .field(Field.area(PHRASINGS, "Other phrasings", 5)
                                        .value(
                                                isSent
                                                        ? visit.parameter(PHRASINGS)
                                                        : faq.map(each -> String.join("\n", each.phrasings())))
                                        .hint("One a line: other ways in which people ask the same. They are searched,"
                                                + " not shown."))
                                .field(Field.checkbox(
                                        ACTIVE,
                                        "Active: it is shown, and answers",
                                        isSent
                                                ? visit.parameter(ACTIVE).isPresent()
                                                : faq.map(Faq::isActive).orElse(true)))
                                .button("Save")));
    }

    /** What was filled in. */
    FaqDraft draft() {
        return new FaqDraft(
                Optional.empty(),
                Optional.of(visit.parameter(QUESTION).orElse("")),
                Optional.of(visit.parameter(ANSWER).orElse("")),
                Optional.of(visit.parameter(PHRASINGS).orElse("").lines().toList()),
                Optional.empty(),
                Optional.of(visit.parameter(ACTIVE).isPresent()));
    }
}
