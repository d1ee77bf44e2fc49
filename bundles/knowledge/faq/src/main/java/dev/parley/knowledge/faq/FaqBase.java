/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.conversation.Audience;
import dev.parley.api.faq.Faqs;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.knowledge.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers customers from the FAQs, and others what is word for word a question of them. */
@Component(property = "service.ranking:Integer=300")
public final class FaqBase implements KnowledgeBase {

    private static final String NAME = "faq";

    /** How many FAQs are given that are near. */
    private static final int MOST = 3;

    /** The confidence in a question that is the FAQ's own. */
    private static final double SAME = 1;

    private final Faqs faqs;

    @Activate
    public FaqBase(@Reference(name = "faqs") Faqs faqs) {
        this.faqs = faqs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Passage> search(Question question) {
        return found(question, MOST).stream()
                .map(found ->
                        new Passage(found.faq().question(), found.faq().answer(), Optional.empty(), found.confidence()))
                .toList();
    }

    @Override
    public Optional<Finding> answer(Question question, Consumer<String> pieces) {
        return found(question, 1).stream()
                .filter(found -> found.confidence() >= Passage.SURE)
                .map(FaqBase::finding)
                .findFirst();
    }

    private static Finding finding(Faqs.Found found) {
        var faq = found.faq();
        var source = new Source(faq.question(), Optional.empty(), Optional.empty());
        return new Finding(
                faq.answer(), NAME, Optional.of(Long.toString(faq.id())), found.confidence(), List.of(source));
    }

    private List<Faqs.Found> found(Question question, int limit) {
        return faqs.search(question.text(), limit).stream()
                .filter(found -> question.audience() == Audience.CUSTOMER || found.confidence() >= SAME)
                .toList();
    }
}
