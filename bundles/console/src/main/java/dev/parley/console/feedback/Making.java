/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.feedback;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.div;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;

import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.console.faq.FoundTable;
import dev.parley.lib.faq.FaqDraft;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Visit;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a question that somebody asked one that is answered: a new FAQ, or another phrasing of one. */
record Making(Visit visit, Faqs faqs) {

    /** The parameter with the question as it was asked. */
    static final String ASKED = "asked";

    private static final String QUESTION = "question";
    private static final String ANSWER = "answer";
    private static final String EXISTING = "existing";
    private static final int FOUND = 5;

    Html form(String asked, Optional<String> problem) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", "a new FAQ, with the answer below");
        faqs.edition()
                .all()
                .forEach(faq -> choices.put(String.valueOf(faq.id()), "another phrasing of: " + faq.question()));
        var question = visit.parameter(QUESTION).orElse(cut(asked));
        return several(
                p(a(visit.link(), "All feedback")),
                problem.map(why -> Html.notice(new Message(Message.Kind.BAD, why))),
                section(
                        "Make this an FAQ",
                        Form.post(visit, "make")
                                .hidden(ASKED, asked)
                                .field(Field.text(QUESTION, "Question")
                                        .value(question)
                                        .required()
                                        .is("maxlength", Faq.LONGEST_QUESTION))
                                .field(Field.choice(EXISTING, "It becomes", choices)
                                        .value(visit.parameter(EXISTING).orElse("")))
                                .field(Field.area(ANSWER, "Answer of a new FAQ", 8)
                                        .value(visit.parameter(ANSWER))
                                        .is("maxlength", Faq.LONGEST_ANSWER)
                                        .hint("Markdown, without HTML."))
                                .button("Save")),
                section("What is found now", FoundTable.of("What is found now", faqs.search(question, FOUND))));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), Faq.LONGEST_QUESTION));
    }

    /** @param audit gets the question once it is one that is answered */
    Answer answer(Consumer<String> audit) {
        try {
            var question = Text.clean(visit.parameter(QUESTION).orElse(""));
            var wanted = wanted(question);
            var before = faqs.search(question, FOUND);
            faqs.save(List.of(wanted));
            audit.accept(question);
            return Answer.show(several(
                    Html.notice(new Message(Message.Kind.GOOD, "“" + question + "” is found from now on.")),
                    section(
                            "Before and now",
                            div(
                                    "columns",
                                    FoundTable.of("Before", before),
                                    FoundTable.of("Now", faqs.search(question, FOUND)))),
                    p(a(visit.link(), "All feedback"))));
        } catch (Faqs.Taken e) {
            return again("There is a FAQ with this question already: " + e.getMessage());
        } catch (NoSuchElementException e) {
            return again("Somebody has deleted that FAQ meanwhile. Choose another one.");
        } catch (BadInput | IllegalArgumentException e) {
            return again(Character.toUpperCase(e.getMessage().charAt(0))
                    + e.getMessage().substring(1));
        }
    }

    private Faq wanted(String question) {
        var existing = visit.parameter(EXISTING).filter(id -> id.matches("\\d{1,18}"));
        var answer = visit.parameter(ANSWER);
        if (existing.isPresent() == answer.isPresent()) {
            throw new BadInput("Either write an answer, or choose the FAQ that has it.");
        }
        if (question.isEmpty()) {
            throw new BadInput("The question is empty.");
        }
        return existing.map(id -> faqs.find(Long.parseLong(id)).orElseThrow())
                .map(faq -> FaqDraft.alsoAsked(question, faq))
                .orElseGet(() -> FaqDraft.saying(question, answer)
                        .over(FaqDraft.blank(0, FaqDraft.last(faqs.edition().all()))));
    }

    private Answer again(String problem) {
        return Answer.again(form(visit.parameter(ASKED).orElse(""), Optional.of(problem)));
    }
}
