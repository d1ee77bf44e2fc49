/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.feedback;

import static dev.parley.lib.page.Html.missing;
import static dev.parley.lib.page.Html.several;

import dev.parley.api.audit.Audit;
import dev.parley.api.faq.Faqs;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.Likeness;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** How well questions are answered, which are not, what people think of it; and to make a question an FAQ. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + "parley-feedback", Page.TITLE + FeedbackPage.TITLE_TEXT, Page.CATEGORY})
public final class FeedbackPage extends Page {

    static final String TITLE_TEXT = "Feedback";

    private static final long serialVersionUID = 1;

    @Reference(
            name = "feedback",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Feedback feedback;

    @Reference(
            name = "likeness",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Likeness likeness;

    @Reference(
            name = "faqs",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Faqs faqs;

    @Reference(
            name = "audit",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Audit audit;

    public FeedbackPage() {
        super(TITLE_TEXT);
    }

    @Override
    protected Html show(Visit visit) {
        var asked = visit.parameter(Making.ASKED);
        if (asked.isPresent()) {
            return new Making(visit, present(faqs, "The FAQ")).form(asked.get(), Optional.empty());
        }
        var votes = present(feedback, "The store of feedback");
        return several(new DayPlots(votes).html(), unanswered(visit, votes), new VoteTable(visit, votes).html());
    }

    private Html unanswered(Visit visit, Feedback votes) {
        var near = likeness;
        var kept = faqs;
        return near == null || kept == null
                ? missing("What nobody could answer", "See whether the bundle dev.parley.knowledge.faq is active.")
                : new Unanswered(visit, votes, near, kept).html();
    }

    @Override
    protected Answer act(Visit visit) {
        if (!visit.deed().equals("make")) {
            throw new Refusal(400, "There is no such thing to do with feedback.");
        }
        return new Making(visit, present(faqs, "The FAQ")).answer(question -> Optional.ofNullable(audit)
                .ifPresent(log -> log.record(visit.admin().name(), "make FAQ", question, "From what users asked.")));
    }
}
