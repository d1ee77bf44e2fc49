/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parley.connectors.testkit.VendorApi;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Jira Cloud, though by its name (127.0.0.1) it might as well be a Data Center. */
@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class JiraCloudTest extends JiraContract {

    private static final JiraFake FAKE = new JiraFake(true, "");

    @RegisterExtension
    static final VendorApi API = VendorApi.described("jira/jira-cloud-v3.cut.openapi.json", "", "")
            .besides("/rest/api/2/serverInfo")
            .extended(FAKE);

    JiraCloudTest() {
        super(API, FAKE, "");
    }

    @Override
    JsonNode rich(String text) {
        return text.isEmpty() ? NullNode.getInstance() : Adf.document(text);
    }

    /** Read without the connector's help: each paragraph has at most one text. */
    @Override
    String plain(JsonNode rich) {
        var lines = new StringJoiner("\n");
        rich.path("content")
                .forEach(paragraph ->
                        lines.add(paragraph.path("content").path(0).path("text").asText("")));
        return lines.toString();
    }

    @Test
    void sends_comments_as_documents_that_atlassian_s_schema_allows() throws IOException {
        var key = open("Refunds hang", "");
        for (var text : List.of("One", "One\n\n\nTwo", "{\"type\": \"doc\"}\t<b>", "👩‍🔧 מחר", "a\r\nb\rc")) {
            issues().comment(key, text);
        }
        assertEquals(5, fake.comments(key).size());
        var schema = schema();
        for (var comment : fake.comments(key)) {
            assertEquals(Set.of(), schema.validate(comment.path("body")));
        }
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(Files.readString(VendorApi.contracts().resolve("jira/adf-full.schema.json")));
    }

    @Test
    void reads_to_the_end_when_no_page_says_that_it_is_the_last() {
        fake.leavesOutIsLast();
        for (int i = 0; i < 5; i++) {
            open("Refunds hang", "");
        }
        var keys = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = issues().search("refunds", 2, cursor);
            page.items().forEach(issue -> keys.add(issue.key()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertEquals(List.of("PAY-5", "PAY-4", "PAY-3", "PAY-2", "PAY-1"), keys);
        assertEquals(3, requests(postRequestedFor(urlPathEqualTo("/rest/api/3/search/jql"))));
    }
}
