/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import static dev.parley.sandbox.Running.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Contract;
import dev.parley.sandbox.Running;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ServiceNow over HTTP, each request and each answer held against what its documentation says. */
class ServiceNowTest {

    private static final String TABLE = "/api/now/table/change_request";
    private static final String CHANGE = "/api/sn_chg_rest/change";

    private static Contract contract;

    @RegisterExtension
    final Running running = new Running("/sandbox/servicenow");

    @BeforeAll
    static void read() {
        contract = Contract.serviceNow("/sandbox/servicenow");
    }

    @BeforeEach
    void hold() {
        running.hold(contract);
    }

    @Test
    void lists_every_table_that_is_documented() {
        for (var table : List.of(
                "change_request",
                "change_task",
                "sys_user_group",
                "sys_user",
                "cmdb_ci",
                "sys_choice",
                "sysapproval_approver",
                "chg_model",
                "std_change_record_producer")) {
            var answer = running.get("/api/now/table/%s?sysparm_limit=3".formatted(table));
            assertEquals(200, answer.statusCode());
            assertFalse(result(answer).isEmpty(), table);
        }
    }

    @Test
    void finds_changes_by_encoded_query() {
        assertEquals(List.of("CHG0030006", "CHG0030001"), found("cmdb_ci.name=payments-db^ORDERBYDESCnumber"));
        assertEquals(List.of("CHG0030001"), found("cmdb_ci.name=payments-db^active=true"));
        assertEquals(
                List.of("CHG0030002", "CHG0030004"),
                found("requested_by.user_name=ada^cmdb_ciISNOTEMPTY^ORDERBYnumber"));
        assertEquals(List.of("CHG0030003", "CHG0030001"), found("state=-4^ORstate=-2^ORDERBYDESCnumber"));
        assertEquals(List.of("CHG0030001", "CHG0030002"), found("stateIN-2,-5^ORDERBYnumber"));
        assertEquals(List.of("CHG0030006"), found("short_descriptionLIKErefunds^state!=4"));
        assertEquals(List.of("CHG0030001"), found("short_descriptionSTARTSWITHUpgrade"));
        assertEquals(List.of("CHG0030005", "CHG0030006"), found("state>=0^ORDERBYnumber"));
        assertEquals(List.of("CHG0030005", "CHG0030006"), found("state>-1^ORDERBYnumber"));
        assertEquals(List.of("CHG0030002"), found("state<=-5"));
        assertEquals(List.of("CHG0030002"), found("state<-4"));
        assertEquals(List.of(), found("number=CHG0099999"));
    }

    @Test
    void ignores_a_condition_on_a_column_that_does_not_exist() {
        assertEquals(6, found("no_such_column=1").size());
    }

    @Test
    void compares_dates() {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        assertEquals(
                List.of("CHG0030001"),
                found("start_date<%s 23:59:59^end_date>%s 00:00:00^cmdb_ci.name=payments-db"
                        .formatted(tomorrow, tomorrow)));
    }

    @Test
    void pages_through_a_list_and_counts_it() {
        var first = running.get(TABLE + "?sysparm_query=ORDERBYnumber&sysparm_limit=4&sysparm_fields=number,sys_id");
        assertEquals("6", first.headers().firstValue("X-Total-Count").orElseThrow());
        var link = first.headers().firstValue("Link").orElseThrow();
        assertTrue(link.endsWith(">;rel=\"next\""), link);
        var second = running.get(link.substring(1, link.indexOf('>')));
        assertEquals(4, result(first).size());
        assertEquals(List.of("CHG0030005", "CHG0030006"), numbers(second));
        assertTrue(second.headers().firstValue("Link").isEmpty());
    }

