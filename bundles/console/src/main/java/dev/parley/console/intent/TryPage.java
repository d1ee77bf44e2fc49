/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import dev.parley.api.conversation.Audience;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** What a sentence would be taken for. Nothing is done, and nothing stored. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + TryPage.LABEL, Page.TITLE + "Try it", Page.CATEGORY})
public final class TryPage extends Page {

    public static final String LABEL = "parley-try";

    private static final long serialVersionUID = 1;

    @Reference(name = "dialog", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Dialog dialog;

    @Reference(name = "knowledge", cardinality = ReferenceCardinality.MULTIPLE, policy = DYNAMIC)
    transient volatile List<KnowledgeBase> knowledge = List.of();

    public TryPage() {
        super("Try it");
    }

    @Override
    protected Html show(Visit visit) {
        return page(visit, Optional.empty());
    }

    /** Typed text is sent in the form and not in the address, where logs would keep it. */
    @Override
    protected Answer act(Visit visit) {
        var problem = problem(visit.parameter("text").orElse(""));
        return problem.isPresent() ? Answer.again(page(visit, problem)) : Answer.show(page(visit, problem));
    }

    private Html page(Visit visit, Optional<String> problem) {
        var tried = visit.parameter("text").filter(text -> problem(text).isEmpty());
        return several(
                p("Type what somebody might say. Nothing is done, and nothing of it is stored."),
                form(visit, problem),
                tried.map(text -> answers(visit, text)));
    }

    private Html form(Visit visit, Optional<String> problem) {
        return Form.post(visit, "try")
                .field(Field.area("text", "Somebody says", 2)
                        .value(visit.parameter("text"))
                        .is("maxlength", Utterance.LONGEST)
                        .is("dir", "auto")
                        .required()
                        .problem(problem))
                .field(Field.choice("language", "In", languages())
                        .value(locale(visit).toLanguageTag()))
                .field(Field.choice("audience", "As", audiences())
                        .value(audience(visit).name()))
                .button("Try");
    }

    private Html answers(Visit visit, String text) {
        var engine = present(dialog, "The dialog engine");
        var locale = locale(visit);
        var opinions = engine.opinions(text, locale);
        return several(
                section("What it is taken for", new Heard(engine.detect(text, locale), opinions).html()),
                section(
                        "What is written about it",
                        new Looked(knowledge, visit.admin(), text, locale, audience(visit)).html()));
    }

    private static Optional<String> problem(String text) {
        if (text.isBlank()) {
            return Optional.of("Type something.");
        }
        return text.length() > Utterance.LONGEST
                ? Optional.of(
                        "That is longer than the %,d characters that Parley listens to.".formatted(Utterance.LONGEST))
                : Optional.empty();
    }

    private static Locale locale(Visit visit) {
        var tag = visit.parameter("language").filter(languages()::containsKey).orElse("en");
        return Locale.forLanguageTag(tag);
    }

    private static Audience audience(Visit visit) {
        return visit.parameter("audience")
                        .filter(Audience.CUSTOMER.name()::equals)
                        .isPresent()
                ? Audience.CUSTOMER
                : Audience.ASSISTANT;
    }

    private static Map<String, String> languages() {
        var languages = new LinkedHashMap<String, String>();
        for (var tag : List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl")) {
            languages.put(tag, Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH));
        }
        return languages;
    }

    private static Map<String, String> audiences() {
        var audiences = new LinkedHashMap<String, String>();
        audiences.put(Audience.ASSISTANT.name(), "somebody who works with changes");
        audiences.put(Audience.CUSTOMER.name(), "a customer");
        return audiences;
    }
}
