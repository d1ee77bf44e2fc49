/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.code.PullRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A GitHub that remembers, in GitHub's own shapes: pages by Link, ETags, sign-in. */
final class FakeGitHub {

    static final String NAME = "github";
    static final String TOKEN = "ghp_theTokenNobodyMaySee";
    static final String ME = "parley-bot";

    private static final String REPO = "/repos/([^/]+/[^/]+)";

    record Found(int status, JsonNode body) {}

    private record Route(String method, Pattern path, Function<Asked, Found> answer) {}

    private record Asked(Request request, Matcher path) {

        String repository() {
            return path.group(1).toLowerCase(Locale.ROOT);
        }

        String part() {
            return path.group(2);
        }

        JsonNode body() {
            return parsed(request.getBodyAsString());
        }

        String query(String name, String otherwise) {
            var values = request.queryParameter(name);
            return values.isPresent() ? values.firstValue() : otherwise;
        }
    }

    final Set<String> tokens = new HashSet<>(Set.of(TOKEN));
    private final Map<String, PullRequest> pulls = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> comments = new LinkedHashMap<>();
    private final Map<String, Map<String, Verdict>> statuses = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> deployments = new LinkedHashMap<>();
    private final Map<String, Verdict> states = new LinkedHashMap<>();
    private final Map<String, ResponseDefinitionBuilder> lost = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private Optional<FakeApp> app = Optional.empty();
    private int ids = 1000;
    private final List<Route> routes = List.of(
            new Route("GET", path("/user"), asked -> ok(Examples.object().put("login", ME))),
            new Route("GET", path("/rate_limit"), asked -> ok(limits())),
            new Route("GET", path(REPO + "/pulls"), this::listed),
            new Route("GET", path(REPO + "/pulls/(\\d+)"), asked -> with(asked, Examples::pull)),
            new Route("GET", path(REPO + "/pulls/(\\d+)/reviews"), asked -> with(asked, FakeGitHub::reviews)),
            new Route("GET", path(REPO + "/pulls/(\\d+)/files"), asked -> with(asked, FakeGitHub::files)),
            new Route("GET", path(REPO + "/commits/(\\w+)/check-runs"), asked -> at(asked, FakeGitHub::runs)),
            new Route("GET", path(REPO + "/commits/(\\w+)/status"), asked -> at(asked, FakeGitHub::combined)),
            new Route("GET", path("/search/issues"), this::search),
            new Route("GET", path(REPO + "/issues/(\\d+)/comments"), asked -> with(asked, pr -> commentsOf(asked))),
            new Route("POST", path(REPO + "/issues/(\\d+)/comments"), this::comment),
            new Route("PATCH", path(REPO + "/issues/comments/(\\d+)"), this::rewrite),
            new Route("POST", path(REPO + "/statuses/(\\w+)"), this::status),
            new Route("GET", path(REPO + "/deployments"), this::deployed),
            new Route("POST", path(REPO + "/deployments"), this::deploy),
            new Route("POST", path(REPO + "/deployments/(\\d+)/statuses"), this::stands));

    private static JsonNode limits() {
        var limits = Examples.object();
        limits.putObject("resources").putObject("core").put("limit", 5000).put("remaining", 4312);
        return limits;
    }

    private static Pattern path(String path) {
        return Pattern.compile("(?:/api/v3)?" + path);
    }

    static Found ok(JsonNode body) {
        return new Found(200, body);
    }

    static Found no(int status, String message) {
        return new Found(status, Examples.error(message));
    }

    synchronized void put(PullRequest pr) {
        pulls.put(pr.name().toLowerCase(Locale.ROOT), pr);
    }

    synchronized void addComment(String repository, int number, String who, String body) {
        commentList(repository, number).add(Examples.comment(ids++, who, body));
    }

    /** As people read them. */
    synchronized List<String> comments(String repository, int number) {
        return bodies(repository, number).stream()
                .map(body -> body.replaceFirst("^<!--.*?-->\n", ""))
                .toList();
    }

    synchronized List<String> bodies(String repository, int number) {
        return commentList(repository, number).stream()
                .map(comment -> comment.path("body").asText())
                .toList();
    }

    private List<ObjectNode> commentList(String repository, int number) {
        return comments.computeIfAbsent(repository.toLowerCase(Locale.ROOT) + '#' + number, name -> new ArrayList<>());
    }

    synchronized Map<String, Verdict> statuses(String repository, String sha) {
        return statuses.getOrDefault(repository.toLowerCase(Locale.ROOT) + sha, Map.of());
    }

