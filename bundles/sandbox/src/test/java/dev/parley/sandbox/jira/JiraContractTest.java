/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import static dev.parley.sandbox.Running.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parley.connectors.testkit.VendorApi;
import dev.parley.sandbox.Contract;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Running;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run through every path, each request and answer held against Atlassian's documents. */
@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class JiraContractTest {

    private static final String LINK =
            "{\"globalId\":\"system=parley&id=CHG1\",\"application\":{\"name\":\"ServiceNow\"},\"relationship\":\"changed by\","
                    + "\"object\":{\"url\":\"https://x.example/1\",\"title\":\"CHG1\",\"status\":{\"resolved\":false}}}";

    @RegisterExtension
    final Running running = new Running("/sandbox");

    @Test
    void is_cloud_as_its_document_says() {
        var contract = Contract.described("jira/jira-cloud-v3.cut.openapi.json", "/sandbox/jira", "", true);
        running.hold(contract);
        var api = "/jira/rest/api/3";
        assertEquals(
                "Cloud",
                json(running.get(api + "/serverInfo")).path("deploymentType").textValue());
        running.get(api + "/myself");
        running.get(api + "/project/PAY");
        var document = json(running.get(api + "/issue/PAY-101")).at("/fields/description");
        assertEquals("doc", document.path("type").textValue());

        var first = json(running.get(api + "/search/jql?jql=project%20%3D%20PAY&maxResults=4&fields=summary,status"));
        assertFalse(first.path("isLast").booleanValue());
        var second = json(running.send(
                "POST",
                api + "/search/jql",
                "{\"jql\":\"project = PAY\",\"maxResults\":4,\"fields\":[\"*all\"],\"nextPageToken\":\"%s\"}"
                        .formatted(first.path("nextPageToken").textValue())));
        assertEquals(2, second.path("issues").size());
        assertTrue(second.path("isLast").booleanValue() && !second.has("nextPageToken"));
        var count = running.send("POST", api + "/search/approximate-count", "{\"jql\":\"project = PAY\"}");
        assertEquals(6, json(count).path("count").intValue());

        var links = api + "/issue/PAY-101/remotelink";
        assertEquals(201, running.send("POST", links, LINK).statusCode());
        assertEquals(200, running.send("POST", links, LINK).statusCode());
        assertEquals(2, json(running.get(links)).size());
        var one = json(running.get(links + "?globalId=system%3Dparley%26id%3DCHG1"));
        assertEquals(one, json(running.get(links + "/" + one.path("id").asInt())));
        assertEquals(
                204,
                running.send("PUT", links + "/" + one.path("id").asInt(), LINK).statusCode());
        assertEquals(
                204,
                running.send("DELETE", links + "?globalId=system%3Dparley%26id%3DCHG1", null)
                        .statusCode());

        var comment = "{\"body\":{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":"
                + "[{\"type\":\"text\",\"text\":\"x\"}]}]}}";
        var said = running.send("POST", api + "/issue/PAY-101/comment", comment);
        assertEquals(201, said.statusCode());
        var id = json(said).path("id").textValue();
        assertEquals(
                200,
                running.send("PUT", api + "/issue/PAY-101/comment/" + id, comment)
                        .statusCode());
        assertEquals(
                2,
                json(running.get(api + "/issue/PAY-101/comment")).path("total").intValue());

        var transitions = json(running.get(api + "/issue/PAY-101/transitions")).path("transitions");
        assertEquals("Release", transitions.get(0).path("name").textValue());
        var moved = running.send(
                "POST",
                api + "/issue/PAY-101/transitions",
                "{\"transition\":{\"id\":\"%s\"}}"
                        .formatted(transitions.get(0).path("id").textValue()));
        assertEquals(204, moved.statusCode());
        assertEquals(
                "Done",
                json(running.get(api + "/issue/PAY-101"))
                        .at("/fields/resolution/name")
                        .textValue());
        assertEquals(17, contract.held().size(), contract.held().toString());
    }

    @Test
    void writes_documents_as_their_schema_says() throws Exception {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(Files.readString(VendorApi.contracts().resolve("jira/adf-full.schema.json")));
        for (int number = 101; number <= 106; number++) {
            var description =
                    json(running.get("/jira/rest/api/3/issue/PAY-" + number)).at("/fields/description");
            assertEquals(Set.of(), schema.validate(description), "PAY-" + number);
        }
        assertFalse(schema.validate(Json.of("text")).isEmpty());
    }

    @Test
    void is_data_center_as_its_document_says() {
        running.hold(Contract.described("jira/jira-dc-10.3.cut.openapi.json", "/sandbox/jira-dc/rest", "", false));
        var api = "/jira-dc/rest/api/2";
        assertEquals(
                "Server",
                json(running.get(api + "/serverInfo")).path("deploymentType").textValue());
        assertEquals("parley", json(running.get(api + "/myself")).path("name").textValue());
        assertTrue(json(running.get(api + "/issue/PAY-101"))
                .at("/fields/description")
                .isTextual());
        var found = json(running.get(api + "/search?jql=project%20%3D%20PAY&startAt=4&maxResults=4"));
        assertEquals(6, found.path("total").intValue());
        assertEquals(2, found.path("issues").size());
        assertEquals(
                6,
                json(running.send("POST", api + "/search", "{\"jql\":\"project = PAY\"}"))
                        .path("issues")
                        .size());
        assertEquals(
                200,
                running.send("POST", api + "/issue/PAY-101/remotelink", LINK).statusCode());
        assertEquals(2, json(running.get(api + "/issue/PAY-101/remotelink")).size());
        assertEquals(
                201,
                running.send("POST", api + "/issue/PAY-101/comment", "{\"body\":\"x\"}")
                        .statusCode());
        running.get(api + "/issue/PAY-101/transitions");
        assertEquals(
                204,
                running.send("POST", api + "/issue/PAY-101/transitions", "{\"transition\":{\"id\":\"51\"}}")
                        .statusCode());
        running.hold(null);
        assertEquals(404, running.get("/jira-dc/rest/api/3/serverInfo").statusCode());
        assertEquals(
                404, running.get(api + "/search/jql?jql=project%20%3D%20PAY").statusCode());
    }
}