    @Test
    void shows_values_and_what_people_see_in_three_ways() {
        var query =
                "?sysparm_fields=sys_id,state,cmdb_ci,start_date&sysparm_query=number=CHG0030001&sysparm_display_value=";
        var plain = result(running.get(TABLE + query + "false")).get(0);
        var shown = result(running.get(TABLE + query + "true")).get(0);
        var both = result(running.get(TABLE + query + "all")).get(0);
        assertEquals("-2", plain.path("state").textValue());
        assertTrue(plain.path("cmdb_ci").path("link").asText().endsWith("/api/now/table/cmdb_ci/" + ci("payments-db")));
        assertEquals("Scheduled", shown.path("state").textValue());
        assertEquals("payments-db", shown.path("cmdb_ci").path("display_value").textValue());
        assertEquals("-2", both.path("state").path("value").textValue());
        assertEquals("Scheduled", both.path("state").path("display_value").textValue());
        assertFalse(shown.path("start_date").equals(plain.path("start_date")), "people see it in their own zone");
        var bare = result(running.get(TABLE + query + "false&sysparm_exclude_reference_link=true"))
                .get(0);
        assertEquals(ci("payments-db"), bare.path("cmdb_ci").textValue());
    }

    @Test
    void creates_in_the_table_with_201_and_finds_it_by_its_correlation_id() {
        var created = running.send("POST", TABLE, """
                {"short_description":"New pool","cmdb_ci":"%s","correlation_id":"a-1","type":"normal"}""".formatted(ci("payments-db")));
        assertEquals(201, created.statusCode());
        var location = created.headers().firstValue("Location").orElseThrow();
        assertEquals(
                "New pool",
                result(running.get(location)).path("short_description").textValue());
        assertEquals(1, found("correlation_id=a-1").size());
        var patched = running.send(
                "PATCH",
                location + "?sysparm_display_value=true&sysparm_input_display_value=true",
                "{\"assignment_group\":\"Payments\",\"work_notes\":\"Asked ada\"}");
        assertEquals(
                "Payments",
                result(patched).path("assignment_group").path("display_value").textValue());
        assertTrue(result(patched)
                .path("work_notes")
                .textValue()
                .endsWith(" - parley.integration (Work notes)\nAsked ada\n\n"));
        assertEquals("", result(running.get(location)).path("work_notes").textValue());
        running.hold(null);
        var notes = running.get("/api/now/table/sys_journal_field?sysparm_query=value=Asked ada".replace(" ", "%20"));
        assertEquals("work_notes", result(notes).get(0).path("element").textValue());
    }

    @Test
    void answers_200_and_pairs_on_the_change_interface_and_names_what_it_ignored() {
        running.hold(null); // the document does not let unknown columns pass
        var created = running.send("POST", CHANGE + "/normal", "{\"short_description\":\"x\",\"no_such\":\"1\"}");
        running.hold(contract);
        assertEquals(200, created.statusCode());
        var change = result(created).get(0);
        assertEquals("New", change.path("state").path("display_value").textValue());
        assertEquals(-5.0, change.path("state").path("value").doubleValue());
        assertEquals(
                "no_such", change.path("__meta").path("ignoredFields").get(0).textValue());
        assertEquals(
                "emergency",
                result(running.send("POST", CHANGE + "/emergency", "{\"short_description\":\"x\"}"))
                        .get(0)
                        .path("type")
                        .path("value")
                        .textValue());
        assertEquals(
                "normal",
                result(running.send("POST", CHANGE, "{\"short_description\":\"x\",\"type\":\"normal\"}"))
                        .path("type")
                        .path("value")
                        .textValue());
    }

    @Test
    void creates_from_a_template_which_decides_the_plans() {
        var templates = result(running.get(CHANGE + "/standard/template"));
        var restart = templates.get(0).path("sys_id").path("value").textValue();
        var change = result(running.send(
                        "POST",
                        CHANGE + "/standard/" + restart,
                        "{\"backout_plan\":\"none\",\"start_date\":\"2030-01-01 20:00:00\"}"))
                .get(0);
        assertEquals(
                "Restart payments-api",
                change.path("short_description").path("value").textValue());
        assertEquals(
                "Start the instance with the last image.",
                change.path("backout_plan").path("value").textValue());
        assertEquals(
                "2030-01-01 20:00:00", change.path("start_date").path("value").textValue());
        assertEquals(
                "payments-api", change.path("cmdb_ci").path("display_value").textValue());
        assertEquals(3, result(running.get(CHANGE + "/model")).size());
    }

