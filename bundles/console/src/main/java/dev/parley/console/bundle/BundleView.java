/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.bundle;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.facts;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.Deployment.State;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Visit;
import java.util.LinkedHashMap;
import java.util.Optional;

/** One deployed bundle, what can be done with it, and what its trial has shown. */
record BundleView(Visit visit) {

    Html of(Deployment bundle, Optional<String> problem) {
        return several(
                p(a(visit.link(), "All bundles")),
                problem.map(why -> Html.notice(new Message(Message.Kind.BAD, why))),
                section(bundle.name(), about(bundle)),
                section("What can be done", actions(bundle)),
                bundle.report().map(report -> section("Its trial", new TrialReport(report).html())));
    }

    private static Html about(Deployment bundle) {
        return several(
                facts(
                        "State", BundleList.state(bundle),
                        "Deployed last", bundle.version(),
                        "Users have", bundle.active().orElse("no version of it"),
                        "Earlier versions", bundle.earlier().isEmpty() ? "none" : String.join(", ", bundle.earlier()),
                        "Since", time(bundle.since())),
                Optional.of(bundle.reason()).filter(why -> !why.isEmpty()).map(Html::p),
                Optional.of(bundle.advice()).filter(step -> !step.isEmpty()).map(Html::p));
    }

    private Html actions(Deployment bundle) {
        return several(
                Optional.of(bundle).filter(each -> each.state() == State.CANARY).map(this::widening),
                Optional.of(bundle)
                        .filter(each ->
                                each.state() == State.CANARY || !each.earlier().isEmpty())
                        .map(this::rollingBack),
                form("remove", bundle).inline().button("Remove " + bundle.name() + " …", "danger"));
    }

    private Html widening(Deployment bundle) {
        return form("widen", bundle)
                .field(Field.number(BundlesPage.PERCENT, "For how many conversations, in %")
                        .value(visit.parameter(BundlesPage.PERCENT)
                                .orElse(String.valueOf(bundle.canary().orElse(0))))
                        .is("min", 0)
                        .is("max", 100)
                        .is("step", 1)
                        .required()
                        .hint("100 gives it to all, and takes the older version out."))
                .button("Give " + bundle.name() + " to so many");
    }

    private Html rollingBack(Deployment bundle) {
        var form = form("rollback", bundle);
        if (bundle.earlier().isEmpty()) {
            return form.inline().button("Roll " + bundle.name() + " back …", "danger");
        }
        var versions = new LinkedHashMap<String, String>();
        bundle.earlier().forEach(version -> versions.put(version, version));
        return form.field(Field.choice(BundlesPage.VERSION, "Version to go back to", versions))
                .button("Roll " + bundle.name() + " back …", "danger");
    }

    private Form form(String deed, Deployment bundle) {
        return Form.post(visit, deed).hidden(BundlesPage.BUNDLE, bundle.name());
    }
}
