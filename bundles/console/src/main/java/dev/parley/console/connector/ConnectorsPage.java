/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.connector;

import dev.parley.api.audit.Audit;
import dev.parley.api.connector.Connection;
import dev.parley.api.outbox.Outbox;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The other systems that Parley works with, how they stand, and what is offered by which bundle. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + "parley-connectors", Page.TITLE + ConnectorsPage.TITLE_TEXT, Page.CATEGORY})
public final class ConnectorsPage extends Page {

    static final String TITLE_TEXT = "Connectors";

    private static final long serialVersionUID = 1;

    @Reference(
            name = "connections",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile List<Connection> connections = List.of();

    @Reference(
            name = "audit",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Audit audit;

    @Reference(
            name = "outbox",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Outbox outbox;

    private final transient Offered offered;

    @Activate
    public ConnectorsPage(BundleContext context) {
        super(TITLE_TEXT);
        this.offered = new Offered(context);
    }

    @Override
    protected Html show(Visit visit) {
        return Html.several(
                new ConnectionList(visit).of(connections),
                Optional.ofNullable(outbox).map(kept -> new Waiting(visit, kept).html()),
                offered.html());
    }

    @Override
    protected Answer act(Visit visit) {
        if (!visit.deed().equals("test")) {
            throw new Refusal(400, "There is no such thing to do with a connector.");
        }
        var system = visit.parameter(ConnectionList.SYSTEM);
        var address = visit.parameter(ConnectionList.ADDRESS);
        var connection = connections.stream()
                .filter(each -> system.equals(Optional.of(each.system())))
                .filter(each -> address.orElse("").equals(each.address()))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "There is no such connector any more."));
        Optional.ofNullable(audit)
                .ifPresent(log ->
                        log.record(visit.admin().name(), "test connector", connection.system(), connection.address()));
        var trial = TestCall.of(connection);
        return trial.isGood()
                ? Answer.done("", connection.system() + ": " + trial.sentence())
                : Answer.failed("", connection.system() + ": " + trial.sentence());
    }
}
