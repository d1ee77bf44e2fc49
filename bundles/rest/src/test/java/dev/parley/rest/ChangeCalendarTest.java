/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCalendarTest {

    private static final String MARCH = "/api/change-requests/calendar/?from=2031-03-01&until=2031-04-01";

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

    private static Change planned(String from, String until, String item) {
        return running.stub.add(
                Running.ADA,
                ChangeState.NEW,
                ChangeFields.NONE
                        .with(Field.SHORT_DESCRIPTION, "Restart")
                        .with(Field.CONFIGURATION_ITEM, item)
                        .with(Field.PLANNED_START, Instant.parse(from))
                        .with(Field.PLANNED_END, Instant.parse(until)));
    }

    private static JsonNode march() throws Exception {
        return running.json(running.get(Running.ADA, MARCH));
    }

    @Test
    void shows_windows_soonest_first_with_what_they_clash_with() throws Exception {
        planned("2031-03-10T22:00:00Z", "2031-03-11T02:00:00Z", "payments");
        planned("2031-03-10T21:00:00Z", "2031-03-10T23:00:00Z", "payments");
        running.stub.add(Running.ADA, ChangeState.NEW, ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "No window"));
        running.stub.add(Running.BOB, ChangeState.NEW, ChangeFields.NONE);

        var response = running.get(Running.ADA, MARCH);

        assertEquals(
                ("{\"results\":[{\"number\":\"CHG0030002\",\"short_description\":\"Restart\",\"state\":\"New\","
                                + "\"state_code\":\"-5\",\"planned_start_date\":\"2031-03-10T21:00:00Z\","
                                + "\"planned_end_date\":\"2031-03-10T23:00:00Z\",\"cmdb_ci\":\"payments\",\"is_mine\":true,"
                                + "\"url\":\"%s\",\"clashes_with\":[\"CHG0030001\"]},"
                                + "{\"number\":\"CHG0030001\",\"short_description\":\"Restart\",\"state\":\"New\","
                                + "\"state_code\":\"-5\",\"planned_start_date\":\"2031-03-10T22:00:00Z\","
                                + "\"planned_end_date\":\"2031-03-11T02:00:00Z\",\"cmdb_ci\":\"payments\",\"is_mine\":true,"
                                + "\"url\":\"%s\",\"clashes_with\":[\"CHG0030002\"]}],\"truncated\":false}")
                        .formatted(running.uri("/#change/2"), running.uri("/#change/1")),
                response.body());
    }

    @Test
    void shows_what_lies_in_part_in_the_time_and_not_what_only_touches_it() throws Exception {
        planned("2031-02-28T22:00:00Z", "2031-03-01T02:00:00Z", "a");
        planned("2031-03-31T22:00:00Z", "2031-04-01T02:00:00Z", "b");
        planned("2031-02-28T22:00:00Z", "2031-03-01T00:00:00Z", "c");
        planned("2031-04-01T00:00:00Z", "2031-04-01T02:00:00Z", "d");

        assertEquals(List.of("a", "b"), march().get("results").findValuesAsText("cmdb_ci"));
    }

    @Test
    void shows_five_hundred_and_says_that_there_are_more() throws Exception {
        for (int i = 0; i < 500; i++) {
            planned("2031-03-10T22:00:00Z", "2031-03-10T23:00:00Z", "item " + i);
        }
        assertFalse(march().get("truncated").asBoolean());
        assertEquals(500, march().get("results").size());
        planned("2031-03-10T22:00:00Z", "2031-03-10T23:00:00Z", "one more");
        assertTrue(march().get("truncated").asBoolean());
        assertEquals(500, march().get("results").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "from=2031-03-01",
                "until=2031-03-01",
                "from=2031-03-01&until=2031-03-01",
                "from=2031-03-02&until=2031-03-01",
                "from=2031-03-01&until=2031-06-10",
                "from=yesterday&until=2031-03-01"
            })
    void wants_a_time_of_a_hundred_days_at_most(String query) throws Exception {
        assertEquals(
                400,
                running.get(Running.ADA, "/api/change-requests/calendar/?" + query)
                        .statusCode());
    }

    @Test
    void takes_a_hundred_days() throws Exception {
        assertEquals(
                200,
                running.get(Running.ADA, "/api/change-requests/calendar?from=2031-03-01&until=2031-06-09")
                        .statusCode());
    }

    @Test
    void knows_whose_a_change_is() {
        var change = planned("2031-03-10T22:00:00Z", "2031-03-10T23:00:00Z", "a");
        var base = running.uri("/api/");
        assertTrue(CalendarJson.of(List.of(change), false, Running.ADA, base)
                .results()
                .get(0)
                .isMine());
        assertFalse(CalendarJson.of(List.of(change), false, Running.MARIA, base)
                .results()
                .get(0)
                .isMine());
    }
}
