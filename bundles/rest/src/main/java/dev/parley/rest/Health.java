/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import dev.parley.api.health.Probe;
import dev.parley.lib.wire.Json;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.runtime.JakartarsServiceRuntime;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Whether Parley lives, and whether it can take turns: everything is there that a turn needs, every {@link Probe} is
 * content, and the chat is really served. It is a servlet so that it answers while all that is not so.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health/*")
public final class Health extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Ports ports;
    private final transient Probing probing = new Probing(Duration.ofSeconds(1));

    @Reference(name = "probes", policy = DYNAMIC)
    transient volatile List<Probe> probes = List.of();

    @Reference(name = "runtime", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile JakartarsServiceRuntime runtime;

    /**
     * How it is.
     *
     * @param problems what keeps it from taking turns; none if it does
     * @param warnings what it goes on without
     */
    record Report(String status, List<String> problems, List<String> warnings) {

        static Report of(List<String> problems, List<String> warnings) {
            return new Report(problems.isEmpty() ? "up" : "down", problems, warnings);
        }
    }

    @Activate
    public Health(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @Deactivate
    void stop() {
        probing.close();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        if (path.matches("/live/?")) {
            answer(response, Report.of(List.of(), List.of()));
        } else if (path.matches("/ready/?")) {
            answer(response, Report.of(problems(), probing.problems(probes(false))));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private List<String> problems() {
        var problems = new ArrayList<>(ports.missing());
        if (!isChatServed()) {
            problems.add("api: the chat is not served");
        }
        problems.addAll(probing.problems(probes(true)));
        return problems;
    }

    private List<Probe> probes(boolean vital) {
        return probes.stream().filter(probe -> probe.isVital() == vital).toList();
    }

    private boolean isChatServed() {
        var present = runtime;
        return present != null
                && Stream.of(present.getRuntimeDTO().defaultApplication)
                        .filter(application -> application != null)
                        .flatMap(application -> Stream.of(application.resourceDTOs))
                        .anyMatch(resource -> resource.name.equals(Messages.NAME));
    }

    private static void answer(HttpServletResponse response, Report report) throws IOException {
        byte[] body = Json.write(report);
        response.setStatus(
                report.problems().isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
