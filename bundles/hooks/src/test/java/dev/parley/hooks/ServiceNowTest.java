/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.api.watch.Subject.Kind.CHANGE;
import static dev.parley.hooks.Running.delivery;
import static dev.parley.hooks.Running.detail;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.watch.Subject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNowTest {

    private static final String SYS_ID = "46e18c0fa9fe19810066a0083f76bd56";

    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = new Running();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void hears_of_changes() throws Exception {
        var response = running.serviceNow("""
                {"event_id":"e-1","table":"change_request","sys_id":"%s","number":"CHG0030001","sys_mod_count":3}""".formatted(SYS_ID));

        assertEquals(202, response.statusCode());
        assertEquals("heard", delivery(response));
        assertEquals(List.of(new Subject(CHANGE, "CHG0030001")), running.watches.heard);
        assertEquals(Set.of("servicenow e-1"), running.watches.noted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3\""})
    void knows_an_update_by_its_number(String count) throws Exception {
        var body = """
                {"table":"change_request","sys_id":"%s","number":"CHG0030001","sys_mod_count":%s}""".formatted(SYS_ID, count);

        assertEquals("heard", delivery(running.serviceNow(body)));
        assertEquals(Set.of("servicenow " + SYS_ID + "-3"), running.watches.noted);
        assertEquals("known", delivery(running.serviceNow(body + " ")));
        assertEquals(
                "heard", delivery(running.serviceNow(body.replace("3}", "4}").replace("3\"}", "4\"}"))));
    }

    @Test
    void leaves_other_tables_alone() throws Exception {
        assertEquals("ignored", delivery(running.serviceNow("{\"table\":\"incident\",\"number\":\"INC0010001\"}")));
        assertEquals(List.of(), running.watches.heard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"table\":\"change_request\"}",
                "{\"table\":\"change_request\",\"number\":\"\"}",
                "{\"table\":\"change_request\",\"number\":{\"value\":\"CHG0030001\"}}",
                "{\"table\":\"change_request\",\"number\":\"CHG 1\"}"
            })
    void tells_who_writes_the_script_what_is_missing(String body) throws Exception {
        var response = running.serviceNow(body);

        assertEquals(400, response.statusCode());
        assertEquals("The delivery does not say which change it is of, in number.", detail(response));
        assertEquals(Set.of(), running.watches.noted);
    }
}
