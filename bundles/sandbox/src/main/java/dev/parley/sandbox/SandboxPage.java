/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /sandbox/}: a page that shows what is in the three systems, and with which a person moves their world. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sandbox/*")
public final class SandboxPage extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_FORM = 10_000;

    private final transient List<World> worlds;
    private final transient Weather weather;

    @Activate
    public SandboxPage(
            @Reference(name = "worlds", policyOption = ReferencePolicyOption.GREEDY) List<World> worlds,
            @Reference(name = "weather") Weather weather) {
        this.worlds =
                worlds.stream().sorted(Comparator.comparing(World::vendor)).toList();
        this.weather = weather;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Read even if it is refused: a connection with something unread on it is closed, and what comes next is lost.
        var form = request.getMethod().equals("POST") ? form(request) : Map.<String, String>of();
        try {
            admit(request);
            switch (request.getMethod()) {
                case "GET", "HEAD" -> send(response, 200, page());
                case "POST" -> {
                    change(form);
                    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                    response.setHeader("Location", home(request));
                }
                default -> throw new Refusal(405, "This page is for looking and for pressing its buttons.");
            }
        } catch (Refusal refusal) {
            send(response, refusal.status(), Html.page("That did not work", Html.paragraph(refusal.getMessage())));
        }
    }

    private static void admit(HttpServletRequest request) {
        if (!Neighbours.isLocal(request)) {
            throw new Refusal(403, "The sandbox answers this machine alone.");
        }
        if (request.getPathInfo() != null && !request.getPathInfo().equals("/")) {
            throw Refusal.notFound("There is nothing here. The sandbox's page is one level up.");
        }
        if (request.getMethod().equals("POST") && !Neighbours.isOurs(request)) {
            throw new Refusal(403, "Only the sandbox's own page may move things.");
        }
    }

    private static String home(HttpServletRequest request) {
        return request.getContextPath() + request.getServletPath() + "/";
    }

    private String page() {
        return Html.page(
                "Parley's sandbox",
                Html.paragraph("Three systems to try things on. What you do here, Parley sees as it would see it there;"
                                + " all of it is forgotten when Parley stops.")
                        + worlds.stream()
                                .map(world -> Html.section(world, weather.of(world.vendor())))
                                .collect(Collectors.joining()));
    }

    private static Map<String, String> form(HttpServletRequest request) throws IOException {
        return Form.read(new String(request.getInputStream().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8));
    }

    private void change(Map<String, String> form) {
        var world = worlds.stream()
                .filter(one -> one.vendor().name().equals(form.get("vendor")))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("There is no such system."));
        if (form.containsKey("weather")) {
            weather.set(world.vendor(), condition(form.get("weather")));
        } else {
            world.move(form.getOrDefault("thing", ""), form.getOrDefault("move", ""));
        }
    }

    private static Weather.Condition condition(String name) {
        try {
            return Weather.Condition.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("There is no such condition.");
        }
    }

    private static void send(HttpServletResponse response, int status, String html) throws IOException {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
