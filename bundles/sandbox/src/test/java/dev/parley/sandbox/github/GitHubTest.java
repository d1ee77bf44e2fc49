/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import static dev.parley.sandbox.Running.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Running;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub does, whoever looks. */
class GitHubTest {

    private static final String REPO = "/repos/acme/pay";

    @RegisterExtension
    final Running running = new Running("/sandbox/github");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            repo:acme/pay is:pr is:open                  | 41 42 44
            repo:acme/pay is:pr is:merged                | 43
            is:pr PAY-101                                | 41
            is:pr "large refunds"                        | 42
            is:pr state:open author:ada-l -is:draft      | 41
            is:pr head:no-vouchers                       | 43
            is:issue                                     |
            """)
    void finds_pull_requests(String query, String numbers) {
        var found = json(search(query));
        var expected = numbers == null ? List.<String>of() : List.of(numbers.split(" "));
        assertEquals(expected.size(), found.path("total_count").intValue());
        assertEquals(expected, numbers(found.path("items")));
    }

    @Test
    void lists_by_state_head_and_order() {
        assertEquals(List.of("42", "41", "44"), numbers(json(running.get(REPO + "/pulls"))));
        assertEquals(List.of("43"), numbers(json(running.get(REPO + "/pulls?state=closed"))));
        assertEquals(
                List.of("41"), numbers(json(running.get(REPO + "/pulls?head=acme:retry-authorisation&base=main"))));
        assertEquals(4, json(running.get(REPO + "/pulls?state=all")).size());
        assertEquals(List.of(), numbers(json(running.get(REPO + "/pulls?base=release"))));
    }

    @Test
    void goes_from_page_to_page_by_opaque_links() {
        var first = running.get(REPO + "/pulls?state=all&per_page=3");
        var link = first.headers().firstValue("Link").orElseThrow();
        assertTrue(
                link.contains("rel=\"next\"") && link.contains("rel=\"last\"") && link.contains("/repositories/1000/"));
        var second = running.get(link.substring(1, link.indexOf('>')));
        assertEquals(1, json(second).size());
        assertTrue(second.headers().firstValue("Link").orElseThrow().contains("rel=\"prev\""));
        assertTrue(running.get(REPO + "/pulls").headers().firstValue("Link").isEmpty());
    }

    @Test
    void sends_nothing_that_did_not_change_and_counts_nothing_for_it() {
        var first = running.get(REPO + "/pulls/41");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var same = running.get(REPO + "/pulls/41", "If-None-Match", tag);
        assertEquals(304, same.statusCode());
        assertEquals("", same.body());
        assertEquals(remaining(first), remaining(same));
        running.send("POST", REPO + "/issues/41/comments", "{\"body\":\"Hello\"}");
        var changed = running.get(REPO + "/pulls/41", "If-None-Match", tag);
        assertEquals(200, changed.statusCode());
        assertEquals(remaining(first) - 2, remaining(changed));
        assertEquals(
                "30", search("is:pr").headers().firstValue("x-ratelimit-limit").orElseThrow());
    }

    @Test
    void says_whether_a_pull_request_can_be_merged_and_merges_it() {
        assertEquals("clean", pull(41).path("mergeable_state").textValue());
        assertEquals("unstable", pull(42).path("mergeable_state").textValue());
        assertEquals("draft", pull(44).path("mergeable_state").textValue());
        assertEquals(405, merge(42, "{}").statusCode());
        assertEquals(405, merge(44, "{}").statusCode());
        assertEquals(409, merge(41, "{\"sha\":\"0000000\"}").statusCode());
        assertEquals(404, running.get(REPO + "/pulls/41/merge").statusCode());
        assertEquals(200, merge(41, "{\"sha\":\"%s\"}".formatted(sha(41))).statusCode());
        assertTrue(pull(41).path("merged").booleanValue());
        assertEquals(204, running.get(REPO + "/pulls/41/merge").statusCode());
    }

    @Test
    void combines_statuses_of_a_commit() {
        assertEquals("pending", combined(sha(44)).path("state").textValue());
        assertEquals("success", combined("retry-authorisation").path("state").textValue());
        status(41, "failure", "parley/change");
        assertEquals("failure", combined(sha(41)).path("state").textValue());
        status(41, "success", "parley/change");
        assertEquals("success", combined(sha(41)).path("state").textValue());
        assertEquals(2, combined(sha(41)).path("total_count").intValue());
        assertEquals(
                3,
                json(running.get(REPO + "/commits/%s/statuses".formatted(sha(41))))
                        .size());
    }

    @Test
    void knows_commits_by_the_beginning_of_their_name() {
        var checks = json(running.get(REPO + "/commits/%s/check-runs".formatted(sha(42).substring(0, 8))));
        assertEquals(2, checks.path("total_count").intValue());
        assertEquals("failure", checks.at("/check_runs/1/conclusion").textValue());
        var one = json(running.get(REPO + "/commits/heads/refund-cents/check-runs?check_name=build"));
        assertEquals(1, one.path("total_count").intValue());
    }

    @Test
    void does_not_deploy_what_fails_its_checks() {
        assertEquals(
                409,
                running.send("POST", REPO + "/deployments", "{\"ref\":\"refund-cents\"}")
                        .statusCode());
        var anyway = "{\"ref\":\"refund-cents\",\"required_contexts\":[]}";
        assertEquals(201, running.send("POST", REPO + "/deployments", anyway).statusCode());
        assertEquals(
                1, json(running.get(REPO + "/deployments?ref=refund-cents")).size());
        assertEquals(0, json(running.get(REPO + "/deployments?ref=main")).size());
    }

    @Test
    void refuses_in_the_vendors_shape() {
        assertRefused(401, running.anonymous("/user"));
        assertRefused(404, running.get("/nothing"));
        assertRefused(404, running.get("/repos/acme/other/pulls/41"));
        assertRefused(404, running.get(REPO + "/pulls/4711"));
        assertRefused(400, running.get("/user", "X-GitHub-Api-Version", "1999-01-01"));
        assertRefused(400, running.send("POST", REPO + "/issues/41/comments", "{\"body\":"));
        assertRefused(422, running.send("POST", REPO + "/issues/41/comments", "{}"));
        assertRefused(422, running.send("POST", REPO + "/statuses/" + sha(41), "{\"state\":\"fine\"}"));
        assertRefused(422, search("repo:acme/other is:pr"));
        assertRefused(422, running.get("/search/issues"));
        var errors = json(search("repo:acme/other is:pr")).path("errors");
        assertEquals("invalid", errors.get(0).path("code").textValue());
    }

    private static void assertRefused(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(String.valueOf(status), json(answer).path("status").textValue());
        assertTrue(json(answer).has("documentation_url")
                && !json(answer).path("message").asText("").isBlank());
    }

    private HttpResponse<String> search(String query) {
        return running.get("/search/issues?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> merge(int number, String json) {
        return running.send("PUT", REPO + "/pulls/%d/merge".formatted(number), json);
    }

    private void status(int pull, String state, String context) {
        var json = "{\"state\":\"%s\",\"context\":\"%s\"}".formatted(state, context);
        assertEquals(
                201, running.send("POST", REPO + "/statuses/" + sha(pull), json).statusCode());
    }

    private JsonNode combined(String ref) {
        return json(running.get(REPO + "/commits/%s/status".formatted(ref)));
    }

    private JsonNode pull(int number) {
        return json(running.get(REPO + "/pulls/" + number));
    }

    private String sha(int number) {
        return pull(number).at("/head/sha").textValue();
    }

    private static int remaining(HttpResponse<String> answer) {
        return Integer.parseInt(
                answer.headers().firstValue("x-ratelimit-remaining").orElseThrow());
    }

    private static List<String> numbers(JsonNode pulls) {
        return StreamSupport.stream(pulls.spliterator(), false)
                .map(pull -> pull.path("number").asText())
                .toList();
    }
}