    @Test
    void leads_a_normal_change_through_its_states() {
        var id = created("payments-api", "");
        assertEquals(List.of("-4", "4", "-5"), states(id));
        move(id, "{\"state\":\"-4\"}", 403);
        running.hold(null); // works by label, too, as somebody saw; the document knows codes alone
        move(id, "{\"state\":\"Assess\",\"assignment_group\":\"Payments\"}", 200);
        running.hold(contract);
        assertEquals(List.of("-3", "-5", "4", "-4"), states(id));
        assertEquals("requested", field(id, "approval"));
        running.send("PATCH", CHANGE + "/%s/approvals".formatted(id), "{\"state\":\"approved\"}");
        assertEquals("-3.0", field(id, "state"));
        running.send("PATCH", CHANGE + "/%s/approvals".formatted(id), "{\"state\":\"approved\"}");
        assertEquals("-2.0", field(id, "state"));
        move(id, "{\"state\":\"-1\"}", 200);
        move(id, "{\"state\":\"0\"}", 200);
        move(id, "{\"state\":\"3\"}", 403);
        move(id, "{\"state\":\"3\",\"close_code\":\"successful\",\"close_notes\":\"Fine.\"}", 200);
        assertEquals("false", field(id, "active"));
        assertEquals(List.of("3"), states(id));
    }

    @Test
    void refuses_a_jump_with_the_observed_words() {
        var answer = running.send("PATCH", TABLE + "/" + change("CHG0030002"), "{\"state\":\"-1\"}");
        assertEquals(403, answer.statusCode());
        assertEquals(
                "Operation Failed", json(answer).path("error").path("message").textValue());
        assertEquals(
                "Operation against file 'change_request' was aborted by Business Rule 'Change Model: Check State Transition'",
                json(answer).path("error").path("detail").textValue());
        var other = move(change("CHG0030002"), "{\"state\":\"-1\"}", 403);
        assertTrue(json(other).path("error").path("message").textValue().contains("Check State Transition"));
        assertEquals("", json(other).path("error").path("detail").textValue());
        assertEquals("-5.0", field(change("CHG0030002"), "state"));
    }

    @Test
    void holds_a_change_until_it_is_cancelled() {
        var id = change("CHG0030001");
        move(id, "{\"on_hold\":\"true\"}", 403);
        move(id, "{\"on_hold\":\"true\",\"on_hold_reason\":\"Freeze\"}", 200);
        assertEquals(List.of("4", "-2"), states(id));
        move(id, "{\"state\":\"-1\"}", 403);
        move(id, "{\"state\":\"4\"}", 200);
        assertEquals("false", field(id, "on_hold"));
    }

    @Test
    void rejects_only_with_comments_and_sends_the_change_back() {
        var id = change("CHG0030003");
        var path = CHANGE + "/%s/approvals".formatted(id);
        assertEquals(
                400, running.send("PATCH", path, "{\"state\":\"rejected\"}").statusCode());
        assertEquals(
                400,
                running.as("bob", "PATCH", path, "{\"state\":\"approved\"}").statusCode());
        var rejected = running.as("linus", "PATCH", path, "{\"state\":\"rejected\",\"comments\":\"Too early\"}");
        assertEquals(
                "New",
                result(rejected).get(0).path("state").path("display_value").textValue());
        assertEquals(
                400,
                running.as("linus", "PATCH", path, "{\"state\":\"approved\"}").statusCode());
    }