    synchronized Map<String, Verdict> deployments(String repository, String environment) {
        var found = new LinkedHashMap<String, Verdict>();
        deployments.getOrDefault(repository.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(made -> made.path("environment").asText().equals(environment))
                .map(made -> made.path("id").asText())
                .forEach(id -> found.put(id, states.get(id)));
        return found;
    }

    /** Does what is asked next with this method, but answers so. */
    synchronized void loseAnswer(String method, ResponseDefinitionBuilder answer) {
        lost.put(method, answer);
    }

    /** From now on the repository is at another name, and is redirected to from the old one. */
    synchronized void rename(String repository, String now) {
        renamed.put("/repos/" + repository + '/', "/repos/" + now + '/');
    }

    synchronized void signIn(FakeApp with) {
        app = Optional.of(with);
        tokens.clear();
    }

    synchronized ResponseDefinition transform(ServeEvent event) {
        var answer = answered(event.getRequest());
        var instead = lost.remove(event.getRequest().getMethod().getName());
        return instead == null ? answer : instead.build();
    }

    private ResponseDefinition answered(Request request) {
        for (var old : renamed.keySet()) {
            if (request.getUrl().startsWith(old)) {
                return WireMock.aResponse()
                        .withStatus(request.getMethod().getName().equals("GET") ? 301 : 307)
                        .withHeader("Location", request.getAbsoluteUrl().replace(old, renamed.get(old)))
                        .build();
            }
        }
        if (app.filter(its -> its.isAsked(request)).isPresent()) {
            return answer(request, app.get().answer(request, tokens)).build();
        }
        if (!request.containsHeader("User-Agent")
                || !"2022-11-28".equals(request.getHeader("X-GitHub-Api-Version"))
                || !"application/vnd.github+json".equals(request.getHeader("Accept"))) {
            return answer(request, no(400, "Not what GitHub asks for in headers"))
                    .build();
        }
        if (tokens.stream().noneMatch(token -> ("Bearer " + token).equals(request.getHeader("Authorization")))) {
            return answer(request, no(401, "Bad credentials")).build();
        }
        var path = request.getUrl().split("\\?", 2)[0];
        for (var route : routes) {
            var matcher = route.path().matcher(path);
            if (route.method().equals(request.getMethod().getName()) && matcher.matches()) {
                return answer(request, route.answer().apply(new Asked(request, matcher)))
                        .build();
            }
        }
        return answer(request, no(404, "Not Found")).build();
    }

    private static ResponseDefinitionBuilder answer(Request request, Found found) {
        var page = request.getMethod().getName().equals("GET") && found.status() == 200
                ? Pages.of(request, found.body())
                : new Pages.Page(found.body(), "");
        var body = page.body().toString();
        var etag = "W/\"" + Integer.toHexString(body.hashCode()) + '"';
        var response = etag.equals(request.getHeader("If-None-Match"))
                ? WireMock.aResponse().withStatus(304)
                : WireMock.aResponse()
                        .withStatus(found.status())
                        .withBody(body)
                        .withHeader("Content-Type", "application/json; charset=utf-8");
        response.withHeader("ETag", etag).withHeader("X-RateLimit-Remaining", "4999");
        return page.link().isEmpty() ? response : response.withHeader("Link", page.link());
    }

    private Stream<PullRequest> latest() {
        return pulls.values().stream()
                .sorted(Comparator.comparing(PullRequest::updatedAt).reversed());
    }

    private Found listed(Asked asked) {
        if (latest().noneMatch(pr -> pr.repository().equalsIgnoreCase(asked.repository()))) {
            return no(404, "Not Found");
        }
        var openOnly = asked.query("state", "open").equals("open");
        var isAsked = asked.query("sort", "").equals("updated")
                && asked.query("direction", "").equals("desc");
        return isAsked
                ? ok(Examples.array(latest().filter(pr -> pr.repository().equalsIgnoreCase(asked.repository()))
                        .filter(pr -> !openOnly || pr.state() == PullRequest.State.OPEN)
                        .map(Examples::listed)
                        .toList()))
                : no(422, "another order");
    }

    private Found search(Asked asked) {
        var query = asked.query("q", "");
        var words = Pattern.compile("\"([^\"]+)\"")
                .matcher(query)
                .results()
                .map(word -> word.group(1))
                .toList();
        if (!query.replaceAll("\"[^\"]*\"", "").strip().equals("is:pr in:title,body")) {
            return no(422, "Validation Failed");
        }
        var found = latest().filter(pr -> words.stream().allMatch(word -> (pr.title() + '\n' + pr.body())
                        .toLowerCase(Locale.ROOT)
                        .contains(word.toLowerCase(Locale.ROOT))))
                .map(Examples::found)
                .toList();
        return ok(Examples.object().put("total_count", found.size()).set("items", Examples.array(found)));
    }

    private Found with(Asked asked, Function<PullRequest, JsonNode> answer) {
        var pr = pulls.get(asked.repository() + '#' + asked.part());
        return pr == null ? no(404, "Not Found") : ok(answer.apply(pr));
    }

    private Found at(Asked asked, Function<PullRequest, JsonNode> answer) {
        return pulls.values().stream()
                .filter(pr -> pr.repository().equalsIgnoreCase(asked.repository())
                        && pr.sha().equals(asked.part()))
                .findFirst()
                .map(pr -> ok(answer.apply(pr)))
                .orElseGet(() -> no(422, "No commit found for SHA: " + asked.part()));
    }

    /** With reviews that do not count among those that do. */
    private static JsonNode reviews(PullRequest pr) {
        var reviews = new ArrayList<ObjectNode>();
        reviews.add(Examples.review(pr.author(), "CHANGES_REQUESTED"));
        reviews.add(Examples.review("late", "APPROVED"));
        pr.approvers().forEach(who -> reviews.add(Examples.review(who, "CHANGES_REQUESTED")));
        pr.approvers().forEach(who -> reviews.add(Examples.review(who, "APPROVED")));
        pr.objectors().forEach(who -> reviews.add(Examples.review(who, "CHANGES_REQUESTED")));
        pr.approvers().forEach(who -> reviews.add(Examples.review(who, "COMMENTED")));
        reviews.add(Examples.review("late", "DISMISSED"));
        reviews.add(Examples.review("pat", "PENDING"));
        return Examples.array(reviews);
    }

    private static JsonNode files(PullRequest pr) {
        return Examples.array(pr.files().stream().map(Examples::file).toList());
    }

    /** The first half of the checks; the others are statuses. */
    private static JsonNode runs(PullRequest pr) {
        var checks = pr.checks();
        var runs = new ArrayList<ObjectNode>();
        IntStream.range(0, (checks.passed() + 1) / 2)
                .forEach(i -> runs.add(Examples.run("ok-" + i, "completed", i % 2 == 0 ? "success" : "neutral")));
        half(checks.failed()).forEach(name -> runs.add(Examples.run(name, "completed", "timed_out")));
        half(checks.pending()).forEach(name -> runs.add(Examples.run(name, "in_progress", null)));
        return Examples.object().put("total_count", runs.size()).set("check_runs", Examples.array(runs));
    }

    private static List<String> half(List<String> names) {
        return names.subList(0, (names.size() + 1) / 2);
    }

    private static JsonNode combined(PullRequest pr) {
        var checks = pr.checks();
        var its = new ArrayList<ObjectNode>();
        IntStream.range((checks.passed() + 1) / 2, checks.passed())
                .forEach(i -> its.add(Examples.status("ok-" + i, "success")));
        rest(checks.failed()).forEach(name -> its.add(Examples.status(name, "error")));
        rest(checks.pending()).forEach(name -> its.add(Examples.status(name, "pending")));
        return Examples.object().put("state", "pending").set("statuses", Examples.array(its));
    }

    private static List<String> rest(List<String> names) {
        return names.subList((names.size() + 1) / 2, names.size());
    }

    private JsonNode commentsOf(Asked asked) {
        return Examples.array(commentList(asked.repository(), Integer.parseInt(asked.part())));
    }

    private Found comment(Asked asked) {
        if (!pulls.containsKey(asked.repository() + '#' + asked.part())) {
            return no(404, "Not Found");
        }
        var comment = Examples.comment(ids++, ME, asked.body().path("body").asText());
        app.ifPresent(its -> its.sign(comment));
        commentList(asked.repository(), Integer.parseInt(asked.part())).add(comment);
        return new Found(201, comment);
    }

    private Found rewrite(Asked asked) {
        return comments.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(asked.repository() + '#'))
                .flatMap(entry -> entry.getValue().stream())
                .filter(comment -> comment.path("id").asText().equals(asked.part()))
                .findFirst()
                .map(comment -> ok(comment.set("body", asked.body().path("body"))))
                .orElseGet(() -> no(404, "Not Found"));
    }

