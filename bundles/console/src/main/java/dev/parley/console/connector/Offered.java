/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.connector;

import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.span;

import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Which bundle offers what Parley's intents work on. */
final class Offered {

    private static final String API = "dev.parley.api.";

    private static final Map<String, String> PORTS = new TreeMap<>(Map.of(
            "Change requests", "change.ChangeManagement",
            "Code and pull requests", "code.CodeHost",
            "Issues", "issue.IssueTracker",
            "Knowledge", "knowledge.KnowledgeBase",
            "Planning of changes", "change.ChangePlanning",
            "Work on changes", "change.ChangeWork"));

    private final BundleContext context;

    Offered(BundleContext context) {
        this.context = context;
    }

    Html html() {
        var table = Table.of("Offers to intents", "What", "Offered by", "Version", "Named");
        PORTS.forEach((what, type) -> {
            var offers = offers(type);
            if (offers.length == 0) {
                table.row(what, span("badge quiet", "nobody"), "", "");
            }
            for (var offer : offers) {
                table.row(what, code(offer.getBundle().getSymbolicName()), version(offer), name(offer));
            }
        });
        return section(
                "What is offered to intents",
                p("Where several bundles offer the same, the first one is used, unless a setting names another."),
                table.orElse(""));
    }

    /** The one that is used first stands first. */
    private ServiceReference<?>[] offers(String type) {
        try {
            var found = Optional.ofNullable(context.getAllServiceReferences(API + type, null))
                    .orElse(new ServiceReference<?>[0]);
            var live = Arrays.stream(found)
                    .filter(offer -> offer.getBundle() != null)
                    .toArray(ServiceReference<?>[]::new);
            Arrays.sort(live, (one, other) -> other.compareTo(one));
            return live;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e); // there is no filter
        }
    }

    private static String version(ServiceReference<?> offer) {
        return offer.getBundle().getVersion().toString();
    }

    private static String name(ServiceReference<?> offer) {
        return Optional.ofNullable(offer.getProperty("name"))
                .or(() -> Optional.ofNullable(offer.getProperty(Constants.SERVICE_DESCRIPTION)))
                .map(Object::toString)
                .orElse("–");
    }
}
