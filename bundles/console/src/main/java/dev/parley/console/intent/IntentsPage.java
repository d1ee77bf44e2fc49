/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.missing;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import dev.parley.api.audit.Audit;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.deployment.Deployments;
import dev.parley.api.dialog.Dialog;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Intents: what they need, how they are recognized, and where two claim the same sentence. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + IntentsPage.LABEL, Page.TITLE + "Intents", Page.CATEGORY})
public final class IntentsPage extends Page {

    public static final String LABEL = "parley-intents";

    private static final long serialVersionUID = 1;
    private static final Duration A_LOOK = Duration.ofSeconds(3);

    private final transient DeployedIntents intents;
    private final transient Conflicts conflicts = new Conflicts();

    @Reference(name = "dialog", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Dialog dialog;

    @Reference(name = "conversations", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile ConversationStore conversations;

    @Reference(name = "deployments", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Deployments deployments;

    @Reference(name = "audit", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Audit audit;

    @Activate
    public IntentsPage(@Reference(name = "intents") DeployedIntents intents) {
        super("Intents");
        this.intents = intents;
    }

    @Override
    protected Html show(Visit visit) {
        return visit.parameter("name").map(name -> one(visit, name)).orElseGet(() -> all(visit));
    }

    private Html all(Visit visit) {
        var lately = new Lately(Optional.ofNullable(conversations));
        var counts = lately.counts();
        var table = Table.of(
                "Intents that are deployed",
                "Intent",
                "What it does",
                "Bundle",
                "Slots",
                "Examples",
                "Lately",
                "Standing");
        for (var intent : intents.list()) {
            table.row(
                    a(visit.link().with("name", intent.name()), code(intent.name())),
                    intent.title(),
                    several(code(intent.bundle()), " " + intent.version(), earlier(intent)),
                    intent.slots().size(),
                    intent.sentences().size(),
                    counts.getOrDefault(intent.name(), 0),
                    standing(intent));
        }
        return several(
                p("What Parley can do. “Lately” counts the last " + Lately.MOST
                        + " things that users said and an intent was found for."),
                table.orElse("No intent is deployed. Deploy a bundle that has one: parley deploy FILE.jar"),
                section("Sentences that two intents claim", conflicts(visit)));
    }

    private Html conflicts(Visit visit) {
        var engine = dialog;
        return engine == null
                ? missing("The dialog engine", "Nobody can be asked what a sentence means.")
                : new ConflictView(conflicts.look(intents, engine, A_LOOK), visit.link(TryPage.LABEL)).html();
    }

    private Html one(Visit visit, String name) {
        var named = intents.named(name);
        if (named.isEmpty()) {
            throw new Refusal(404, "No intent of this name is deployed. It may have been taken out.");
        }
        var views = named.stream()
                .map(intent -> new IntentView(intent, earlier(intent)).html())
                .toList();
        return several(
                p(a(visit.link(), "All intents")), views, section("What routes to it lately", lately(visit, name)));
    }

    /** What people said is theirs: who reads it is noted. */
    private Html lately(Visit visit, String name) {
        present(audit, "The audit, in which reading what users said is noted,")
                .record(visit.admin().name(), "read utterances", name, "");
        return new Lately(Optional.ofNullable(conversations)).html(name);
    }

    private Html standing(DeployedIntent intent) {
        if (intent.problem().isPresent()) {
            return several(
                    span("badge bad", "unusable"), " ", said(intent.problem().get()));
        } else if (intent.isCanary()) {
            return span("badge warn", "canary");
        }
        return intent.isShadowed() ? span("badge bad", "hidden by another of this name") : span("quiet", "in use");
    }

    private Optional<Html> earlier(DeployedIntent intent) {
        return Optional.ofNullable(deployments)
                .flatMap(all -> all.find(intent.bundle()))
                .filter(bundle -> !bundle.earlier().isEmpty())
                .map(bundle -> span("quiet", " (earlier: " + String.join(", ", bundle.earlier()) + ")"));
    }

    static String score(double confidence) {
        return String.format(Locale.ROOT, "%.2f", confidence);
    }
}
