/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import static dev.parley.sandbox.Running.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Contract;
import dev.parley.sandbox.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run through every path, each request and answer held against GitHub's document. */
@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class GitHubContractTest {

    private static final String REPO = "/repos/acme/pay";

    @RegisterExtension
    final Running running = new Running("/sandbox/github");

    @Test
    void is_github_as_its_document_says() {
        var contract = Contract.described("github/github.cut.openapi.json", "/sandbox/github", "", true);
        get("/user"); // the validator does not understand what the document says of it
        running.hold(contract);
        get("/rate_limit");
        get(REPO);
        get(REPO + "/pulls?state=all");
        for (int number = 41; number <= 44; number++) {
            get(REPO + "/pulls/" + number);
            get(REPO + "/pulls/%d/files".formatted(number));
            get(REPO + "/pulls/%d/reviews".formatted(number));
        }
        var sha = json(running.get(REPO + "/pulls/41")).at("/head/sha").textValue();
        get(REPO + "/commits/%s/check-runs".formatted(sha));
        get(REPO + "/commits/%s/status".formatted(sha));
        get(REPO + "/commits/%s/statuses".formatted(sha));
        get("/search/issues?q=repo%3Aacme%2Fpay+is%3Apr");
        created("/app/installations/1/access_tokens", "{}");

        var comment = created(REPO + "/issues/41/comments", "{\"body\":\"Linked to CHG1\"}");
        get(REPO + "/issues/41/comments");
        var edited = running.send("PATCH", REPO + "/issues/comments/" + comment, "{\"body\":\"Linked to CHG2\"}");
        assertEquals("Linked to CHG2", json(edited).path("body").textValue());
        created(
                REPO + "/statuses/" + sha,
                "{\"state\":\"pending\",\"context\":\"parley/change\",\"description\":\"CHG1\"}");
        get(REPO + "/commits/%s/status".formatted(sha));
        var deployment = created(REPO + "/deployments", "{\"ref\":\"main\",\"environment\":\"production\"}");
        get(REPO + "/deployments");
        get(REPO + "/deployments/" + deployment);
        created(
                REPO + "/deployments/%s/statuses".formatted(deployment),
                "{\"state\":\"in_progress\",\"description\":\"CHG1\"}");
        get(REPO + "/deployments/%s/statuses".formatted(deployment));
        assertEquals(404, running.get(REPO + "/pulls/41/merge").statusCode());
        assertEquals(405, running.send("PUT", REPO + "/pulls/42/merge", "{}").statusCode());
        assertEquals(
                200,
                running.send("PUT", REPO + "/pulls/41/merge", "{\"sha\":\"%s\"}".formatted(sha))
                        .statusCode());
        get(REPO + "/pulls/41");
        assertEquals(404, running.get(REPO + "/pulls/4711").statusCode());
        var tag = running.get(REPO + "/pulls/43").headers().firstValue("ETag").orElseThrow();
        assertEquals(304, running.get(REPO + "/pulls/43", "If-None-Match", tag).statusCode());
    }

    private void get(String path) {
        assertEquals(200, running.get(path).statusCode(), path);
    }

    private String created(String path, String json) {
        var answer = running.send("POST", path, json);
        assertEquals(201, answer.statusCode(), answer.body());
        return json(answer).path("id").asText();
    }
}