    @Test
    void does_not_close_a_change_with_an_open_task() {
        var id = change("CHG0030005");
        var task = result(
                        running.send("POST", CHANGE + "/%s/task".formatted(id), "{\"short_description\":\"Tidy up\"}"))
                .get(0)
                .path("sys_id")
                .path("value")
                .textValue();
        assertEquals(1, result(running.get(CHANGE + "/%s/task".formatted(id))).size());
        var closing = "{\"state\":\"3\",\"close_code\":\"successful\",\"close_notes\":\"Fine.\"}";
        move(id, closing, 403);
        running.hold(null);
        running.send("PATCH", CHANGE + "/%s/task/%s".formatted(id, task), "{\"state\":\"3\"}");
        running.hold(contract);
        move(id, closing, 200);
    }

    @Test
    void detects_conflicts_with_a_worker() {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        var clashing = created(
                "payments-db", ",\"start_date\":\"%1$s 22:00:00\",\"end_date\":\"%1$s 22:30:00\"".formatted(tomorrow));
        var free = created(
                "payments-db", ",\"start_date\":\"%1$s 23:00:00\",\"end_date\":\"%1$s 23:30:00\"".formatted(tomorrow));
        var worker = result(running.send("POST", CHANGE + "/%s/conflict".formatted(clashing), null))
                .textValue();
        running.send("POST", CHANGE + "/%s/conflict".formatted(free), null);
        var found = result(running.get(CHANGE + "/%s/conflict".formatted(clashing)));
        assertEquals(
                "CHG0030001",
                found.path("conflicts")
                        .get(0)
                        .path("change")
                        .path("display_value")
                        .textValue());
        assertEquals(1, found.path("conflicts").size());
        var none = result(running.get(CHANGE + "/%s/conflict".formatted(free)));
        assertEquals("Conflict", none.path("status").textValue());
        assertTrue(none.path("conflicts").isEmpty());
        running.hold(null);
        assertEquals(2, look(worker).path("state").path("value").intValue());
        assertEquals(
                "Complete", look(worker).path("state").path("display_value").textValue());
        assertEquals(
                204,
                running.send("DELETE", CHANGE + "/%s/conflict".formatted(free), null)
                        .statusCode());
    }

    @Test
    void finds_free_times_of_an_item_with_a_worker() {
        running.hold(null); // these are not in the document
        var path = CHANGE + "/ci/%s/schedule".formatted(ci("payments-db"));
        assertEquals(400, running.get(path).statusCode());
        var asked = running.get(path + "?duration_in_seconds=7200");
        assertEquals(202, asked.statusCode());
        var worker = result(asked).path("worker").path("sysId").textValue();
        assertEquals(
                "Waiting", result(asked).path("state").path("display_value").textValue());
        assertTrue(look(worker).path("payload").isMissingNode());
        var spans = look(worker).path("payload").path("spans");
        assertEquals(10, spans.size());
        var busy = result(running.get("/api/now/table/change_request/" + change("CHG0030001")));
        for (var span : spans) {
            var before = span.path("end")
                            .path("value")
                            .textValue()
                            .compareTo(busy.path("start_date").textValue())
                    <= 0;
            var after = span.path("start")
                            .path("value")
                            .textValue()
                            .compareTo(busy.path("end_date").textValue())
                    >= 0;
            assertTrue(before || after, span.toString());
        }
        var tooLong = running.get(CHANGE + "/%s/schedule?duration_in_seconds=90000".formatted(change("CHG0030001")));
        look(result(tooLong).path("worker").path("sysId").textValue());
        var nothing = look(result(tooLong).path("worker").path("sysId").textValue());
        assertEquals(1, nothing.path("messages").path("infoMessages").size());
    }

    @Test
    void filters_the_change_interface_by_names_and_values_and_by_words() {
        assertEquals(1, result(running.get(CHANGE + "?number=CHG0030001")).size());
        assertEquals(1, result(running.get(CHANGE + "?state=scheduled")).size());
        assertEquals(
                1, result(running.get(CHANGE + "?textSearch=vouchers%20twice")).size());
        assertEquals(
                2,
                result(running.get(CHANGE + "?sysparm_query=cmdb_ci.name=payments-db&order=number"))
                        .size());
        assertEquals(
                2,
                result(running.get(CHANGE + "?sysparm_limit=2&sysparm_offset=1"))
                        .size());
    }

