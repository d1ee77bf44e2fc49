/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.details;
import static dev.parley.lib.page.Html.element;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.webconsole.servlet.ServletConstants;

/** The way to all pages of the console: Parley's own, and behind them those of the container. */
final class Menu {

    /** Where the console says which pages there are: titles by label. */
    private static final String PAGES = "felix.webconsole.labelMap";

    private static final String OURS = "parley-";

    /** As admins need them; others follow by title. */
    private static final List<String> ORDER = List.of(
            "dashboard",
            "conversations",
            "try",
            "intents",
            "bundles",
            "connectors",
            "faqs",
            "documents",
            "feedback",
            "settings",
            "users",
            "audit");

    private final HttpServletRequest request;

    Menu(HttpServletRequest request) {
        this.request = request;
    }

    Html html() {
        var pages = pages();
        var ours = pages.keySet().stream()
                .filter(label -> label.startsWith(OURS))
                .sorted(Comparator.comparingInt(Menu::place).thenComparing(pages::get))
                .map(label -> link(label, pages.get(label)))
                .toList();
        var others = pages.keySet().stream()
                .filter(label -> !label.startsWith(OURS))
                .sorted(Comparator.comparing(pages::get, String.CASE_INSENSITIVE_ORDER))
                .map(label -> link(label, pages.get(label)))
                .toList();
        var nav = element("nav", element("ul", ours)).is("aria-label", "Parley");
        var container = details("Container", element("ul", others));
        return element(
                "header",
                element("p", "Parley").kind("brand"),
                nav,
                element("nav", container).is("aria-label", "Container"),
                a(root() + "/logout", "Sign out").kind("out"));
    }

    private Element link(String label, String title) {
        var address = root() + '/' + label;
        boolean isHere = address.equals(request.getAttribute(ServletConstants.ATTR_PLUGIN_ROOT));
        var link = a(address, title);
        return element("li", isHere ? link.is("aria-current", "page") : link);
    }

    private Map<String, String> pages() {
        var pages = new TreeMap<String, String>();
        if (request.getAttribute(PAGES) instanceof Map<?, ?> known) {
            known.forEach((label, title) -> pages.put(String.valueOf(label), String.valueOf(title)));
        }
        return pages;
    }

    private static int place(String label) {
        int place = ORDER.indexOf(label.substring(OURS.length()));
        return place < 0 ? ORDER.size() : place;
    }

    private String root() {
        return String.valueOf(request.getAttribute(ServletConstants.ATTR_APP_ROOT));
    }
}
