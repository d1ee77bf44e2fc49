/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.faq.Faq;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminFaqsTest extends AdminTest {

    private static final String ALL = "/api/admin/faqs/";
    private static final String NONE = "There is no such FAQ.";

    private static List<String> questions(String path) throws Exception {
        return json(path).get("results").findValuesAsText("question");
    }

    private static String faq(String question, String answer) {
        return "{\"question\":\"%s\",\"answer\":\"%s\"}".formatted(question, answer);
    }

    @Test
    void lists_them_in_their_order() throws Exception {
        running.faqs.add("How do I pay?", "With **money**.", "payment", "paying");

        assertEquals("""
                {"results":[{"id":1,"question":"How do I pay?","answer":"With **money**.",\
                "phrasings":["payment","paying"],"order":0,"is_active":true,\
                "updated_at":"2030-06-01T12:00:00Z"}]}""", get(ALL).body());
        running.faqs.add("Where are you?", "Here.");
        send("POST", ALL + "order/", "{\"ids\":[2]}");
        assertEquals(List.of("Where are you?", "How do I pay?"), questions(ALL));
    }

    @ParameterizedTest
    @CsvSource({
        "active=true,          How do I pay?",
        "active=false,         Where are you?",
        "q=MONEY,              How do I pay?",
        "q=paying,             How do I pay?",
        "q=where,              Where are you?",
        "q=where&active=true,  ''",
        "q=&active=,           How do I pay?;Where are you?"
    })
    void lists_what_is_wanted(String query, String expected) throws Exception {
        running.faqs.add("How do I pay?", "With **money**.", "paying");
        var other = running.faqs.add("Where are you?", "Here.");
        send("PATCH", ALL + other.id(), "{\"is_active\":false}");

        assertEquals(expected, String.join(";", questions(ALL + "?" + query)));
    }

    @Test
    void says_when_nothing_changed() throws Exception {
        running.faqs.add("How do I pay?", "With money.");
        String tag = get(ALL).headers().firstValue("ETag").orElseThrow();

        var same = unless(tag);
        assertEquals(304, same.statusCode());
        assertEquals("", same.body());
        assertEquals(tag, same.headers().firstValue("ETag").orElseThrow());
        assertEquals(
                "private, no-cache", same.headers().firstValue("Cache-Control").orElseThrow());

        running.faqs.add("Where are you?", "Here.");
        assertEquals(200, unless(tag).statusCode());
        assertNotEquals(tag, unless(tag).headers().firstValue("ETag").orElseThrow());
    }

    private static HttpResponse<String> unless(String tag) throws Exception {
        return running.send(running.as(Running.MARIA, running.request(ALL).header("If-None-Match", tag)));
    }

    @Test
    void adds_one_at_the_end() throws Exception {
        running.faqs.add("How do I pay?", "With money.");
        send("PATCH", ALL + "1/", "{\"order\":7}");

        var response = send("POST", ALL, faq(" Where are\\u0000 you? ", "Here."));

        assertEquals(201, response.statusCode(), response.body());
        assertTrue(response.headers().firstValue("Location").orElseThrow().endsWith("/api/admin/faqs/2/"));
        var json = running.json(response);
        assertEquals("Where are you?", json.get("question").asText());
        assertEquals(8, json.get("order").asInt());
        assertTrue(json.get("is_active").asBoolean());
        assertEquals(json, json(ALL + "2/"));
    }

    @Test
    void adds_one_as_it_is_wanted() throws Exception {
        var json = running.json(send("POST", ALL, """
                {"question":"a","answer":"b","phrasings":[" c ","","c","d"],"order":-3,"is_active":false,"other":1}"""));

        assertEquals(
                "[\"c\",\"d\"] -3 false",
                json.get("phrasings") + " " + json.get("order") + " " + json.get("is_active"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``,                                          question is empty.",
                "`{\"answer\":\"b\"}`,                        question is empty.",
                "`{\"question\":\" \",\"answer\":\"b\"}`,     question is empty.",
                "`{\"question\":\"a\"}`,                      answer is empty.",
                "`{\"question\":1,\"answer\":\"b\"}`,         `question must be a text, not a number.`",
                "`{\"question\":\"a\",\"answer\":\"b\",\"order\":1.5}`,       `order must be a whole number, not a number.`",
                "`{\"question\":\"a\",\"answer\":\"b\",\"order\":\"1\"}`,     `order must be a whole number, not a text.`",
                "`{\"question\":\"a\",\"answer\":\"b\",\"order\":2147483648}`, order must be a whole number from -2147483648 to 2147483647.",
                "`{\"question\":\"a\",\"answer\":\"b\",\"is_active\":\"no\"}`, `is_active must be true or false, not a text.`",
                "`{\"question\":\"a\",\"answer\":\"b\",\"phrasings\":\"c\"}`, `phrasings must be a list of at most 50 texts, not a text.`",
                "`{\"question\":\"a\",\"answer\":\"b\",\"phrasings\":[7]}`,   `phrasings[0] must be a text, not a number.`",
                "`[]`,                                        `The body must be a JSON object, not an array.`"
            })
    void says_what_is_wrong_with_one(String json, String detail) throws Exception {
        running.faqs.add("x", "y");
        int saves = running.faqs.saves;

        assertRefused(400, detail, send("POST", ALL, json));
        assertRefused(400, detail, send("PUT", ALL + "1/", json));
        assertEquals(saves, running.faqs.saves);
    }

    @Test
    void takes_what_is_long_and_not_one_character_more() throws Exception {
        String phrasings = IntStream.range(0, 50)
                .mapToObj(i -> "\"%s%02d\"".formatted("\u732b".repeat(498), i))
                .collect(Collectors.joining(","));
        var longest = "{\"question\":\"%s\",\"answer\":\"%s\",\"phrasings\":[%s]}"
                .formatted("q".repeat(500), "\u732b".repeat(10_000), phrasings);
        assertEquals(201, send("POST", ALL, longest).statusCode(), "more than 64 KiB");

        assertRefused(
                400,
                "question is too long: it has 501 characters, at most 500 are taken.",
                send("POST", ALL, faq("x".repeat(501), "b")));
        assertRefused(
                400,
                "answer is too long: it has 10,001 characters, at most 10,000 are taken.",
                send("POST", ALL, faq("a", "x".repeat(10_001))));
        assertRefused(
                400,
                "A phrasing is too long: it has 501 characters, at most 500 are taken.",
                send("PATCH", ALL + "1/", "{\"phrasings\":[\"" + "x".repeat(501) + "\"]}"));
        assertRefused(
                400,
                "phrasings must be a list of at most 50 texts, not one of 51.",
                send("PATCH", ALL + "1/", "{\"phrasings\":[" + phrasings + ",\"x\"]}"));
        assertRefused(
                413,
                "The body is too large: at most 256 KiB are read.",
                send("POST", ALL, faq("a", "x".repeat(256 * 1024))));
    }

    @Test
    void replaces_one_where_it_stands() throws Exception {
        running.faqs.add("a", "b");
        running.faqs.add("How do I pay?", "With money.", "paying");
        send("PATCH", ALL + "2/", "{\"is_active\":false}");

        var json = running.json(send("PUT", ALL + "2/", faq("How may I pay?", "By card.")));

        assertEquals("How may I pay?", json.get("question").asText());
        assertEquals("[] 1 true", json.get("phrasings") + " " + json.get("order") + " " + json.get("is_active"));
    }

    @Test
    void changes_what_is_sent_and_nothing_else() throws Exception {
        running.faqs.add("How do I pay?", "With money.", "paying");

        var json = running.json(send("PATCH", ALL + "1", "{\"answer\":\"By card.\",\"question\":null}"));

        assertEquals("How do I pay?", json.get("question").asText());
        assertEquals("By card.", json.get("answer").asText());
        assertEquals("[\"paying\"]", json.get("phrasings").toString());
        assertRefused(400, "answer is empty.", send("PATCH", ALL + "1", "{\"answer\":\" \"}"));
    }

    @Test
    void keeps_each_question_once() throws Exception {
        running.faqs.add("How do I pay?", "With money.");
        running.faqs.add("Where are you?", "Here.");

        String detail = "There is a FAQ with this question already: how do I pay";
        assertRefused(409, detail, send("POST", ALL, faq("how do I pay", "b")));
        assertRefused(409, detail, send("PATCH", ALL + "2/", "{\"question\":\"how do I pay\"}"));
        assertRefused(409, detail, send("PUT", ALL + "2/", faq("how do I pay", "b")));
        assertEquals(List.of("How do I pay?", "Where are you?"), running.faqs.questions());
    }

    @Test
    void passes_on_why_they_refuse() throws Exception {
        running.faqs.save(IntStream.range(0, 5000)
                .mapToObj(i -> new Faq(0, "q" + i, "a", List.of(), i, true, StubFaqs.WRITTEN))
                .toList());

        assertRefused(400, "There can be at most 5000 FAQs.", send("POST", ALL, faq("a", "b")));
    }

    @Test
    void removes_one_once() throws Exception {
        running.faqs.add("How do I pay?", "With money.");

        assertEquals(204, delete(ALL + "1/").statusCode());
        assertRefused(404, NONE, delete(ALL + "1/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-1", "x", "1.0", "99999999999999999999", "%27%20or%201=1"})
    void knows_nothing_of_others(String id) throws Exception {
        assertRefused(404, NONE, get(ALL + id + "/"));
        assertRefused(404, NONE, send("PUT", ALL + id + "/", faq("a", "b")));
        assertRefused(404, NONE, send("PATCH", ALL + id + "/", "{}"));
        assertRefused(404, NONE, delete(ALL + id + "/"));
    }

    @Test
    void arranges_them() throws Exception {
        running.faqs.add("a", "b");
        running.faqs.add("c", "d");
        running.faqs.add("e", "f");

        assertEquals(204, send("POST", ALL + "order/", "{\"ids\":[3,1]}").statusCode());

        assertEquals(List.of("e", "a", "c"), running.faqs.questions());
        assertRefused(404, NONE, send("POST", ALL + "order/", "{\"ids\":[3,4]}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{}`,                 `ids must have the ids of one FAQ or more, each once.`",
                "`{\"ids\":[]}`,       `ids must have the ids of one FAQ or more, each once.`",
                "`{\"ids\":[1,1]}`,    `ids must have the ids of one FAQ or more, each once.`",
                "`{\"ids\":1}`,        `ids must be a list of at most 5000 ids, not a number.`",
                "`{\"ids\":[\"1\"]}`,  `ids[0] must be a whole number, not a text.`",
                "`{\"ids\":[1,0]}`,    `ids[1] must be a whole number from 1 to 9223372036854775807.`",
                "`{\"ids\":[99999999999999999999]}`, `ids[0] must be a whole number from 1 to 9223372036854775807.`"
            })
    void says_what_is_wrong_with_an_arrangement(String json, String detail) throws Exception {
        running.faqs.add("a", "b");
        assertRefused(400, detail, send("POST", ALL + "order/", json));
    }

    @Test
    void tries_what_a_question_finds() throws Exception {
        running.faqs.add("How do I pay?", "With money.");
        running.faqs.add("How are you?", "Fine.");

        var json = json(ALL + "search/?q=How+do+I+pay%3F");

        assertEquals(0.7, json.get("threshold").asDouble());
        assertEquals(List.of("1.0", "0.5"), json.get("results").findValuesAsText("confidence"));
        assertEquals("How do I pay?", json.at("/results/0/faq/question").asText());
        assertRefused(400, "Say what to search for: ?q=How do I pay.", get(ALL + "search/?q=+"));
        assertRefused(
                400,
                "q is too long: it has 501 characters, at most 500 are taken.",
                get(ALL + "search/?q=" + "x".repeat(501)));
    }

    @Test
    void says_what_is_wrong_with_a_filter() throws Exception {
        assertRefused(400, "active must be true or false.", get(ALL + "?active=yes"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,''",
        "POST,''",
        "GET,1/",
        "PUT,1/",
        "PATCH,1/",
        "DELETE,1/",
        "POST,order/",
        "GET,search/",
        "GET,export/",
        "POST,import/"
    })
    void is_for_admins_only(String method, String path) throws Exception {
        running.faqs.add("a", "b");
        assertForAdminsOnly(method, ALL + path);
        assertEquals(List.of("a"), running.faqs.questions());
    }

    @Test
    void refuses_pages_of_other_origins() throws Exception {
        running.faqs.add("a", "b");
        var request = running.request(ALL + "1/")
                .header("Cookie", "parley_session=" + running.stub.tokenOf(Running.MARIA))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"answer\":\"c\"}"));

        assertEquals(
                403,
                running.send(request.copy().header("Origin", "https://evil.example"))
                        .statusCode());
        assertEquals(200, running.send(request).statusCode());
    }

    @Test
    void says_so_while_they_are_away() throws Exception {
        running.faqs.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        String detail = "The database is not available just now; try again in 5 s.";
        assertRefused(503, detail, get(ALL));
        assertRefused(503, detail, send("POST", ALL, faq("a", "b")));

        running.ports.faqs = null;
        assertRefused(503, "The FAQ is not available just now; try again in 2 s.", get(ALL));
    }
}
