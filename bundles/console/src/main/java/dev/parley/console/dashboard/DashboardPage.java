/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.dashboard;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.missing;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import dev.parley.api.insight.Insights;
import dev.parley.api.usage.Usage;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How it goes: turns, fallbacks, forms, intents, latency and votes a day, and what bundles take. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + DashboardPage.LABEL, Page.TITLE + "Dashboard", Page.CATEGORY})
public final class DashboardPage extends Page {

    public static final String LABEL = "parley-dashboard";

    private static final long serialVersionUID = 1;

    private final transient Clock clock;

    @Reference(name = "insights", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Insights insights;

    @Reference(name = "usage", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Usage usage;

    @Activate
    public DashboardPage() {
        this(Clock.systemUTC());
    }

    DashboardPage(Clock clock) {
        super("Dashboard");
        this.clock = clock;
    }

    @Override
    protected Html show(Visit visit) {
        var period = Period.of(visit, clock);
        var spans = List.of(7, 30, 90).stream()
                .map(days -> several(a(visit.link().with("days", days), "Last " + days + " days"), " "))
                .toList();
        return several(
                period.form(visit), p(spans), figures(period), section("Bundles, since Parley was started", usage()));
    }

    private Html figures(Period period) {
        var source = insights;
        return source == null
                ? missing("What happened", "It is kept in the database: see the page Bundles for why it is not there.")
                : new Plots(source.figures(period.from(), period.until())).html();
    }

    private Html usage() {
        var source = usage;
        return source == null
                ? missing(
                        "The usage by bundle",
                        "The dialog engine counts it: see the page Bundles for why it is not there.")
                : UsageTable.html(source.list());
    }
}
