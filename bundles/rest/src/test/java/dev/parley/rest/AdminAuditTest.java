/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAuditTest extends AdminTest {

    private static final String ALL = "/api/admin/audit/";

    @Test
    void lists_what_admins_did_newest_first_page_by_page() throws Exception {
        for (int i = 0; i < 3; i++) {
            running.audit.record("Maria", "deploy bundle", "bundle-" + i, "<script>alert(" + i + ")</script>");
        }

        var first = json(ALL + "?limit=2");
        var second = json(ALL + "?limit=2&cursor=" + first.get("next").textValue());

        assertEquals("bundle-2", first.at("/results/0/subject").textValue());
        assertEquals("Maria", first.at("/results/0/who").textValue());
        assertEquals("deploy bundle", first.at("/results/0/action").textValue());
        assertEquals("<script>alert(2)</script>", first.at("/results/0/details").textValue());
        assertEquals(2, first.get("results").size());
        assertEquals("bundle-0", second.at("/results/0/subject").textValue());
        assertEquals(true, second.get("next").isNull());
    }

    @Test
    void finds_a_text() throws Exception {
        running.audit.record("Maria", "deploy bundle", "one", "");
        running.audit.record("Ben", "roll back bundle", "two", "");

        assertEquals(1, json(ALL + "?q=ROLL%20BACK").get("results").size());
        assertEquals(2, json(ALL + "?q=").get("results").size());
        assertEquals(0, json(ALL + "?q=%27%20OR%201=1").get("results").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=x", "?cursor=never"})
    void refuses_what_makes_no_sense(String query) throws Exception {
        assertEquals(400, get(ALL + query).statusCode());
        assertEquals(400, get(ALL + "?q=" + "x".repeat(201)).statusCode());
    }

    @Test
    void is_for_admins_only() throws Exception {
        assertForAdminsOnly("GET", ALL);
    }

    @Test
    void says_so_while_it_is_away() throws Exception {
        running.audit.away(true);
        running.assertRefused(503, "The database is not available just now; try again in 1 s.", get(ALL));
        running.ports.audit = null;
        running.assertRefused(503, "The audit is not available just now; try again in 2 s.", get(ALL));
    }
}
