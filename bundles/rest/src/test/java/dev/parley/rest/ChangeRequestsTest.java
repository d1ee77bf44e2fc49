/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRequestsTest {

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @BeforeEach
    void reset() {
        running.reset();
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    private static final ChangeFields FULL = ChangeFields.NONE
            .with(Field.SHORT_DESCRIPTION, "Restart payments")
            .with(Field.DESCRIPTION, "After the patch")
            .with(Field.PRIORITY, "2")
            .with(Field.TYPE, "normal")
            .with(Field.RISK, "3")
            .with(Field.PLANNED_START, Instant.parse("2031-03-01T22:00:00Z"))
            .with(Field.PLANNED_END, Instant.parse("2031-03-01T23:00:00Z"))
            .with(Field.JIRA_ISSUE_KEY, "PAY-1")
            .with(Field.GITHUB_REPO, "acme/pay")
            .with(Field.GITHUB_PR_NUMBER, 41);

    @Test
    void reads_a_change_by_id_and_by_number() throws Exception {
        Change change = running.stub.add(Running.ADA, ChangeState.NEW, FULL);
        String expected = """
                {"id":"%1$s","servicenow_sys_id":"%1$s","number":"CHG0030001",\
                "short_description":"Restart payments","description":"After the patch",\
                "state":"New","state_code":"-5","priority":"2","type":"normal","risk":"3",\
                "planned_start_date":"2031-03-01T22:00:00Z","planned_end_date":"2031-03-01T23:00:00Z",\
                "jira_issue_key":"PAY-1","github_repo":"acme/pay","github_pr_number":41,"cmdb_ci":null,\
                "url":"%2$s","created_at":"2030-06-01T12:00:00.123456Z",\
                "updated_at":"2030-06-01T12:00:01.123456Z"}""".formatted(change.sysId(), running.uri("/#change/1"));

        assertEquals(
                expected,
                running.get(Running.ADA, "/api/change-requests/" + change.sysId() + "/")
                        .body());
        assertEquals(
                expected,
                running.get(Running.ADA, "/api/change-requests/" + change.sysId())
                        .body());
        assertEquals(
                expected,
                running.get(Running.ADA, "/api/change-requests/by_servicenow_number/?number=CHG0030001")
                        .body());
        assertEquals(
                expected,
                running.get(Running.ADA, "/api/change-requests/by_servicenow_number?number=chg0030001")
                        .body());
    }

    @Test
    void shows_what_a_change_does_not_have_as_null() throws Exception {
        Change change = running.stub.add(Running.ADA, new ChangeState("17", "Waiting"), ChangeFields.NONE);

        JsonNode json = running.json(running.get(Running.ADA, "/api/change-requests/" + change.sysId() + "/"));

        assertEquals("Waiting", json.get("state").asText());
        assertEquals("17", json.get("state_code").asText());
        for (String field : List.of("short_description", "priority", "planned_start_date", "github_pr_number")) {
            assertTrue(json.get(field).isNull(), field);
        }
    }

    @Test
    void lists_the_newest_first_page_by_page() throws Exception {
        for (int i = 0; i < 25; i++) {
            running.stub.add(Running.ADA, ChangeState.NEW, FULL);
        }
        running.stub.add(Running.BOB, ChangeState.NEW, FULL);

        JsonNode first = running.json(running.get(Running.ADA, "/api/change-requests/"));
        JsonNode rest = running.json(running.get(
                Running.ADA, "/api/change-requests?cursor=" + first.get("next").asText()));

        assertEquals(20, first.get("results").size());
        assertEquals("CHG0030025", first.get("results").get(0).get("number").asText());
        assertEquals(5, rest.get("results").size());
        assertTrue(rest.get("next").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                  4",
        "state=New,                           1",
        "state=new,                           1",
        "state=-5,                            1",
        "state=New&state=Closed,              2",
        "state=nothing%20like%20it,           0",
        "q=Restart,                           3",
        "q=Rest&state=Closed,                 1",
        "from=2031-03-01T23:00:00Z,           3",
        "from=2031-03-01T23:00:01Z,           0",
        "from=2031-03-02,                     0",
        "until=2031-03-01T22:00:00Z,          0",
        "until=2031-03-02,                    3",
        "until=2031-03-02T00:30:00%2B01:00,   3",
        "limit=&cursor=&q=&state=,            4"
    })
    void finds_what_is_asked_for(String query, int found) throws Exception {
        running.stub.add(Running.ADA, ChangeState.NEW, FULL);
        running.stub.add(Running.ADA, ChangeState.CLOSED, FULL);
        running.stub.add(Running.ADA, ChangeState.SCHEDULED, FULL);
        running.stub.add(Running.ADA, new ChangeState("17", "Waiting"), ChangeFields.NONE);

        JsonNode page = running.json(running.get(Running.ADA, "/api/change-requests/?" + query));

        assertEquals(found, page.get("results").size());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,         limit must be a whole number from 1 to 100.",
        "limit=101,       limit must be a whole number from 1 to 100.",
        "from=soon,       from must be like 2031-03-01 or 2031-03-01T22:00:00Z.",
        "until=2031-02-30, until must be like 2031-03-01 or 2031-03-01T22:00:00Z.",
        "until=2031-03-01T22:00:00, until must be like 2031-03-01 or 2031-03-01T22:00:00Z.",
        "cursor=xyz,      cursor must be the next of an earlier page."
    })
    void says_what_is_wrong_with_a_parameter(String query, String detail) throws Exception {
        assertRefused(400, detail, running.get(Running.ADA, "/api/change-requests/?" + query));
    }

    @Test
    void refuses_parameters_that_are_too_long() throws Exception {
        assertRefused(
                400,
                "q is too long: it has 201 characters, at most 200 are taken.",
                running.get(Running.ADA, "/api/change-requests/?q=" + "x".repeat(201)));
    }

    @Test
    void knows_nothing_of_changes_that_are_not_there() throws Exception {
        String none = "There is no such change request.";
        running.stub.add(Running.BOB, ChangeState.NEW, FULL);

        for (String path : List.of(
                "0000",
                "x".repeat(500),
                "%27%3B%20drop%20table%20change_request%3B--",
                "by_servicenow_number?number=CHG0030001",
                "by_servicenow_number?number=00000000000000000000000000000001")) {
            assertRefused(404, none, running.get(Running.ADA, "/api/change-requests/" + path));
        }
    }

    @Test
    void does_not_take_an_id_for_a_number() throws Exception {
        Change change = running.stub.add(Running.ADA, ChangeState.NEW, FULL);

        assertRefused(
                404,
                "There is no such change request.",
                running.get(Running.ADA, "/api/change-requests/by_servicenow_number/?number=" + change.sysId()));
    }

    @Test
    void asks_for_the_number_that_is_missing() throws Exception {
        assertRefused(
                400,
                "Say which: ?number=CHG0030001.",
                running.get(Running.ADA, "/api/change-requests/by_servicenow_number/"));
    }

    @Test
    void says_so_while_there_is_no_change_management() throws Exception {
        running.ports.changes = null;
        var response = running.get(Running.ADA, "/api/change-requests/");

        assertRefused(503, "Change management is not available just now; try again in 2 s.", response);
        assertEquals("2", response.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void passes_on_why_the_system_refuses() throws Exception {
        running.stub.failure = new Rejected("You may not read changes of this group.");

        assertRefused(
                422, "You may not read changes of this group.", running.get(Running.ADA, "/api/change-requests/"));
    }

    private static void assertRefused(int status, String detail, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(detail, running.json(response).get("error").asText());
    }
}