    private Found status(Asked asked) {
        var body = asked.body();
        if (body.path("description").asText().length() > 140) {
            return no(422, "Validation Failed");
        }
        var found = at(
                asked,
                pr -> Examples.status(
                        body.path("context").asText(), body.path("state").asText()));
        if (found.status() != 200) {
            return found;
        }
        statuses.computeIfAbsent(asked.repository() + asked.part(), key -> new LinkedHashMap<>())
                .put(
                        body.path("context").asText(),
                        Examples.verdict(body.path("state").asText()));
        return new Found(201, found.body());
    }

    private Found deployed(Asked asked) {
        var environment = asked.query("environment", "");
        return ok(Examples.array(deployments.getOrDefault(asked.repository(), List.of()).stream()
                .filter(made -> made.path("environment").asText().equals(environment))
                .toList()));
    }

    private Found deploy(Asked asked) {
        var wanted = asked.body();
        var ref = wanted.path("ref").asText();
        if (pulls.values().stream().noneMatch(pr -> pr.repository().equalsIgnoreCase(asked.repository()))) {
            return no(404, "Not Found");
        }
        if (pulls.values().stream()
                .noneMatch(pr -> List.of(pr.head(), pr.base(), pr.sha()).contains(ref))) {
            return no(422, "No ref found for: " + ref);
        }
        if (wanted.path("auto_merge").asBoolean(true)
                || !wanted.path("required_contexts").isArray()) {
            return no(409, "Conflict: Commit status checks failed for " + ref);
        }
        var made = Examples.deployment(ids++, wanted);
        deployments
                .computeIfAbsent(asked.repository(), key -> new ArrayList<>())
                .add(made);
        return new Found(201, made);
    }

    private Found stands(Asked asked) {
        states.put(asked.part(), Examples.verdict(asked.body().path("state").asText()));
        return new Found(
                201, Examples.object().put("state", asked.body().path("state").asText()));
    }

    static JsonNode parsed(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
