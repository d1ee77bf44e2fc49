/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.api.audit.Audit.Entry;
import dev.parley.api.insight.Figures;
import dev.parley.api.insight.Figures.Day;
import dev.parley.api.insight.Figures.FormSteps;
import dev.parley.api.insight.Figures.Routed;
import dev.parley.api.insight.Insights.Search;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminConversationsTest extends AdminTest {

    private static final String ALL = "/api/admin/conversations/";
    private static final String FIGURES = "/api/admin/figures/";

    private static String said(String text) throws Exception {
        var response = running.say("{\"message\":\"" + text + "\"}");
        return running.json(response).get("conversation_id").textValue();
    }

    private static List<Entry> audited() {
        return running.audit.list(Optional.empty(), 10, Optional.empty()).items();
    }

    @Test
    void lists_all_users_conversations_page_by_page() throws Exception {
        for (var text : List.of("a", "b", "c")) {
            said(text);
        }

        var first = json(ALL + "?limit=2");
        var second = json(ALL + "?limit=2&cursor=" + first.get("next").textValue());

        assertEquals(2, first.get("results").size());
        assertEquals(1, second.get("results").size());
        assertEquals("ada", first.at("/results/0/user_id").textValue());
        assertEquals("rest", first.at("/results/0/channel").textValue());
        assertEquals("active", first.at("/results/0/status").textValue());
        assertEquals(2, first.at("/results/0/message_count").intValue());
        assertEquals(List.of(), audited());
    }

    @Test
    void searches_for_what_is_asked() throws Exception {
        get(
                ALL
                        + "?q=pay%25&user=jwt:x/1&channel=chatbot&intent=create_change&unwell=true&from=2030-06-01&until=2030-06-02");
        get(ALL + "?q=&unwell=false");

        assertEquals(
                List.of(
                        new Search(
                                Optional.of("pay%"),
                                Optional.of("jwt:x/1"),
                                Optional.of("chatbot"),
                                Optional.of("create_change"),
                                true,
                                Optional.of(Instant.parse("2030-06-01T00:00:00Z")),
                                Optional.of(Instant.parse("2030-06-03T00:00:00Z"))),
                        Search.ALL),
                running.insights.searches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?cursor=never",
                "?unwell=yes",
                "?from=yesterday",
                "?from=2030-06-02&until=2030-06-01"
            })
    void refuses_what_makes_no_sense(String query) throws Exception {
        assertEquals(400, get(ALL + query).statusCode());
        assertEquals(400, get(ALL + "?q=" + "x".repeat(201)).statusCode());
    }

    @Test
    void tells_what_the_engine_noted_and_notes_who_asked() throws Exception {
        running.stub.metadata = "{\"kind\":\"answer\",\"trace\":{\"took_ms\":3}}";
        var id = said("hello");

        var read = json(ALL + id + "/");

        assertEquals(id, read.get("id").textValue());
        assertEquals("ada", read.get("user_id").textValue());
        assertEquals("hello", read.at("/messages/0/text").textValue());
        assertEquals(3, read.at("/messages/1/metadata/trace/took_ms").intValue());
        var entry = audited().get(0);
        assertEquals(1, audited().size());
        assertEquals(Running.MARIA.name(), entry.who());
        assertEquals("read conversation", entry.action());
        assertEquals(id, entry.subject());
        assertEquals(1, json(ALL + id + "/?after=1").get("messages").size());
        assertEquals(1, json(ALL + id + "/?limit=1").get("messages").size());
    }

    @Test
    void tells_users_themselves_nothing_of_it() throws Exception {
        running.stub.metadata = "{\"kind\":\"answer\",\"trace\":{\"took_ms\":3}}";
        var id = said("hello");

        var own =
                running.get(Running.ADA, "/api/chat/conversations/" + id + "/").body();

        assertFalse(own.contains("took_ms"), own);
    }

    @Test
    void knows_nothing_of_conversations_that_are_not_there() throws Exception {
        running.assertRefused(404, "There is no such conversation.", get(ALL + UUID.randomUUID() + "/"));
        assertEquals(400, get(ALL + "1/").statusCode());
        assertEquals(List.of(), audited());
    }

    @Test
    void tells_nothing_that_nobody_would_note() throws Exception {
        var id = said("hello");
        running.ports.audit = null;

        assertEquals(503, get(ALL + id + "/").statusCode());
        running.ports.insights = null;
        running.assertRefused(503, "What shows conversations is not available just now; try again in 2 s.", get(ALL));
    }

    @Test
    void is_for_admins_only() throws Exception {
        assertForAdminsOnly("GET", ALL);
        assertForAdminsOnly("GET", ALL + said("hello") + "/");
        assertForAdminsOnly("GET", FIGURES);
    }

    @Test
    void counts() throws Exception {
        running.insights.figures = new Figures(
                List.of(new Day(
                        LocalDate.parse("2030-06-01"),
                        1,
                        2,
                        3,
                        4,
                        Duration.ofNanos(5_254_999),
                        Duration.ofMillis(6),
                        7,
                        8)),
                List.of(new Routed("help", 9)),
                List.of(new FormSteps("form", 10, 11, List.of(new FormSteps.Step("slot", 12, 13)))),
                true);

        assertEquals("""
                {"days":[{"date":"2030-06-01","conversations":1,"turns":2,"fallbacks":3,"failures":4,"median_ms":5.25,\
                "p95_ms":6.0,"up":7,"down":8}],"intents":[{"intent":"help","turns":9}],\
                "forms":[{"intent":"form","begun":10,"completed":11,"steps":[{"slot":"slot","asked":12,"left":13}]}],\
                "is_part":true}""", get(FIGURES + "?from=2030-06-01&until=2030-06-01").body());
        assertEquals(
                List.of(Instant.parse("2030-06-01T00:00:00Z"), Instant.parse("2030-06-02T00:00:00Z")),
                running.insights.periods.get(0));
    }

    @Test
    void counts_the_last_thirty_days_if_nothing_else_is_said_and_a_year_at_most() throws Exception {
        assertEquals(200, get(FIGURES).statusCode());
        var usual = running.insights.periods.get(0);
        assertEquals(Duration.ofDays(30), Duration.between(usual.get(0), usual.get(1)));

        assertEquals(200, get(FIGURES + "?from=2030-01-01&until=2030-12-31").statusCode());
        assertEquals(200, get(FIGURES + "?from=2032-01-01&until=2032-12-31").statusCode());
        for (var query : List.of(
                "?from=2030-01-01&until=2031-01-02",
                "?from=2030-01-02&until=2030-01-01",
                "?from=x",
                "?from=9999-01-01")) {
            assertEquals(400, get(FIGURES + query).statusCode(), query);
        }
    }
}
