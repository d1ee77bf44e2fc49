/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.bundle;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.Deployments;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import java.util.Optional;

/** All that were deployed, what is wrong with bundles, and the form for another one. */
record BundleList(Visit visit) {

    Html of(Deployments deployments) {
        var problems = Table.of("Problems", "Bundle", "Version", "What is wrong", "What to do");
        deployments
                .diagnoses()
                .forEach(each -> problems.row(each.name(), each.version(), each.problem(), each.advice()));
        return several(
                section("What is wrong", problems.orElse("All bundles do what they are there for.")),
                section("Deployed", deployed(deployments)),
                section("Deploy a bundle", form(Optional.empty())));
    }

    private Html deployed(Deployments deployments) {
        var table = Table.of("Deployed bundles, by name", "Bundle", "State", "Version", "Users have", "Since", "Why");
        deployments
                .list()
                .forEach(each -> table.row(
                        a(visit.link().with(BundlesPage.BUNDLE, each.name()), each.name()),
                        state(each),
                        each.version(),
                        each.active().orElse("–"),
                        time(each.since()),
                        several(each.reason(), " ", each.advice())));
        return table.orElse("No bundle was deployed. Deploy one below, or with the command parley deploy FILE.jar.");
    }

    static Html state(Deployment bundle) {
        return switch (bundle.state()) {
            case ACTIVE -> span("badge good", "active");
            case CANARY -> span("badge warn", "canary, " + bundle.canary().orElse(0) + " %");
            case ON_TRIAL -> span("badge quiet", "on trial");
            case REFUSED -> span("badge bad", "refused");
            case BROKEN -> span("badge bad", "does not run");
        };
    }

    Html form(Optional<String> problem) {
        return several(
                p(
                        "The bundle is tried first: its conversation tests are played, and what users said lately is routed with"
                                + " it and without it. Users notice nothing of that; it takes up to a minute."),
                Form.post(visit, "deploy")
                        .field(Field.file(Deploying.JAR, "Jar", ".jar")
                                .required()
                                .hint("At most 100 MB.")
                                .problem(problem))
                        .field(Field.number(Deploying.CANARY, "Canary, in % of conversations")
                                .value(visit.parameter(Deploying.CANARY))
                                .is("min", 0)
                                .is("max", 100)
                                .hint("Begin with admins and this share. Empty: for all at once."))
                        .field(Field.number(Deploying.THRESHOLD, "Threshold, in % of utterances")
                                .value(visit.parameter(Deploying.THRESHOLD))
                                .is("min", 0)
                                .is("max", 100)
                                .hint("How many may be understood otherwise than before. Empty: as it is configured."))
                        .field(Field.checkbox(Deploying.UNTRIED, "Let it in untried", false)
                                .hint("Only when the trial itself is the problem."))
                        .button("Deploy"));
    }
}
