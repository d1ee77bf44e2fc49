/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import static dev.parley.sandbox.Running.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Running;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jira does, whoever looks. */
class JiraTest {

    private static final String V3 = "/rest/api/3";

    @RegisterExtension
    final Running running = new Running("/sandbox/jira");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            project = PAY AND status = "In Progress" ORDER BY key         | PAY-102 PAY-106
            assignee = currentUser() order by created ASC, key            | PAY-106 PAY-101
            assignee IS EMPTY                                             | PAY-104
            assignee is not empty and statusCategory != Done order by key | PAY-101 PAY-102 PAY-103 PAY-106
            key in (PAY-105, 'PAY-101') ORDER BY key DESC                 | PAY-105 PAY-101
            status not in ("To Do", Done, "In Progress") order by key     | PAY-101 PAY-103
            text ~ "postgresql rehears*"                                  | PAY-103
            labels = payments AND NOT (issuetype = Bug OR type = Epic)    | PAY-101
            updated >= -2h                                                |
            summary !~ payments and created < 2020-01-01                  |
            """)
    void understands_what_programs_ask(String jql, String keys) {
        assertEquals(keys == null ? List.of() : List.of(keys.split(" ")), found(jql));
    }

    @ParameterizedTest
    @CsvSource({
        "project =",
        "project = PAY AND",
        "nonsense = 1",
        "(project = PAY",
        "project = PAY )",
        "ORDER BY key",
        "''"
    })
    void refuses_what_is_no_query_and_what_restricts_nothing(String jql) {
        assertRefused(400, search(jql, ""));
    }

    @Test
    void replaces_a_remote_link_of_the_same_global_id_whole() {
        var path = V3 + "/issue/PAY-104/remotelink";
        var whole =
                "{\"globalId\":\"g1\",\"relationship\":\"changed by\",\"object\":{\"url\":\"https://x.example/1\",\"title\":\"One\"}}";
        var first = running.send("POST", path, whole);
        var second = running.send(
                "POST", path, "{\"globalId\":\"g1\",\"object\":{\"url\":\"https://x.example/2\",\"title\":\"Two\"}}");
        assertEquals(201, first.statusCode());
        assertEquals(200, second.statusCode());
        assertEquals(json(first).path("id"), json(second).path("id"));
        var links = json(running.get(path));
        assertEquals(1, links.size());
        assertEquals("Two", links.get(0).path("object").path("title").textValue());
        assertFalse(links.get(0).has("relationship"), "what is not written again is gone");
        assertRefused(400, running.send("POST", path, "{\"object\":{\"url\":\"https://x.example/1\"}}"));
        assertRefused(400, running.send("POST", path, whole.replace("g1", "g".repeat(256))));
    }

    @Test
    void takes_documents_in_version_3_and_texts_in_version_2() {
        var document =
                "{\"body\":{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}]}}";
        assertEquals(201, comment(V3, document.formatted("Hello")).statusCode());
        assertRefused(400, comment(V3, document.formatted("")));
        assertRefused(400, comment(V3, "{\"body\":\"Hello\"}"));
        assertRefused(413, comment(V3, document.formatted("x".repeat(32_768))));
        assertRefused(400, comment("/rest/api/2", document.formatted("Hello")));
        assertEquals(201, comment("/rest/api/2", "{\"body\":\"Hello again\"}").statusCode());
        var comments = json(running.get("/rest/api/2/issue/PAY-104/comment")).path("comments");
        assertEquals("Hello", comments.get(0).path("body").textValue());
        assertEquals("Hello again", comments.get(1).path("body").textValue());
    }

    @Test
    void shows_headings_of_a_description_as_such() {
        var document =
                json(running.get(V3 + "/issue/PAY-101?fields=description")).at("/fields/description");
        var kinds = StreamSupport.stream(document.path("content").spliterator(), false)
                .map(block -> block.path("type").asText())
                .toList();
        assertEquals(8, kinds.size());
        assertEquals("heading", kinds.get(0));
        assertEquals("Plan", document.at("/content/2/content/0/text").textValue());
        assertTrue(json(running.get("/rest/api/2/issue/PAY-101"))
                .at("/fields/description")
                .textValue()
                .startsWith("h2. Why\n\nOne in two hundred"));
    }

    @Test
    void moves_an_issue_only_along_its_workflow() {
        var path = V3 + "/issue/PAY-104/transitions";
        assertEquals(
                400,
                running.send("POST", path, "{\"transition\":{\"id\":\"51\"}}").statusCode());
        assertEquals(
                204,
                running.send("POST", path, "{\"transition\":{\"id\":\"21\"}}").statusCode());
        var issue = json(running.get(V3 + "/issue/PAY-104"));
        assertEquals("In Progress", issue.at("/fields/status/name").textValue());
    }

    @Test
    void shows_the_fields_that_are_asked_for() {
        assertEquals(List.of("id"), names(json(search("key = PAY-101", "")).at("/issues/0")));
        assertEquals(
                List.of("summary", "status"),
                names(json(search("key = PAY-101", "&fields=summary,status")).at("/issues/0/fields")));
        var most = json(search("key = PAY-101", "&fields=*all,-comment")).at("/issues/0/fields");
        assertTrue(most.has("summary") && !most.has("comment"));
    }

    @Test
    void tells_who_asks() {
        assertEquals(
                "Ada Lovelace",
                json(running.as("ada@example.com", "GET", V3 + "/myself", null))
                        .path("displayName")
                        .textValue());
        var parley = json(running.get(V3 + "/myself"));
        assertEquals("Parley", parley.path("displayName").textValue());
        assertFalse(parley.path("accountId").asText("").isBlank());
    }

    @Test
    void refuses_in_the_vendors_shape() {
        assertRefused(401, running.anonymous(V3 + "/myself"));
        assertRefused(404, running.get(V3 + "/issue/PAY-999"));
        assertRefused(404, running.get("/rest/api/3/nothing"));
        assertRefused(404, running.get(V3 + "/issue/PAY-101/remotelink?globalId=none"));
        assertRefused(410, running.get(V3 + "/search?jql=project%20%3D%20PAY"));
        assertRefused(400, running.send("POST", V3 + "/search/jql", "{\"jql\":"));
        assertRefused(400, search("project = PAY", "&nextPageToken=!"));
        assertRefused(405, running.send("DELETE", V3 + "/issue/PAY-101", null));
    }

    private static void assertRefused(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        var refusal = json(answer);
        assertTrue(
                refusal.path("errorMessages").isArray()
                        && refusal.path("errors").isObject(),
                answer.body());
        assertTrue(refusal.path("errorMessages").size() + refusal.path("errors").size() > 0, answer.body());
    }

    private HttpResponse<String> comment(String api, String json) {
        return running.send("POST", api + "/issue/PAY-104/comment", json);
    }

    private HttpResponse<String> search(String jql, String more) {
        return running.as(
                "ada", "GET", V3 + "/search/jql?jql=" + URLEncoder.encode(jql, StandardCharsets.UTF_8) + more, null);
    }

    private List<String> found(String jql) {
        var answer = search(jql, "&fields=summary");
        assertEquals(200, answer.statusCode(), answer.body());
        return StreamSupport.stream(json(answer).path("issues").spliterator(), false)
                .map(issue -> issue.path("key").asText())
                .toList();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
