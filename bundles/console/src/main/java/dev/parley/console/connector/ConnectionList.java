/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.connector;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.connector.Connection;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Other systems and how they stand. */
record ConnectionList(Visit visit) {

    static final String SYSTEM = "system";
    static final String ADDRESS = "address";

    Html of(List<Connection> connections) {
        var table = Table.of("Systems that are set up", "System", "Address", "Calls", "Left", "Last failure", "Try it");
        connections.stream()
                .sorted(Comparator.comparing(Connection::system).thenComparing(Connection::address))
                .forEach(connection -> row(table, connection));
        return section(
                "Other systems",
                p("A test makes one cheap call that changes nothing. Nothing here asks the other system by itself."),
                table.orElse("No other system is set up. Parley keeps changes in its own registry until one is."),
                p(a(visit.link("parley-settings"), "Set systems up")));
    }

    private void row(Table table, Connection connection) {
        try {
            var standing = connection.standing();
            table.row(
                    connection.system(),
                    code(connection.address()),
                    breaker(standing.breaker()),
                    standing.left().orElse("–"),
                    failure(standing),
                    test(connection));
        } catch (RuntimeException e) { // a defect of one connector leaves the others to be seen
            table.row(
                    connection.getClass().getName(),
                    "–",
                    span("badge bad", "defect"),
                    "–",
                    "It can't be looked at.",
                    "");
        }
    }

    private static Html breaker(String breaker) {
        return switch (breaker) {
            case "closed" -> span("badge good", "go through");
            case "open" -> span("badge bad", "left alone for a while");
            default -> span("badge warn", "tried again");
        };
    }

    private static Html failure(Connection.Standing standing) {
        return standing.lastFailure()
                .map(why -> several(why, standing.lastFailureAt().map(at -> several(" ", time(at)))))
                .orElseGet(() -> several("none"));
    }

    private Html test(Connection connection) {
        return Form.post(visit, "test")
                .hidden(SYSTEM, connection.system())
                .hidden(ADDRESS, Optional.of(connection.address()).filter(address -> !address.isEmpty()))
                .inline()
                .button("Test " + connection.system(), "quiet");
    }
}
