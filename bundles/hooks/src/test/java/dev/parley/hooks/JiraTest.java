/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.api.watch.Subject.Kind.ISSUE;
import static dev.parley.hooks.Running.SECRET;
import static dev.parley.hooks.Running.delivery;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.watch.Subject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraTest {

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
    @CsvSource({"jira:issue_updated, PAY-12", "jira:issue_deleted, A_B2-1"})
    void hears_of_issues(String event, String key) throws Exception {
        var response = post("1", body(event, key));

        assertEquals(202, response.statusCode());
        assertEquals("heard", delivery(response));
        assertEquals(List.of(new Subject(ISSUE, key)), running.watches.heard);
    }

    @ParameterizedTest
    @CsvSource({
        "jira:issue_created, PAY-12",
        "comment_created, PAY-12",
        "jira:issue_updated, pay",
        "jira:issue_updated, ../PAY-12",
        "'', PAY-12"
    })
    void leaves_the_rest_alone(String event, String key) throws Exception {
        var response = post("1", body(event, key));

        assertEquals(202, response.statusCode());
        assertEquals("ignored", delivery(response));
        assertEquals(List.of(), running.watches.heard);
    }

    @Test
    void leaves_alone_what_has_no_issue() throws Exception {
        assertEquals("ignored", delivery(post("1", "{\"webhookEvent\":\"jira:issue_updated\"}")));
    }

    @Test
    void knows_a_retry_by_jiras_identifier() throws Exception {
        post("retried", body("jira:issue_updated", "PAY-12"));

        assertEquals("known", delivery(post("retried", body("jira:issue_updated", "PAY-12") + "\n")));
        assertEquals(1, running.watches.heard.size());
    }

    private HttpResponse<String> post(String id, String body) throws Exception {
        return running.post(
                "/api/hooks/jira/",
                body,
                "X-Atlassian-Webhook-Identifier",
                id,
                "X-Hub-Signature",
                Signing.sha256(SECRET, body));
    }

    private static String body(String event, String key) {
        return """
                {"timestamp":1795324800000,"webhookEvent":"%s","issue_event_type_name":"issue_generic",\
                "issue":{"id":"10002","key":"%s","fields":{"status":{"name":"Done"}}}}""".formatted(event, key);
    }
}
