/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.parley.connectors.jira.JiraFake.asking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.issue.IssueTracker.RemoteLink;
import dev.parley.connectors.testkit.VendorApi;
import dev.parley.testkit.issue.IssueTrackerContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What both kinds of Jira have in common, over HTTP. */
abstract class JiraContract extends IssueTrackerContract {

    static final ObjectMapper JSON = new ObjectMapper();
    static final URI CHANGE = URI.create("https://acme.service-now.com/change.do");

    private final VendorApi api;
    private final String context;
    private JiraIssues issues;

    final JiraFake fake;

    JiraContract(VendorApi api, JiraFake fake, String context) {
        this.api = api;
        this.fake = fake;
        this.context = context;
    }

    @BeforeEach
    void connect() {
        fake.reset();
        api.server().stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("jira")));
        issues = configured().signedIn().issues();
    }

    Configured configured() {
        return Configured.at(api.address() + context);
    }

    /** A text as this kind of Jira keeps it. */
    abstract JsonNode rich(String text);

    /** The text that this kind of Jira was sent. */
    abstract String plain(JsonNode rich);

    @Override
    protected IssueTracker issues() {
        return issues;
    }

    @Override
    protected String open(String summary, String description) {
        return fake.open(summary, rich(description));
    }

    @Override
    protected List<String> comments(String key) {
        return fake.comments(key).stream()
                .map(comment -> plain(comment.path("body")))
                .toList();
    }

    @Override
    protected List<RemoteLink> links(String key) {
        return fake.links(key).stream().map(JiraContract::link).toList();
    }

    private static RemoteLink link(ObjectNode link) {
        var object = link.path("object");
        return new RemoteLink(
                link.path("globalId").asText(),
                URI.create(object.path("url").asText()),
                object.path("title").asText(),
                Optional.ofNullable(object.get("summary")).map(JsonNode::asText),
                Optional.ofNullable(object.path("status").get("resolved")).map(JsonNode::asBoolean));
    }

    @Test
    void reads_what_else_jira_knows_of_an_issue() {
        var issue = issues.find(open("Refunds hang", "")).orElseThrow();

        assertEquals("Task", issue.type());
        assertEquals(Optional.of("High"), issue.priority());
        assertEquals(Optional.of("Mia Krystof"), issue.assignee());
        assertEquals(Instant.parse("2031-03-01T22:00:00.001Z"), issue.updatedAt());
        assertEquals(URI.create(api.address() + context + "/browse/PAY-1"), issue.url());
    }

    @Test
    void asks_the_server_once_what_kind_it_is() {
        issues.find(open("Refunds hang", ""));
        issues.find("PAY-1");

        assertEquals(1, requests(getRequestedFor(urlPathEqualTo(context + "/rest/api/2/serverInfo"))));
    }

    @Test
    void asks_again_what_kind_the_server_is_when_it_did_not_say() {
        fake.mishap(asking("GET", "/serverInfo"), false, aResponse().withStatus(404));
        open("Refunds hang", "");

        assertThrows(Unavailable.class, () -> issues.find("PAY-1"));
        assertTrue(issues.find("PAY-1").isPresent());
    }

    @Test
    void tells_a_sign_in_that_is_not_accepted_from_an_issue_that_is_not_there() {
        open("Refunds hang", "");
        fake.accepts("Basic another");

        for (Executable call : List.<Executable>of(
                () -> issues.find("PAY-1"),
                () -> issues.search("refunds", 5, Optional.empty()),
                () -> issues.comment("PAY-1", "Done."),
                () -> issues.transitions("PAY-1"))) {
            keepsSecrets(assertThrows(Unavailable.class, call));
        }
    }

    @Test
    void is_not_available_when_its_sign_in_is_refused() {
        open("Refunds hang", "");
        for (int i = 0; i < 10; i++) {
            fake.mishap(asking("GET", "/issue/PAY-1"), false, aResponse().withStatus(401));
        }

        keepsSecrets(assertThrows(Unavailable.class, () -> issues.find("PAY-1")));
    }

    @Test
    void is_not_available_while_jira_wants_a_captcha_solved() {
        open("Refunds hang", "");
        fake.mishap(
                asking("GET", "/issue/PAY-1"),
                false,
                aResponse()
                        .withStatus(403)
                        .withHeader(
                                "X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=https://x/login.jsp"));

        keepsSecrets(assertThrows(Unavailable.class, () -> issues.find("PAY-1")));
    }

    private static void keepsSecrets(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        for (var secret : List.of("3cret", "Basic ", "YWRhQGFjbWUub3JnOnMzY3JldA")) {
            assertFalse(trace.toString().contains(secret), trace.toString());
        }
    }

    @Test
    void signs_in_in_each_way_that_there_is() {
        open("Refunds hang", "");
        var ways = List.of(
                configured().with("_token", " pat\n"),
                configured().with("_api_token", "scoped"),
                configured().with("username", "ada").with("_password", "ä:b"));
        var sent = List.of("Bearer pat", "Bearer scoped", "Basic YWRhOsOkOmI=");
        for (int i = 0; i < ways.size(); i++) {
            fake.accepts(sent.get(i));
            assertTrue(ways.get(i).issues().find("PAY-1").isPresent(), sent.get(i));
        }
    }

    @Test
    void reads_again_after_what_is_no_answer() {
        open("Refunds hang", "");
        for (var answer : List.of(
                aResponse().withStatus(500),
                aResponse().withStatus(503),
                html(),
                aResponse().withBody("{\"key\":\"PA"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))) {
            fake.mishap(asking("GET", "/issue/PAY-1"), false, answer);
            assertTrue(configured().signedIn().issues().find("PAY-1").isPresent());
        }
    }

    private static ResponseDefinitionBuilder html() {
        return aResponse().withHeader("Content-Type", "text/html").withBody("<html>Log in</html>");
    }

    @Test
    void is_not_available_when_a_web_page_answers_all_the_time() {
        open("Refunds hang", "");
        for (int i = 0; i < 10; i++) {
            fake.mishap(asking("GET", "/issue/PAY-1"), false, html());
        }
        var impatient = configured().signedIn().with("call_deadline", 300).issues();

        keepsSecrets(assertThrows(Unavailable.class, () -> impatient.find("PAY-1")));
    }

    @Test
    void comes_back_when_jira_says() {
        open("Refunds hang", "");
        for (var limit : limits(Instant.now().plusSeconds(100))) {
            fake.mishap(asking("GET", "/issue/PAY-1"), false, limit);
            var limited = configured().signedIn().issues();

            var away = assertThrows(Unavailable.class, () -> limited.find("PAY-1"));

            assertTrue(
                    away.retryAfter().compareTo(Duration.ofSeconds(90)) > 0,
                    away.retryAfter().toString());
            assertTrue(
                    away.retryAfter().compareTo(Duration.ofSeconds(100)) <= 0,
                    away.retryAfter().toString());
            assertThrows(Unavailable.class, () -> limited.find("PAY-1"), "it is left alone until then");
        }
    }

    private static List<ResponseDefinitionBuilder> limits(Instant reset) {
        return List.of(
                aResponse().withStatus(429).withHeader("Retry-After", "100"),
                aResponse()
                        .withStatus(429)
                        .withHeader("RateLimit-Reason", "jira-burst-based")
                        .withHeader("X-RateLimit-Remaining", "0")
                        .withHeader("X-RateLimit-Reset", reset.toString()),
                aResponse()
                        .withStatus(429)
                        .withHeader("retry-after", "0")
                        .withHeader("X-RateLimit-Remaining", "0")
                        .withHeader("X-RateLimit-FillRate", "1")
                        .withHeader("X-RateLimit-Interval-Seconds", "100"));
    }

    @Test
    void takes_a_token_bucket_s_headers_on_a_good_answer_for_good() {
        open("Refunds hang", "");
        fake.mishap(
                asking("GET", "/myself"),
                true,
                aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("retry-after", "0")
                        .withHeader("X-RateLimit-Remaining", "99")
                        .withHeader("X-RateLimit-Interval-Seconds", "60")
                        .withBody("{}"));

        assertEquals(Optional.empty(), issues.find("PAY-2"));
        assertTrue(issues.find("PAY-1").isPresent());
    }

    @Test
    void gives_jira_s_reasons() {
        var key = open("Refunds hang", "");
        fake.mishap(
                asking("POST", "/comment"),
                false,
                error(400, "{\"errorMessages\":[\"No.\"],\"errors\":{\"body\":\"Too long\"}}"));
        assertEquals("Jira says: No. body: Too long.", refusal(() -> issues.comment(key, "Hello")));

        fake.mishap(asking("POST", "/comment"), false, error(403, "{\"code\":403,\"message\":\"Not you\"}"));
        assertEquals("Jira says: Not you.", refusal(() -> issues.comment(key, "Hello")));

        fake.mishap(asking("POST", "/comment"), false, aResponse().withStatus(413));
        assertEquals("Jira refuses this, with status 413.", refusal(() -> issues.comment(key, "Hello")));

        var long_ = "{\"errorMessages\":[\"" + "👩".repeat(500) + "\"]}";
        fake.mishap(asking("POST", "/comment"), false, error(400, long_));
        var cut = refusal(() -> issues.comment(key, "Hello"));
        assertEquals(300, cut.codePointCount(0, cut.length()));
    }

    private static ResponseDefinitionBuilder error(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private static String refusal(Executable call) {
        return assertThrows(Rejected.class, call).getMessage();
    }

    @Test
    void keeps_of_a_link_what_others_put_there() throws IOException {
        var key = open("Refunds hang", "");
        fake.putLink(key, (ObjectNode) JSON.readTree("""
                {"id": 10, "self": "https://acme.example/l/10", "globalId": "a=1&b= ä", "relationship": "causes",
                 "application": {"name": "ServiceNow", "type": "com.acme"},
                 "object": {"url": "https://old", "title": "Old", "summary": "Restart", "icon": {"title": "Change"},
                  "status": {"resolved": false, "icon": {"title": "Open"}}}}"""));

        issues.link(key, new RemoteLink("a=1&b= ä", CHANGE, "CHG0030001", Optional.empty(), Optional.of(true)));

        assertEquals(List.of(JSON.readTree("""
                {"id": 10, "globalId": "a=1&b= ä", "relationship": "causes",
                 "application": {"name": "ServiceNow", "type": "com.acme"},
                 "object": {"url": "https://acme.service-now.com/change.do", "title": "CHG0030001",
                  "summary": "Restart", "icon": {"title": "Change"},
                  "status": {"resolved": true, "icon": {"title": "Open"}}}}""")), fake.links(key));
    }

    @Test
    void sets_a_link_once_though_the_answer_is_lost() {
        var key = open("Refunds hang", "");
        fake.mishap(asking("POST", "/remotelink"), true, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        var link = new RemoteLink("a", CHANGE, "CHG0030001", Optional.empty(), Optional.empty());

        issues.link(key, link);

        assertEquals(List.of(link), links(key));
    }

    @Test
    void comments_once_though_the_answer_is_lost() {
        for (var answer : List.of(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withStatus(500),
                aResponse().withStatus(502),
                html())) {
            var key = open("Refunds hang", "");
            fake.mishap(asking("POST", "/comment"), true, answer);

            configured().signedIn().issues().comment(key, "Deployed.\n\nTwice.");

            assertEquals(List.of("Deployed.\n\nTwice."), comments(key));
        }
    }

    @Test
    void comments_once_though_the_answer_is_late() {
        var key = open("Refunds hang", "");
        fake.mishap(
                asking("POST", "/comment"), true, aResponse().withStatus(201).withFixedDelay(1500));

        configured().signedIn().with("request_deadline", 500).issues().comment(key, "Deployed.");

        assertEquals(List.of("Deployed."), comments(key));
    }

    @Test
    void comments_again_what_was_certainly_not_made() {
        var key = open("Refunds hang", "");
        fake.mishap(asking("POST", "/comment"), false, aResponse().withStatus(500));

        issues.comment(key, "Deployed.");

        assertEquals(List.of("Deployed."), comments(key));
    }

    @Test
    void leaves_it_at_one_try_while_jira_may_be_at_work() {
        var key = open("Refunds hang", "");
        fake.mishap(asking("POST", "/comment"), false, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThrows(Unavailable.class, () -> issues.comment(key, "Deployed."));

        assertEquals(List.of(), comments(key));
    }

    @Test
    void takes_neither_an_older_comment_nor_another_s_for_its_own() {
        var key = open("Refunds hang", "");
        issues.comment(key, "Deployed.");
        fake.waits(Duration.ofMinutes(1));
        fake.putComment(key, "mia", rich("Deployed."));
        fake.mishap(asking("POST", "/comment"), false, aResponse().withStatus(500));

        issues.comment(key, "Deployed.");

        assertEquals(List.of("Deployed.", "Deployed.", "Deployed."), comments(key));
    }

    @Test
    void moves_once_more_after_a_conflict() {
        var key = open("Refunds hang", "");
        fake.mishap(asking("POST", "/transitions"), false, aResponse().withStatus(409));
        issues.move(key, "In Progress");
        assertEquals("In Progress", status(key));

        fake.mishap(asking("POST", "/transitions"), false, aResponse().withStatus(409));
        fake.mishap(asking("POST", "/transitions"), false, aResponse().withStatus(409));
        assertThrows(Rejected.class, () -> issues.move(key, "Done"));
        assertEquals("In Progress", status(key));
    }

    @Test
    void moves_once_though_the_answer_is_lost() {
        for (var answer : List.of(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(500))) {
            var key = open("Refunds hang", "");
            fake.mishap(asking("POST", "/transitions"), true, answer);
            issues.move(key, "Start work");
            assertEquals("In Progress", status(key));
        }
    }

    @Test
    void moves_again_what_was_certainly_not_moved() {
        var key = open("Refunds hang", "");
        fake.mishap(asking("POST", "/transitions"), false, aResponse().withStatus(500));

        issues.move(key, "Start work");

        assertEquals("In Progress", status(key));
    }

    private String status(String key) {
        return issues.find(key).orElseThrow().status();
    }

    @Test
    void is_there_and_not_available_when_it_is_configured_wrongly() {
        var rightly = configured().signedIn();
        for (var wrong : Set.of(
                configured(),
                configured().with("email", "ada@acme.org"),
                configured().with("username", "ada"),
                configured().with("_token", "s3cret\u0001"),
                rightly.with("url", ""),
                rightly.with("url", "ftp://acme.org"),
                rightly.with("url", "https://ada:s3cret@acme.org"),
                rightly.with("url", "https://acme.org?a=s3cret"),
                rightly.with("url", "https://a b"),
                rightly.with("request_deadline", 0),
                rightly.with("call_deadline", -1),
                rightly.with("concurrency", 0))) {
            var broken = wrong.issues();
            keepsSecrets(assertThrows(Unavailable.class, () -> broken.find("PAY-1"), wrong.toString()));
            assertThrows(Unavailable.class, () -> broken.search("refunds", 5, Optional.empty()));
            assertThrows(Unavailable.class, () -> broken.comment("PAY-1", "Done."));
        }
    }

    int requests(RequestPatternBuilder like) {
        return api.server().findAll(like).size();
    }

    @Test
    void admins_are_told_who_parley_is_there() {
        var connection = configured().signedIn().issues();

        assertTrue(connection.test().matches("Jira (Cloud|Data Center); Parley is \\S.*\\."), connection::test);
        assertEquals(api.address() + context, connection.address());
        assertEquals("closed", connection.standing().breaker());
        assertEquals(Optional.empty(), connection.standing().lastFailure());
    }

    @Test
    void admins_are_told_of_a_sign_in_that_is_refused() {
        fake.accepts("Bearer other");
        var connection = configured().signedIn().issues();

        assertThrows(Unavailable.class, connection::test);
        var failure = connection.standing().lastFailure().orElseThrow();
        assertEquals("A call failed: status 401: the sign-in is not accepted.", failure);
    }

    @Test
    void admins_are_told_what_is_set_up_wrongly() {
        var connection = configured().issues();

        assertThrows(Unavailable.class, connection::test);
        assertEquals(
                Optional.of("It is not set up rightly: there is neither an .api.token, nor a .token, nor a username and"
                        + " .password."),
                connection.standing().lastFailure());
    }
}
