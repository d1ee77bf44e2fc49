/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.lib.http.Call;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals, queries, cursors and names. */
class TextsTest {

    private static String refusal(String json) {
        return Refusal.of(FakeGitHub.parsed(json), 422);
    }

    @Test
    void tells_a_refusal_in_a_sentence() {
        assertEquals("GitHub says: Not Found.", refusal("{\"message\":\"Not Found\"}"));
        assertEquals(
                "GitHub says: Validation Failed: Issue body missing_field; too long.",
                refusal("{\"message\":\"Validation Failed\",\"errors\":["
                        + "{\"resource\":\"Issue\",\"field\":\"body\",\"code\":\"missing_field\"},"
                        + "{\"resource\":\"Issue\",\"code\":\"custom\",\"message\":\"too long\"},\"\"]}"));
        assertEquals("GitHub says: a b!", refusal("{\"message\":\"a\\r\\n\\u0007b!\"}"));
        assertEquals("GitHub says: no (422).", refusal("[]"));
        assertEquals("GitHub says: no (409).", Refusal.of(MissingNode.getInstance(), 409));
    }

    @Test
    void cuts_a_long_refusal_between_characters() {
        for (int length = 280; length < 300; length++) {
            var said = refusal("{\"message\":\"" + "x".repeat(length) + "👩".repeat(50) + "\"}");
            assertTrue(said.length() <= 300 && said.length() >= 299, said);
            assertTrue(said.endsWith("…"));
            assertFalse(Character.isHighSurrogate(said.charAt(said.length() - 2)));
        }
        assertEquals(300, refusal("{\"message\":\"" + "x".repeat(286) + "\"}").length());
    }

    @Test
    void quotes_each_word_of_a_query() {
        assertEquals(Optional.of("\"a\" \"b:c\" \"-d\" is:pr in:title,body"), Query.of(" a  b:c\n\"-d\" "));
        assertEquals(Optional.empty(), Query.of(" \"\" \\ \n"));
    }

    @Test
    void leaves_words_out_that_make_a_query_too_long() {
        var query = Query.of("w".repeat(100) + ' ' + "x".repeat(500) + " y".repeat(400))
                .orElseThrow();

        assertTrue(query.startsWith('"' + "w".repeat(100) + "\" \"y\" \"y\""));
        assertTrue(query.length() <= 256 + " is:pr in:title,body".length());
    }

    @ParameterizedTest
    @CsvSource({"0.0,30,30,1", "0.30,30,30,2", "0.50,20,10,6", "0.7,100,7,2", "0.11,3,1,12", "3.60,20,20,4"})
    void goes_on_in_whole_pages(String cursor, int limit, int size, int page) {
        var start = Cursor.of(Optional.of(cursor));

        assertEquals(size, start.size(limit));
        assertEquals(start.before(), (page - 1) * start.size(limit));
        var query = start.on(Call.get("x"), size).query();
        assertEquals(Integer.toString(size), query.get("per_page"));
        assertEquals(Integer.toString(page), query.get("page"));
    }

    @Test
    void comes_back_from_its_text() {
        var next = Cursor.START.after(25).after(25);

        assertEquals(next, Cursor.of(Optional.of(next.toString())));
        assertEquals(Cursor.START, Cursor.of(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "acme/pay,true",
        "Acme-1_x/.github,true",
        "a/b.c_d-e,true",
        "acme/.,false",
        "acme/..,false",
        "acme,false",
        "/pay,false",
        "acme/pay/pulls,false",
        "-acme/pay,false",
        "acme/p%2Fy,false",
        "ac.me/pay,false"
    })
    void knows_the_name_of_a_repository(String name, boolean isOne) {
        assertEquals(isOne, Names.isRepository(name));
        assertFalse(Names.isRepository(name + "\n"));
    }
}
