/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.api.watch.Subject.Kind.PULL_REQUEST;
import static dev.parley.hooks.Running.SECRET;
import static dev.parley.hooks.Running.delivery;
import static dev.parley.hooks.Running.detail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.watch.Subject;
import dev.parley.connectors.testkit.VendorApi;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubTest {

    private static final String PULL = "{\"url\":\"https://api.github.com/repos/acme/pay/pulls/41\"}";

    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = new Running();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull_request.opened", "pull_request.closed"})
    @EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
    void hears_of_real_pull_requests(String file) throws Exception {
        var response = running.gitHub("pull_request", "1", real(file));

        assertEquals(202, response.statusCode());
        assertEquals("heard", delivery(response));
        assertEquals(List.of(pull("Codertocat/Hello-World#2")), running.watches.heard);
    }

    @Test
    @EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
    void answers_a_real_ping() throws Exception {
        var response = running.gitHub("ping", "1", real("ping"));

        assertEquals(200, response.statusCode());
        assertEquals("ready", delivery(response));
        assertEquals(Set.of(), running.watches.noted);
    }

    @Test
    @EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
    void hears_of_a_real_pull_request_in_a_form() throws Exception {
        var body = "payload=" + URLEncoder.encode(real("pull_request.opened"), UTF_8);

        assertEquals("heard", delivery(form(body, Signing.sha256(SECRET, body))));
        assertEquals(List.of(pull("Codertocat/Hello-World#2")), running.watches.heard);
    }

    @Test
    void a_ping_must_be_signed_as_well() throws Exception {
        assertEquals(
                401,
                running.post("/api/hooks/github/", "{}", "X-GitHub-Event", "ping")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pull_request        | {'pull_request':PULL}",
                "pull_request_review | {'action':'submitted','review':{'state':'approved'},'pull_request':PULL}",
                "check_run           | {'check_run':{'pull_requests':[PULL]}}",
                "check_suite         | {'check_suite':{'pull_requests':[PULL]}}"
            })
    void hears_of_pull_requests_and_their_reviews_and_checks(String event, String body) throws Exception {
        assertEquals("heard", delivery(running.gitHub(event, "1", json(body))));
        assertEquals(List.of(pull("acme/pay#41")), running.watches.heard);
    }

    @Test
    void hears_of_every_pull_request_that_a_check_is_of() throws Exception {
        var other = "{\"url\":\"https://ghe.acme.org/api/v3/repos/acme/pay.web_2/pulls/7\"}";

        running.gitHub("check_suite", "1", json("{'check_suite':{'pull_requests':[PULL," + other + ",PULL]}}"));

        assertEquals(2, running.watches.heard.size());
        assertEquals(Set.of(pull("acme/pay#41"), pull("acme/pay.web_2#7")), Set.copyOf(running.watches.heard));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status              | {'sha':'6dcb09b5b57875f334f61aebed695e2e4193db5e','state':'success'}",
                "issue_comment       | {'action':'created','issue':{'number':41,'pull_request':PULL},'pull_request':PULL}",
                "check_run           | {'check_run':{'pull_requests':[]},'pull_request':PULL}",
                "check_run           | {'check_run':{}}",
                "check_suite         | {'check_run':{'pull_requests':[PULL]}}",
                "pull_request        | {}",
                "pull_request        | {'pull_request':{'url':'https://api.github.com/repos/acme/pay/issues/41'}}",
                "pull_request        | {'pull_request':{'url':'https://api.github.com/repos/acme/pay/pulls/41/files'}}",
                "pull_request        | {'pull_request':{'url':7}}",
                "pull_request        | {'pull_request':null}",
                "deployment_status   | {'pull_request':PULL}"
            })
    void leaves_the_rest_alone(String event, String body) throws Exception {
        var response = running.gitHub(event, "1", json(body));

        assertEquals(202, response.statusCode());
        assertEquals("ignored", delivery(response));
        assertEquals(List.of(), running.watches.heard);
        assertEquals(Set.of(), running.watches.noted);
    }

    @Test
    void says_if_the_event_is_missing() throws Exception {
        var body = json("{'pull_request':PULL}");
        var response = running.post("/api/hooks/github/", body, "X-Hub-Signature-256", Signing.sha256(SECRET, body));

        assertEquals(400, response.statusCode());
        assertTrue(detail(response).contains("X-GitHub-Event"));
    }

    @Test
    void reads_forms() throws Exception {
        var body = "other=1&payload=" + URLEncoder.encode(json("{'title':'50 % + é','pull_request':PULL}"), UTF_8);

        assertEquals("heard", delivery(form(body, Signing.sha256(SECRET, body))));
        assertEquals(List.of(pull("acme/pay#41")), running.watches.heard);
    }

    @Test
    void the_signature_of_a_form_is_that_of_the_raw_body() throws Exception {
        var json = json("{'pull_request':PULL}");
        var body = "payload=" + URLEncoder.encode(json, UTF_8);

        assertEquals(401, form(body, Signing.sha256(SECRET, json)).statusCode());
        assertEquals(List.of(), running.watches.heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payload=", "payload=%7B", "payload=%zz", "payload=%7B%7", "other=%7B%7D", "{}"})
    void says_that_a_form_is_malformed(String body) throws Exception {
        assertEquals(400, form(body, Signing.sha256(SECRET, body)).statusCode());
    }

    private HttpResponse<String> form(String body, String signature) throws Exception {
        return running.send(running.request("/api/hooks/github/")
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-GitHub-Event", "pull_request")
                .header("X-GitHub-Delivery", "1")
                .header("X-Hub-Signature-256", signature));
    }

    private static String json(String text) {
        return text.replace("PULL", PULL).replace('\'', '"');
    }

    private static Subject pull(String key) {
        return new Subject(PULL_REQUEST, key);
    }

    private static String real(String file) throws Exception {
        return Files.readString(VendorApi.contracts().resolve("webhooks/github/" + file + ".json"));
    }
}