    @Test
    void gives_the_same_token_until_it_ends() {
        var form = "grant_type=client_credentials&client_id=parley&client_secret=x";
        var first = json(token(form));
        assertEquals(first.path("access_token"), json(token(form)).path("access_token"));
        assertTrue(json(token(form.replace("client_credentials", "password") + "&username=ada&password=x"))
                .has("refresh_token"));
        running.hold(null);
        assertEquals(401, token(form.replace("client_credentials", "magic")).statusCode());
        var bearer = running.send(
                running.request("/api/now/table/sys_user")
                        .header(
                                "Authorization",
                                "Bearer " + first.path("access_token").textValue())
                        .build(),
                null);
        assertEquals(200, bearer.statusCode());
    }

    @Test
    void serves_versions_and_keeps_their_differences() {
        running.hold(null);
        var query = "/table/change_request?sysparm_query=number=CHG0";
        assertEquals(200, running.get("/api/now/v2" + query).statusCode());
        assertEquals(404, running.get("/api/now/v1" + query).statusCode());
        assertEquals(200, running.get("/api/sn_chg_rest/v1/change").statusCode());
    }

    @Test
    void refuses_in_the_vendors_shape() {
        assertFailure(401, running.anonymous(TABLE));
        assertFailure(404, running.get(TABLE + "/" + "0".repeat(32)));
        running.hold(null);
        assertFailure(404, running.get(CHANGE + "/CHG0030001"));
        assertFailure(404, running.get("/api/now/nothing"));
        assertFailure(400, running.get("/api/now/table/no_such_table"));
        assertFailure(400, running.get(TABLE + "?sysparm_limit=many"));
        assertFailure(400, running.send("POST", TABLE, "{\"short_description\":"));
        assertFailure(400, running.send("POST", TABLE, "[]"));
        assertFailure(403, running.send("POST", "/api/now/table/sys_user", "{}"));
        assertFailure(405, running.send("DELETE", CHANGE, null));
        var untyped = running.request(TABLE)
                .header("x-sn-apikey", "key")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertFailure(400, running.send(untyped, "{}"));
    }

    private static void assertFailure(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("failure", json(answer).path("status").textValue());
        assertFalse(json(answer).path("error").path("message").asText("").isBlank());
    }

    private HttpResponse<String> token(String form) {
        var request = running.request("/oauth_token.do")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return running.send(request, form);
    }

    private JsonNode look(String worker) {
        return result(running.get(CHANGE + "/worker/" + worker));
    }

    private String created(String item, String more) {
        return result(running.send(
                        "POST",
                        CHANGE + "/normal",
                        "{\"short_description\":\"x\",\"cmdb_ci\":\"%s\"%s}".formatted(ci(item), more)))
                .get(0)
                .path("sys_id")
                .path("value")
                .textValue();
    }

    private HttpResponse<String> move(String id, String json, int status) {
        var answer = running.send("PATCH", CHANGE + "/" + id, json);
        assertEquals(status, answer.statusCode(), answer.body());
        return answer;
    }

    private List<String> states(String id) {
        return texts(
                result(running.get(CHANGE + "/%s/nextstates".formatted(id))).path("available_states"), "");
    }

    private String field(String id, String name) {
        return result(running.get(CHANGE + "/" + id)).path(name).path("value").asText();
    }

    private List<String> found(String query) {
        return numbers(running.get(TABLE + "?sysparm_fields=number,sys_id&sysparm_query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8)));
    }

    private static List<String> numbers(HttpResponse<String> answer) {
        return texts(result(answer), "/number");
    }

    private static List<String> texts(JsonNode array, String pointer) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.at(pointer).asText())
                .toList();
    }

    private static JsonNode result(HttpResponse<String> answer) {
        return json(answer).path("result");
    }

    private static String ci(String name) {
        return Tables.sysId(name);
    }

    private static String change(String number) {
        return Tables.sysId("change-" + number.substring(5));
    }
}
