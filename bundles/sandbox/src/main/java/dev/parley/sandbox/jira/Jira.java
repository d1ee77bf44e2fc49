/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import dev.parley.sandbox.Vendor;
import dev.parley.sandbox.VendorServlet;
import dev.parley.sandbox.Weather;
import jakarta.servlet.Servlet;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** A Jira Cloud below {@code /sandbox/jira}, and the same project as Data Center shows it below {@code /sandbox/jira-dc}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/sandbox/jira/*", "/sandbox/jira-dc/*"})
public final class Jira extends VendorServlet {

    private static final long serialVersionUID = 1;
    private static final String NOWHERE = "There is nothing at this address.";

    @Activate
    public Jira(@Reference(name = "weather") Weather weather, @Reference(name = "project") Project project) {
        super(Vendor.JIRA, weather, project, routes(project));
    }

    private static Routes routes(Project project) {
        var routes = new Routes(NOWHERE);
        new Search(project).addTo(routes);
        for (var api : List.of("/rest/api/3", "/rest/api/2")) {
            routes.on("GET", api + "/serverInfo", call -> Answer.ok(serverInfo(call, project)))
                    .on(
                            "GET",
                            api + "/myself",
                            call -> Answer.ok(shapes(call, project).user(project.user(call.userName()))))
                    .on("GET", api + "/project/{key}", call -> Answer.ok(project(call, project)));
            new Issues(project).addTo(routes, api);
            new RemoteLinks(project).addTo(routes, api);
        }
        return routes;
    }

    private static JsonNode serverInfo(Call call, Project project) {
        boolean cloud = Edition.of(call).isCloud();
        var info = Json.object()
                .put("baseUrl", call.base())
                .put("version", cloud ? "1001.0.0-SNAPSHOT" : "10.3.0")
                .put("deploymentType", cloud ? "Cloud" : "Server")
                .put("buildNumber", cloud ? 100_285 : 10_030_000)
                .put("serverTime", project.now())
                .put("serverTitle", "Parley's sandbox");
        var numbers = info.putArray("versionNumbers");
        (cloud ? List.of(1001, 0, 0) : List.of(10, 3, 0)).forEach(numbers::add);
        return info;
    }

    private static JsonNode project(Call call, Project project) {
        if (!call.param("key").equalsIgnoreCase(project.key())) {
            throw Refusal.notFound("No project could be found with key '%s'.".formatted(call.param("key")));
        }
        return shapes(call, project).project();
    }

    private static Shapes shapes(Call call, Project project) {
        return new Shapes(project, Edition.of(call));
    }

    @Override
    protected Call routed(Call call) {
        if (!Edition.of(call).isCloud() && call.path().startsWith("/rest/api/3")) {
            throw Refusal.notFound(NOWHERE);
        }
        return call.at(call.path().replaceFirst("^/rest/api/latest/", "/rest/api/2/"));
    }

    @Override
    protected String unauthenticated() {
        return "Client must be authenticated to access this resource.";
    }

    @Override
    protected Answer answer(Refusal refusal) {
        var body = Json.object();
        body.set(
                "errorMessages",
                refusal.getMessage().isEmpty() ? Json.array() : Json.array().add(refusal.getMessage()));
        body.set("errors", refusal.detail().isMissingNode() ? Json.object() : refusal.detail());
        return Answer.of(refusal.status(), body);
    }
}
