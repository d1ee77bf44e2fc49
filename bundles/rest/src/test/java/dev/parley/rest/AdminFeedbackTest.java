/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Day;
import dev.parley.api.feedback.Rated;
import dev.parley.api.feedback.Vote;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminFeedbackTest extends AdminTest {

    private static final String ALL = "/api/admin/feedback/";
    private static final String DAY = "2031-03-01";

    private static Rated rate(Vote vote, String at, String question, String answer, Optional<String> by) {
        var rated = new Rated(
                UUID.randomUUID(),
                vote,
                Instant.parse(at),
                "ada",
                UUID.randomUUID(),
                UUID.randomUUID(),
                question,
                answer,
                by,
                by.map(name -> "7"));
        running.feedback.rated.add(rated);
        return rated;
    }

    private static Asked ask(String question, Instant at) {
        var asked = new Asked(UUID.randomUUID(), UUID.randomUUID(), question, at);
        running.feedback.asked.add(asked);
        return asked;
    }

    private static HttpResponse<String> make(String json) throws Exception {
        return send("POST", ALL + "faq/", json);
    }

    @Test
    void lists_votes_with_what_they_are_about() throws Exception {
        var down = rate(Vote.DOWN, "2031-03-01T10:00:00Z", "Why?", "Because.", Optional.of("faq"));
        var up = rate(Vote.UP, "2031-03-01T09:00:00Z", "Who?", "Ada.", Optional.empty());

        assertEquals(
                """
                {"results":[{"id":"%s","value":"down","timestamp":"2031-03-01T10:00:00Z","user_id":"ada",\
                "conversation_id":"%s","message_id":"%s","question":"Why?","answer":"Because.",\
                "answered_by":"faq","entry":"7"},{"id":"%s","value":"up","timestamp":"2031-03-01T09:00:00Z",\
                "user_id":"ada","conversation_id":"%s","message_id":"%s","question":"Who?","answer":"Ada.",\
                "answered_by":null,"entry":null}],"next":null}""".formatted(down.id(), down.conversation(), down.message(), up.id(), up.conversation(), up.message()),
                get(ALL).body());
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                a;b;c",
        "value=up,                          a;c",
        "value=down,                        b",
        "by=faq,                            a",
        "by=rag,                            ''",
        "from=2031-03-02,                   a;b",
        "from=2031-03-02T00:00:01Z,         a",
        "to=2031-03-02T00:00:00Z,           c",
        "to=2031-03-02,                     a;b;c",
        "to=2031-03-01,                     c",
        "q=bb,                              b",
        "from=2031-03-02&to=2031-03-02&value=up, a"
    })
    void lists_what_is_wanted(String query, String expected) throws Exception {
        rate(Vote.UP, "2031-03-02T23:59:59.999Z", "a", "aa", Optional.of("faq"));
        rate(Vote.DOWN, "2031-03-02T00:00:00Z", "b", "bb", Optional.of("help"));
        rate(Vote.UP, "2031-03-01T23:59:59Z", "c", "cc", Optional.empty());

        assertEquals(
                expected,
                String.join(";", json(ALL + "?" + query).get("results").findValuesAsText("question")));
        assertEquals(
                expected.isEmpty() ? 1 : expected.split(";").length + 1,
                get(ALL + "export/?" + query).body().lines().count());
    }

    @Test
    void lists_page_by_page() throws Exception {
        IntStream.range(0, 5).forEach(i -> rate(Vote.UP, "2031-03-01T09:00:00Z", "q" + i, "a", Optional.empty()));

        JsonNode first = json(ALL + "?limit=3");
        JsonNode second = json(ALL + "?limit=3&cursor=" + first.get("next").asText());

        assertEquals(List.of("q0", "q1", "q2"), first.get("results").findValuesAsText("question"));
        assertEquals(List.of("q3", "q4"), second.get("results").findValuesAsText("question"));
        assertTrue(second.get("next").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "value=maybe,                   value must be up or down.",
        "limit=101,                     limit must be a whole number from 1 to 100.",
        "cursor=xyz,                    cursor must be the next of an earlier page.",
        "from=yesterday,                from must be like 2031-03-01 or 2031-03-01T22:00:00Z.",
        "from=%2B999999999-01-01T00:00:00Z, from must be like 2031-03-01 or 2031-03-01T22:00:00Z.",
        "to=2031-02-30,                 to must be like 2031-03-01 or 2031-03-01T22:00:00Z.",
        "from=2031-03-02&to=2031-03-01, from must be before to."
    })
    void says_what_is_wrong_with_a_filter(String query, String detail) throws Exception {
        assertRefused(400, detail, get(ALL + "?" + query));
        if (!query.startsWith("limit") && !query.startsWith("cursor")) {
            assertRefused(400, detail, get(ALL + "export/?" + query));
        }
    }

    @Test
    void exports_a_table_that_is_no_formula() throws Exception {
        var rated = rate(
                Vote.DOWN,
                "2031-03-01T10:00:00Z",
                "=cmd|' /C calc'!A0",
                "- a \"list\"\n- of \u732b",
                Optional.of("faq"));

        var response = get(ALL + "export/");

        assertEquals("text/csv", response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"feedback.csv\"",
                response.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(
                "\uFEFF\"id\",\"value\",\"timestamp\",\"user_id\",\"conversation_id\",\"message_id\","
                        + "\"question\",\"answer\",\"answered_by\",\"entry\"\r\n"
                        + "\"%s\",\"down\",\"2031-03-01T10:00:00Z\",\"ada\",\"%s\",\"%s\","
                                .formatted(rated.id(), rated.conversation(), rated.message())
                        + "\"'=cmd|' /C calc'!A0\",\"'- a \"\"list\"\"\n- of \u732b\",\"faq\",\"7\"\r\n",
                response.body());
    }

    @Test
    void exports_all_pages() throws Exception {
        IntStream.range(0, 250).forEach(i -> rate(Vote.UP, "2031-03-01T09:00:00Z", "q" + i, "a", Optional.empty()));

        var lines = get(ALL + "export/").body().lines().toList();

        assertEquals(251, lines.size());
        assertTrue(lines.get(250).contains("\"q249\""));
    }

    @Test
    void does_not_pass_off_a_part_for_the_whole() throws Exception {
        IntStream.range(0, 250).forEach(i -> rate(Vote.UP, "2031-03-01T09:00:00Z", "q" + i, "a", Optional.empty()));
        running.feedback.readable = 200;

        var lines = get(ALL + "export/").body().lines().toList();

        assertEquals(202, lines.size());
        assertTrue(lines.get(200).contains("\"q199\""));
        assertEquals("\"The rest is missing: the database is not available.\"", lines.get(201));
    }

    @Test
    void groups_questions_without_an_answer() throws Exception {
        var now = Instant.now();
        ask("Why not?", now.minusSeconds(10));
        var who = ask("Who are you?", now.minusSeconds(20));
        ask("Why?", now.minusSeconds(30));
        ask("Why long ago?", now.minus(Duration.ofDays(31)));

        JsonNode groups = json(ALL + "unanswered/").get("results");

        assertEquals(List.of("Why not?", "Who are you?"), groups.findValuesAsText("name"));
        assertEquals(List.of("2", "1"), groups.findValuesAsText("count"));
        assertEquals(List.of("false", "false"), groups.findValuesAsText("answered_now"));
        assertEquals(
                "{\"message_id\":\"%s\",\"conversation_id\":\"%s\",\"question\":\"Who are you?\",\"timestamp\":\"%s\"}"
                        .formatted(who.message(), who.conversation(), who.at()),
                groups.at("/1/questions/0").toString());
    }

    @Test
    void groups_questions_of_a_certain_time() throws Exception {
        ask("a", Instant.parse("2031-03-01T23:59:59Z"));
        ask("b", Instant.parse("2031-03-02T00:00:00Z"));

        String path = ALL + "unanswered/?";
        assertEquals(
                List.of("a"),
                json(path + "from=2031-03-01&to=2031-03-01").get("results").findValuesAsText("name"));
        assertEquals(2, json(path + "to=2031-03-02").get("results").size());
        assertEquals(0, json(path + "to=2031-04-02").get("results").size(), "30 days before it");
        assertRefused(400, "from must be before to.", get(path + "from=2031-03-02&to=2031-03-01"));
    }

    @Test
    void counts_day_by_day() throws Exception {
        running.feedback.days.add(new Day(LocalDate.parse(DAY), Map.of("rag", 1, "faq", 2), 1, 4, 5));
        running.feedback.days.add(new Day(LocalDate.parse("2031-03-02"), Map.of(), 0, 0, 0));
        running.feedback.days.add(new Day(LocalDate.parse("2031-03-03"), Map.of(), 3, 0, 0));

        assertEquals("""
                {"results":[{"date":"2031-03-01","answered":{"faq":2,"rag":1},"unanswered":1,\
                "answer_rate":0.75,"fallback_rate":0.25,"up":4,"down":5},\
                {"date":"2031-03-02","answered":{},"unanswered":0,\
                "answer_rate":null,"fallback_rate":null,"up":0,"down":0},\
                {"date":"2031-03-03","answered":{},"unanswered":3,\
                "answer_rate":0.0,"fallback_rate":1.0,"up":0,"down":0}]}""", get(ALL + "days/?from=2031-03-01&to=2031-03-03").body());
        assertEquals(LocalDate.parse(DAY), running.feedback.first);
        assertEquals(LocalDate.parse("2031-03-03"), running.feedback.last);
    }

    @Test
    void counts_the_last_30_days_if_nobody_says_otherwise() throws Exception {
        var before = LocalDate.now(ZoneOffset.UTC);
        json(ALL + "days/");
        var after = LocalDate.now(ZoneOffset.UTC);

        assertTrue(List.of(before, after).contains(running.feedback.last));
        assertEquals(running.feedback.last.minusDays(29), running.feedback.first);

        json(ALL + "days/?to=2031-03-30");
        assertEquals(LocalDate.parse(DAY), running.feedback.first);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2031-03-02&to=2031-03-01, 'from must not be after to, and at most 366 days are given.'",
        "from=2031-03-01&to=2032-03-01, 'from must not be after to, and at most 366 days are given.'",
        "from=2031-03-01T00:00:00Z,     from must be a day like 2031-03-01.",
        "to=-999999999-01-01,           to must be a day like 2031-03-01.",
        "to=2031-02-30,                 to must be a day like 2031-03-01."
    })
    void says_what_is_wrong_with_days(String query, String detail) throws Exception {
        assertRefused(400, detail, get(ALL + "days/?" + query));
    }

    @Test
    void counts_366_days() throws Exception {
        assertEquals(200, get(ALL + "days/?from=2032-01-01&to=2032-12-31").statusCode());
    }

    @Test
    void makes_a_question_a_faq() throws Exception {
        running.faqs.add("Pay?", "With money.");
        var asked = ask(" Pay how?\n", Instant.now());

        var response = make("{\"message_id\":\"%s\",\"answer\":\"By card.\"}".formatted(asked.message()));

        assertEquals(201, response.statusCode(), response.body());
        assertTrue(response.headers().firstValue("Location").orElseThrow().endsWith("/api/admin/faqs/2/"));
        JsonNode json = running.json(response);
        assertEquals("Pay how?", json.at("/faq/question").asText());
        assertEquals("By card.", json.at("/faq/answer").asText());
        assertEquals(1, json.at("/faq/order").asInt());
        assertTrue(json.at("/faq/is_active").asBoolean());
        assertEquals(List.of("0.5"), json.get("before").findValuesAsText("confidence"));
        assertEquals(List.of("1.0", "0.5"), json.get("after").findValuesAsText("confidence"));
        assertEquals(json.get("faq"), json.at("/after/0/faq"));
    }

    @Test
    void makes_a_question_another_phrasing() throws Exception {
        running.faqs.add("How do I pay?", "With money.", "paying");

        JsonNode json = running.json(make("{\"question\":\"Money?\",\"faq_id\":1,\"answer\":\" \"}"));

        assertEquals("[\"paying\",\"Money?\"]", json.at("/faq/phrasings").toString());
        assertEquals("With money.", json.at("/faq/answer").asText());
        assertEquals(0, json.get("before").size());
        assertEquals(List.of("1.0"), json.get("after").findValuesAsText("confidence"));

        make("{\"question\":\"MONEY\",\"faq_id\":1}");
        make("{\"question\":\"how do i pay\",\"faq_id\":1}");
        assertEquals(
                List.of("paying", "Money?"), running.faqs.find(1).orElseThrow().phrasings(), "known already");
    }

    @Test
    void words_a_question_as_it_is_wanted() throws Exception {
        var asked = ask("x".repeat(501), Instant.now());
        String json = "{\"message_id\":\"%s\",\"answer\":\"b\"%s}";

        assertRefused(
                400,
                "question is too long: it has 501 characters, at most 500 are taken.",
                make(json.formatted(asked.message(), "")));
        assertEquals(
                "short",
                running.json(make(json.formatted(asked.message(), ",\"question\":\"short\"")))
                        .at("/faq/question")
                        .asText());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "400, `{}`,                                        `Send a \"question\", or the \"message_id\" of its answer.`",
                "400, `{\"answer\":\"b\"}`,                        `Send a \"question\", or the \"message_id\" of its answer.`",
                "400, `{\"question\":\"a\"}`,                      `Send either an \"answer\" or the \"faq_id\" of a FAQ that has it.`",
                "400, `{\"question\":\"a\",\"answer\":\"b\",\"faq_id\":1}`, `Send either an \"answer\" or the \"faq_id\" of a FAQ that has it.`",
                "400, `{\"question\":\"a\",\"faq_id\":\"1\"}`,     `faq_id must be a whole number, not a text.`",
                "400, `{\"message_id\":\"1\",\"answer\":\"b\"}`,   message_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.",
                "404, `{\"question\":\"a\",\"faq_id\":2}`,         There is no such FAQ.",
                "404, `{\"message_id\":\"123e4567-e89b-42d3-a456-426614174000\",\"answer\":\"b\"}`, There is no such message of the bot.",
                "409, `{\"question\":\"pay\",\"answer\":\"b\"}`,   There is a FAQ with this question already: pay"
            })
    void says_what_no_faq_can_be_made_of(int status, String json, String detail) throws Exception {
        running.faqs.add("Pay?", "With money.");
        assertRefused(status, detail, make(json));
        assertEquals(1, running.faqs.saves);
    }

    @Test
    void adds_50_phrasings_and_not_one_more() throws Exception {
        running.faqs.add("a", "b", IntStream.range(0, 50).mapToObj(i -> "c" + i).toArray(String[]::new));
        assertRefused(400, "There may be at most 50 phrasings.", make("{\"question\":\"d\",\"faq_id\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "export/", "unanswered/", "days/"})
    void is_for_admins_only(String path) throws Exception {
        assertForAdminsOnly("GET", ALL + path);
    }

    @Test
    void lets_admins_only_make_faqs() throws Exception {
        assertForAdminsOnly("POST", ALL + "faq/");
    }

    @Test
    void says_so_while_something_is_away() throws Exception {
        running.feedback.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        for (String path : List.of("", "export/", "unanswered/", "days/")) {
            assertRefused(503, "The database is not available just now; try again in 5 s.", get(ALL + path));
        }
        running.ports.likeness = null;
        assertRefused(
                503, "What groups questions is not available just now; try again in 2 s.", get(ALL + "unanswered/"));
        running.ports.feedback = null;
        assertRefused(503, "The feedback store is not available just now; try again in 2 s.", get(ALL));
        running.ports.faqs = null;
        assertRefused(503, "The FAQ is not available just now; try again in 2 s.", make("{}"));
    }
}
