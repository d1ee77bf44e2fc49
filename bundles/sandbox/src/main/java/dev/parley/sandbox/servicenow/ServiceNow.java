/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import dev.parley.sandbox.Vendor;
import dev.parley.sandbox.VendorServlet;
import dev.parley.sandbox.Weather;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** A ServiceNow instance below {@code /sandbox/servicenow}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sandbox/servicenow/*")
public final class ServiceNow extends VendorServlet {

    private static final long serialVersionUID = 1;
    private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT");
    private static final String TOKENS = "/oauth_token.do";

    @Activate
    public ServiceNow(@Reference(name = "weather") Weather weather, @Reference(name = "tables") Tables tables) {
        super(Vendor.SERVICENOW, weather, tables, routes(tables));
    }

    private static Routes routes(Tables tables) {
        var columns = new Columns(tables);
        var changes = new Changes(tables, columns);
        var shapes = new Shapes(columns);
        var routes = new Routes("Requested URI does not represent any resource");
        routes.on("POST", TOKENS, new Tokens(Clock.systemUTC())::answer);
        new ScheduleApi(tables).addTo(routes);
        new ChangeApi(tables, columns, changes, shapes).addTo(routes);
        new TableApi(tables, columns, changes, shapes).addTo(routes);
        return routes;
    }

    @Override
    protected String unauthenticated() {
        return "User Not Authenticated";
    }

    @Override
    protected void admit(Call call) {
        if (!call.path().equals(TOKENS) && call.header("x-sn-apikey").isEmpty()) {
            super.admit(call);
        }
    }

    /** Paths with a version are the same operations. What is written must say what it is. */
    @Override
    protected Call routed(Call call) {
        boolean writes = WRITES.contains(call.request().getMethod())
                && call.body().length > 0
                && !call.path().equals(TOKENS);
        if (writes
                && (call.header("Content-Type").isEmpty()
                        || call.header("Accept").isEmpty())) {
            throw Refusal.badRequest("Accept and Content-Type are required");
        }
        return call.at(call.path().replaceFirst("^(/api/(?:now|sn_chg_rest))/v\\d+/", "$1/"));
    }

    @Override
    protected Answer answer(Refusal refusal) {
        if (refusal.detail().has("error")) {
            return Answer.of(refusal.status(), refusal.detail());
        }
        JsonNode detail = refusal.detail().isMissingNode() ? NullNode.getInstance() : refusal.detail();
        var body = Json.object().put("status", "failure");
        body.putObject("error").put("message", refusal.getMessage()).set("detail", detail);
        return Answer.of(refusal.status(), body);
    }
}
