/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.connectors.testkit.VendorApi;
import dev.parley.lib.http.RemoteSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class FaultsTest {

    private static final String COMMENTS = "/repos/acme/pay/issues/41/comments";
    private static final String DEPLOYMENTS = "/repos/acme/pay/deployments";

    @RegisterExtension
    final VendorApi api = Api.GITHUB;

    private FakeGitHub fake;
    private GitHubCode code;

    @BeforeEach
    void start() {
        fake = Api.serve(api);
        fake.put(Samples.pull("acme/pay", 41));
        code = new GitHubCode(Settings.of(Map.of(
                "url",
                api.address().toString(),
                "_token",
                FakeGitHub.TOKEN,
                "request_deadline",
                500L,
                "call_deadline",
                1500L)));
    }

    @AfterEach
    void stop() {
        code.stop();
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private static ResponseDefinitionBuilder html(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>Sign in</html>");
    }

    static Stream<Arguments> uselessAnswers() {
        return Stream.of(
                Arguments.of("HTML", html(200)),
                Arguments.of("JSON that breaks off", json(200, "{\"number\": 41, \"title\": \"Re")),
                Arguments.of("another JSON", json(200, "{}")),
                Arguments.of("a list", json(200, "[]")),
                Arguments.of("nothing", aResponse().withStatus(200)),
                Arguments.of("wrong values", json(200, "{\"number\":41,\"head\":{\"sha\":null}}")),
                Arguments.of("500", html(500)),
                Arguments.of("503", json(503, "{\"message\":\"Unavailable\"}")),
                Arguments.of("401", json(401, "{\"message\":\"Bad credentials\"}")),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("reset amid", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Arguments.of("slow", json(200, "{}").withFixedDelay(3000)),
                Arguments.of("redirects in a ring", aResponse().withStatus(302).withHeader("Location", "41")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uselessAnswers")
    void says_that_github_is_not_available(String fault, ResponseDefinitionBuilder answer) {
        for (var path : List.of("/pulls/41", "/pulls/41/reviews")) {
            api.server().stubFor(get(urlPathEqualTo("/repos/acme/pay" + path)).willReturn(answer));
            if (!(fault.equals("a list") && path.endsWith("reviews"))) {
                var failure = assertTimeout(
                        Duration.ofSeconds(5),
                        () -> Samples.failure(Unavailable.class, () -> code.pullRequest("acme/pay", 41)));
                assertEquals("GitHub is not available", failure.getMessage());
            }
        }
    }

    @Test
    void reads_through_errors_that_pass() {
        flaky("reviews", 500);
        flaky("files", 502);

        assertEquals(Optional.of(Samples.pull("acme/pay", 41)), code.pullRequest("acme/pay", 41));
    }

    private void flaky(String part, int status) {
        api.server()
                .stubFor(get(urlPathEqualTo("/repos/acme/pay/pulls/41/" + part))
                        .inScenario(part)
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("well")
                        .willReturn(html(status)));
    }

    @Test
    void says_that_an_absent_github_is_not_available() {
        api.server().stop();

        Samples.failure(Unavailable.class, () -> code.pullRequest("acme/pay", 41));
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("HTML", html(201)),
                Arguments.of("JSON that breaks off", json(201, "{\"id\": 1")),
                Arguments.of("500", html(500)),
                Arguments.of("502", html(502)),
                Arguments.of("504", html(504)),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("slow", html(201).withFixedDelay(3000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void comments_once_though_the_answer_is_lost(String fault, ResponseDefinitionBuilder answer) {
        fake.loseAnswer("POST", answer);

        code.comment("acme/pay", 41, "CHG0030001", "Scheduled.");

        assertEquals(List.of("Scheduled."), fake.comments("acme/pay", 41));
        api.server().verify(1, postRequestedFor(urlPathEqualTo(COMMENTS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void deploys_once_though_the_answer_is_lost(String fault, ResponseDefinitionBuilder answer) {
        fake.loseAnswer("POST", answer);

        var id = code.deployment("acme/pay", "main", "production", "CHG0030001", Verdict.SUCCESS);

        assertEquals(Map.of(id, Verdict.SUCCESS), fake.deployments("acme/pay", "production"));
        api.server().verify(1, postRequestedFor(urlPathEqualTo(DEPLOYMENTS)));
    }

    @Test
    void comments_again_when_github_failed_before_it_did() {
        failsOnce(500);

        code.comment("acme/pay", 41, "CHG0030001", "Scheduled.");

        assertEquals(List.of("Scheduled."), fake.comments("acme/pay", 41));
        api.server().verify(2, postRequestedFor(urlPathEqualTo(COMMENTS)));
    }

    @Test
    void leaves_it_alone_while_github_may_still_be_at_it() {
        failsOnce(504);

        Samples.failure(Unavailable.class, () -> code.comment("acme/pay", 41, "CHG0030001", "Scheduled."));
        api.server().verify(1, postRequestedFor(urlPathEqualTo(COMMENTS)));

        code.comment("acme/pay", 41, "CHG0030001", "Scheduled.");
        assertEquals(List.of("Scheduled."), fake.comments("acme/pay", 41));
    }

    @Test
    void does_not_claim_that_nothing_was_done_when_it_cannot_look() {
        fake.loseAnswer("POST", html(500));
        api.server()
                .stubFor(get(urlPathEqualTo(COMMENTS))
                        .inScenario("comments")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("limit")
                        .willReturn(json(200, "[]")));
        api.server()
                .stubFor(get(urlPathEqualTo(COMMENTS))
                        .inScenario("comments")
                        .whenScenarioStateIs("limit")
                        .willReturn(json(429, "{}")));

        var failure =
                Samples.failure(Unavailable.class, () -> code.comment("acme/pay", 41, "CHG0030001", "Scheduled."));

        assertFalse(RemoteSystem.isNotDone(failure));
    }

    private void failsOnce(int status) {
        api.server()
                .stubFor(post(urlPathEqualTo(COMMENTS))
                        .inScenario("comment")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("well")
                        .willReturn(html(status)));
    }

    @Test
    void leaves_a_comment_of_another_alone_that_has_the_mark() {
        var theirs = "<!-- parley:CHG0030001 -->\nApproved, of course.";
        fake.addComment("acme/pay", 41, "mallory", theirs);

        code.comment("acme/pay", 41, "CHG0030001", "Waits for approval.");
        code.comment("acme/pay", 41, "CHG0030001", "Rejected.");

        assertEquals(List.of(theirs, "<!-- parley:CHG0030001 -->\nRejected."), fake.bodies("acme/pay", 41));
    }

    @Test
    void finds_its_comment_behind_many_others() {
        for (int i = 0; i < 230; i++) {
            fake.addComment("acme/pay", 41, "ada", "No. " + i);
        }
        code.comment("acme/pay", 41, "CHG0030001", "Waits.");
        code.comment("acme/pay", 41, "CHG0030001", "Done.");

        var comments = fake.comments("acme/pay", 41);
        assertEquals(231, comments.size());
        assertEquals("Done.", comments.get(230));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 410, 413, 422})
    void tells_why_github_says_no(int status) {
        var refusal = json(status, "{\"message\":\"Validation Failed\",\"errors\":[\"is locked\"]}");
        api.server().stubFor(post(urlPathMatching("/repos/acme/pay/.*")).willReturn(refusal));
        var why = "GitHub says: Validation Failed: is locked.";

        assertEquals(why, refused(() -> code.comment("acme/pay", 41, "mark", "Text.")));
        assertEquals(
                why,
                refused(() -> code.status("acme/pay", Samples.SHA, "parley", Verdict.ERROR, "", Optional.empty())));
        assertEquals(why, refused(() -> code.deployment("acme/pay", "main", "test", "mark", Verdict.ERROR)));
    }

    private static String refused(Runnable call) {
        return Samples.failure(Rejected.class, call::run).getMessage();
    }

    @Test
    void knows_nothing_of_check_runs_that_may_not_be_read() {
        var refusal = json(403, "{\"message\":\"Resource not accessible by personal access token\"}");
        api.server().stubFor(get(urlPathMatching(".*/check-runs")).willReturn(refusal));

        var checks = code.pullRequest("acme/pay", 41).orElseThrow().checks();
        assertTrue(checks.pending().contains("check runs that Parley may not read"), checks.toString());
    }

    @Test
    void admins_are_told_what_is_left() {
        assertEquals("4,312 of 5,000 calls are left in this hour.", code.test());
        assertEquals("GitHub", code.system());
        assertEquals(api.address().toString(), code.address());
    }

    @Test
    void admins_are_told_of_a_token_that_is_refused_and_not_which_it_is() {
        fake.tokens.clear();

        assertThrows(Unavailable.class, code::test);
        var failure = code.standing().lastFailure().orElseThrow();
        assertEquals("A call failed: status 401: the sign-in is not accepted.", failure);
    }

    @Test
    void a_server_that_limits_nobody_is_well() {
        api.server().stubFor(get(urlPathEqualTo("/rate_limit")).willReturn(json(404, "{\"message\":\"Not Found\"}")));

        assertEquals("It answers, and limits nobody.", code.test());
    }
}
