/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.bundle;

import static dev.parley.lib.page.Html.missing;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;

import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.DeploymentRefused;
import dev.parley.api.deployment.Deployments;
import dev.parley.api.usage.Usage;
import dev.parley.console.Confirmation;
import dev.parley.console.dashboard.UsageTable;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Bundles that were deployed: to look at, let in, give to more, take back and take out. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + "parley-bundles", Page.TITLE + BundlesPage.TITLE_TEXT, Page.CATEGORY})
public final class BundlesPage extends Page {

    static final String TITLE_TEXT = "Bundles";
    static final String BUNDLE = "bundle";
    static final String PERCENT = "percent";
    static final String VERSION = "version";

    private static final long serialVersionUID = 1;
    private static final long LARGEST = 100L << 20;

    @Reference(
            name = "deployments",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Deployments deployments;

    @Reference(
            name = "usage",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Usage usage;

    public BundlesPage() {
        super(TITLE_TEXT, LARGEST);
    }

    @Override
    protected Html show(Visit visit) {
        var known = Optional.ofNullable(deployments);
        var name = visit.parameter(BUNDLE);
        if (known.isPresent() && name.isPresent()) {
            return new BundleView(visit).of(found(known.get(), name.get()), Optional.empty());
        }
        return several(
                known.map(there -> new BundleList(visit).of(there))
                        .orElseGet(() -> missing(
                                "The list of deployed bundles",
                                "See whether the bundle dev.parley.deployment is active.")),
                Optional.ofNullable(usage)
                        .<Html>map(there -> section(
                                "What bundles use, since Parley was started",
                                p(
                                        "A bundle that hangs, fails or takes all of a processor costs its own turns only: after"
                                                + " several failures it is left alone for a while. CPU and memory are those of all"
                                                + " calls together."),
                                UsageTable.html(there.list())))
                        .orElseGet(() ->
                                missing("What bundles use", "See whether the bundle dev.parley.dialog is active.")));
    }

    @Override
    protected Answer act(Visit visit) {
        var known = present(deployments, "The list of deployed bundles");
        if (visit.deed().equals("deploy")) {
            return new Deploying(visit, known).answer();
        }
        var bundle = found(known, visit.parameter(BUNDLE).orElse(""));
        try {
            return change(visit, known, bundle);
        } catch (DeploymentRefused e) {
            return Answer.again(new BundleView(visit).of(bundle, Optional.of(e.getMessage())));
        }
    }

    private static Answer change(Visit visit, Deployments known, Deployment bundle) {
        var who = visit.admin().name();
        var here = visit.link().with(BUNDLE, bundle.name());
        return switch (visit.deed()) {
            case "widen" -> {
                int percent = percent(visit);
                known.widen(bundle.name(), percent, who);
                yield Answer.done(here, "%s is now for %d %% of conversations.".formatted(bundle.name(), percent));
            }
            case "rollback" -> {
                var version = visit.parameter(VERSION);
                yield new Confirmation(
                                "%s goes back%s. Turns that are under way end on the version they began with."
                                        .formatted(
                                                bundle.name(),
                                                version.map(to -> " to " + to).orElse("")),
                                "Roll back",
                                here)
                        .before(visit, List.of(BUNDLE, VERSION), () -> {
                            var now = known.rollBack(bundle.name(), version, who);
                            return Answer.done(here, bundle.name() + " is now " + now.version() + '.');
                        });
            }
            case "remove" ->
                new Confirmation(
                                "%s is taken out: nobody can use what it offers. What users had told its intents is kept."
                                        .formatted(bundle.name()),
                                "Remove " + bundle.name(),
                                here)
                        .before(visit, List.of(BUNDLE), () -> {
                            known.remove(bundle.name(), who);
                            return Answer.done("", bundle.name() + " is removed.");
                        });
            default -> throw new Refusal(400, "There is no such thing to do with a bundle.");
        };
    }

    private static int percent(Visit visit) {
        return visit.parameter(PERCENT)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(percent -> percent <= 100)
                .orElseThrow(
                        () -> new DeploymentRefused("Say for how many conversations: a whole number from 0 to 100."));
    }

    private static Deployment found(Deployments known, String name) {
        return known.find(name).orElseThrow(() -> new Refusal(404, "No bundle of this name was deployed."));
    }
}
