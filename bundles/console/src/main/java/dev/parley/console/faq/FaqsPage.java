/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.faq;

import dev.parley.api.audit.Audit;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.console.Confirmation;
import dev.parley.console.Sentences;
import dev.parley.lib.faq.FaqDraft;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import dev.parley.lib.wire.BadInput;
import jakarta.servlet.Servlet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Frequently asked questions: to edit, order, activate, try, import and export. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + "parley-faqs", Page.TITLE + FaqsPage.TITLE_TEXT, Page.CATEGORY})
public final class FaqsPage extends Page {

    static final String TITLE_TEXT = "FAQ";
    static final String FAQ = "faq";

    private static final long serialVersionUID = 1;
    /** The largest file that is imported, and a little for the form around it. */
    private static final long LARGEST = (2L << 20) + (64 << 10);

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

    public FaqsPage() {
        super(TITLE_TEXT, LARGEST);
    }

    @Override
    protected Html show(Visit visit) {
        var kept = present(faqs, "The FAQ");
        if (visit.parameter("new").isPresent()) {
            return new FaqForm(visit).of(Optional.empty(), Optional.empty());
        }
        return visit.parameter(FAQ)
                .map(id -> new FaqForm(visit).of(Optional.of(found(kept, id)), Optional.empty()))
                .orElseGet(() -> new FaqTable(visit, kept).html());
    }

    @Override
    protected Answer act(Visit visit) {
        var kept = present(faqs, "The FAQ");
        return switch (visit.deed()) {
            case "save" -> save(visit, kept);
            case "import" -> new Import(visit, kept, (action, subject) -> note(visit, action, subject)).answer();
            default -> change(visit, kept, found(kept, visit.parameter(FAQ).orElse("")));
        };
    }

    private Answer save(Visit visit, Faqs kept) {
        var before = visit.parameter(FAQ).map(id -> found(kept, id));
        try {
            var blank = FaqDraft.blank(0, FaqDraft.last(kept.edition().all()));
            var faq = new FaqForm(visit).draft().over(before.orElse(blank));
            kept.save(List.of(faq));
            note(visit, before.isPresent() ? "change FAQ" : "add FAQ", faq.question());
            return Answer.done("", "“" + faq.question() + "” is saved, and found from now on.");
        } catch (Faqs.Taken e) {
            return again(visit, before, "There is a FAQ with this question already: " + e.getMessage());
        } catch (NoSuchElementException e) {
            return again(
                    visit, Optional.empty(), "Somebody has deleted it meanwhile. Save it as a new one, or leave it.");
        } catch (BadInput | IllegalArgumentException e) {
            return again(visit, before, Sentences.of(e.getMessage()));
        }
    }

    private static Answer again(Visit visit, Optional<Faq> before, String problem) {
        return Answer.again(new FaqForm(visit).of(before, Optional.of(problem)));
    }

    private Answer change(Visit visit, Faqs kept, Faq faq) {
        var back = visit.link().with(FaqTable.FROM, visit.parameter(FaqTable.FROM));
        return switch (visit.deed()) {
            case "activate", "deactivate" -> {
                boolean isActive = visit.deed().equals("activate");
                kept.save(List.of(new Faq(
                        faq.id(),
                        faq.question(),
                        faq.answer(),
                        faq.phrasings(),
                        faq.order(),
                        isActive,
                        Instant.now())));
                note(visit, visit.deed() + " FAQ", faq.question());
                yield Answer.done(
                        back,
                        "“%s” %s"
                                .formatted(
                                        faq.question(),
                                        isActive ? "is shown, and answers." : "is not shown any more."));
            }
            case "up" -> moved(kept, faq, -1, back);
            case "down" -> moved(kept, faq, 1, back);
            case "delete" ->
                new Confirmation("“" + faq.question() + "” is deleted for good.", "Delete it", back)
                        .before(visit, List.of(FAQ, FaqTable.FROM), () -> {
                            kept.remove(faq.id());
                            note(visit, "delete FAQ", faq.question());
                            return Answer.done(back, "“" + faq.question() + "” is deleted.");
                        });
            default -> throw new Refusal(400, "There is no such thing to do with a FAQ.");
        };
    }

    private static Answer moved(Faqs kept, Faq faq, int by, Object back) {
        var ids = new ArrayList<>(kept.edition().all().stream().map(Faq::id).toList());
        int from = ids.indexOf(faq.id());
        int to = from + by;
        if (to >= 0 && to < ids.size()) {
            Collections.swap(ids, from, to);
            kept.arrange(ids);
        }
        return Answer.done(back, "“" + faq.question() + "” has moved.");
    }

    private void note(Visit visit, String action, String subject) {
        Optional.ofNullable(audit).ifPresent(log -> log.record(visit.admin().name(), action, subject, ""));
    }

    private static Faq found(Faqs kept, String id) {
        return Optional.of(id)
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(number -> kept.find(Long.parseLong(number)))
                .orElseThrow(() -> new Refusal(404, "There is no such FAQ."));
    }
}
