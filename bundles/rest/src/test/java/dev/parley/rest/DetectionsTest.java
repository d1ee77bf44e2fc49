/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionsTest {

    private static final String PATH = "/api/admin/detections/";

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

    private static HttpResponse<String> detect(User user, String json) throws Exception {
        return running.send(running.as(user, running.post(PATH, json)), json);
    }

    private static String texts(String text, int times) {
        return "{\"texts\":[" + String.join(",", Collections.nCopies(times, "\"" + text + "\"")) + "]}";
    }

    @Test
    void tells_what_texts_are_taken_for_in_their_order() throws Exception {
        var response = detect(Running.MARIA, "{\"texts\":[\"hm\",\" help\\u0000 \"],\"language\":\"de-AT\"}");

        assertEquals(200, response.statusCode());
        assertEquals("""
                {"results":[{"text":"hm","matches":[]},{"text":"help","matches":[\
                {"by":"rules","intent":"help","confidence":0.75,"why":"rule \\"help\\" de-AT"}]}]}""", response.body());
        assertEquals(List.of(), running.stub.said, "nothing is said by that");
    }

    @Test
    void listens_in_english_if_nobody_says_otherwise() throws Exception {
        assertEquals(
                "rule \"help\" en",
                running.json(detect(Running.MARIA, texts("help", 1)))
                        .at("/results/0/matches/0/why")
                        .asText());
    }

    @Test
    void takes_200_texts_and_not_one_more() throws Exception {
        assertEquals(
                200,
                running.json(detect(Running.MARIA, texts("help", 200)))
                        .get("results")
                        .size());
        assertRefused(
                400,
                "texts must be a list of at most 200 texts, not one of 201.",
                detect(Running.MARIA, texts("help", 201)));
    }

    @Test
    void takes_texts_of_4000_characters_and_not_one_more() throws Exception {
        assertEquals(200, detect(Running.MARIA, texts("x".repeat(4000), 1)).statusCode());
        assertRefused(
                400,
                "A text is too long: it has 4,001 characters, at most 4,000 are taken.",
                detect(Running.MARIA, texts("x".repeat(4001), 1)));
        assertEquals(413, detect(Running.MARIA, texts("x".repeat(4000), 20)).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{}`,                                  `texts must have 1 to 200 texts with something in each.`",
                "``,                                    `texts must have 1 to 200 texts with something in each.`",
                "`{\"texts\":[]}`,                      `texts must have 1 to 200 texts with something in each.`",
                "`{\"texts\":[\"a\",\" \\n\"]}`,         `texts must have 1 to 200 texts with something in each.`",
                "`{\"texts\":\"a\"}`,                   `texts must be a list of at most 200 texts, not a text.`",
                "`{\"texts\":[\"a\",7]}`,               `texts[1] must be a text, not a number.`",
                "`{\"texts\":[null]}`,                  `texts[0] must be a text, not null.`",
                "`{\"texts\":[\"a\"],\"language\":\"?\"}`, `language must be a language tag such as de or en-GB.`",
                "`[\"a\"]`,                             `The body must be a JSON object, not an array.`"
            })
    void says_what_is_wrong(String json, String detail) throws Exception {
        assertRefused(400, detail, detect(Running.MARIA, json));
    }

    @Test
    void is_for_admins_only() throws Exception {
        assertRefused(403, "This needs the role admin.", detect(Running.ADA, texts("help", 1)));
        assertRefused(
                401,
                "Sign in as somebody with the role admin: POST /api/session/.",
                running.send(running.post(PATH, texts("help", 1))));
    }

    @Test
    void says_so_while_the_engine_is_away() throws Exception {
        running.stub.failure = new Unavailable("the engine", Duration.ofSeconds(3), null);
        assertRefused(
                503,
                "The engine is not available just now; try again in 3 s.",
                detect(Running.MARIA, texts("help", 1)));
        running.ports.dialog = null;
        assertRefused(
                503,
                "The dialog engine is not available just now; try again in 2 s.",
                detect(Running.MARIA, texts("help", 1)));
    }

    private static void assertRefused(int status, String detail, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(detail, running.json(response).get("error").asText());
    }
}
