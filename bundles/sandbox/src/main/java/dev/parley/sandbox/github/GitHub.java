/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import dev.parley.sandbox.Vendor;
import dev.parley.sandbox.VendorServlet;
import dev.parley.sandbox.Weather;
import jakarta.servlet.Servlet;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** A GitHub below {@code /sandbox/github}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sandbox/github/*")
public final class GitHub extends VendorServlet {

    private static final long serialVersionUID = 1;
    private static final Set<String> VERSIONS = Set.of("2022-11-28", "2026-03-10");

    private final transient Repository repository;
    private final transient RateLimit limit;

    @Activate
    public GitHub(@Reference(name = "weather") Weather weather, @Reference(name = "repository") Repository repository) {
        this(weather, repository, new RateLimit());
    }

    private GitHub(Weather weather, Repository repository, RateLimit limit) {
        super(Vendor.GITHUB, weather, repository, routes(repository, limit));
        this.repository = repository;
        this.limit = limit;
    }

    private static Routes routes(Repository repository, RateLimit limit) {
        var repo = "/repos/%s/%s".formatted(repository.owner(), repository.name());
        var routes = new Routes("Not Found");
        routes.on("GET", "/rate_limit", call -> Answer.ok(limit.overview(repository.epochSecond())))
                .on(
                        "GET",
                        "/user",
                        call -> Answer.ok(new Shapes(repository, call.base())
                                .publicUser(call.userName().orElse(Repository.BOT))))
                .on("GET", repo, call -> Answer.ok(new Shapes(repository, call.base()).wholeRepository()))
                .on(
                        "POST",
                        "/app/installations/{id}/access_tokens",
                        call -> Answer.created(Json.object()
                                .put(
                                        "token",
                                        "ghs_" + UUID.randomUUID().toString().replace("-", ""))
                                .put("expires_at", repository.inAnHour())));
        new Pulls(repository).addTo(routes, repo);
        new Commits(repository).addTo(routes, repo);
        new Deployments(repository).addTo(routes, repo);
        return routes;
    }

    @Override
    protected void admit(Call call) {
        if (call.header("User-Agent").isEmpty()) {
            throw new Refusal(
                    403,
                    "Request forbidden by administrative rules. Please make sure your request has a"
                            + " User-Agent header");
        }
        super.admit(call);
    }

    /** Repositories go by their number, too. */
    @Override
    protected Call routed(Call call) {
        call.header("X-GitHub-Api-Version")
                .filter(version -> !VERSIONS.contains(version))
                .ifPresent(version -> {
                    throw Refusal.badRequest("\"%s\" is not a supported version.".formatted(version));
                });
        var repo = "/repos/%s/%s".formatted(repository.owner(), repository.name());
        return call.at(call.path()
                .replaceFirst("^/repositories/1000(?=/|$)", repo)
                .replaceFirst("(?i)^" + repo + "(?=/|$)", repo));
    }

    /** What did not change is not sent again, and costs nothing. */
    @Override
    protected Answer finished(Call call, Answer answer) {
        var finished = answer;
        if (call.request().getMethod().equals("GET") && answer.status() == 200) {
            var tag = "W/\"%s\"".formatted(UUID.nameUUIDFromBytes(Json.write(answer.body())));
            boolean same = call.header("If-None-Match")
                    .filter(tags -> Arrays.asList(tags.split(",\\s*")).contains(tag))
                    .isPresent();
            finished = (same ? Answer.empty(304) : answer).with("ETag", tag);
        }
        var resource = call.path().startsWith("/search/") ? "search" : "core";
        boolean free = finished.status() == 304 || call.path().equals("/rate_limit");
        return limit.count(resource, free, repository.epochSecond(), finished);
    }

    @Override
    protected String unauthenticated() {
        return "Requires authentication";
    }

    @Override
    protected Answer answer(Refusal refusal) {
        var body = Json.object()
                .put("message", refusal.getMessage())
                .put("documentation_url", "https://docs.github.com/rest")
                .put("status", String.valueOf(refusal.status()));
        if (refusal.detail().isArray()) {
            body.set("errors", refusal.detail());
        }
        return Answer.of(refusal.status(), body);
    }
}
