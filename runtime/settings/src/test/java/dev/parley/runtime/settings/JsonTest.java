/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void reads_every_kind_of_value() {
        var json =
                " {\"a\": [1, -2.5e3, true, false, null], \"b\": {\"c\": \"\\u00e9\\n\\\"\\\\ 🙂\"}, \"d\": 12345678901, \"e\": []} ";
        assertEquals(
                Map.of(
                        "a", Arrays.asList(1, -2500.0, true, false, null),
                        "b", Map.of("c", "é\n\"\\ 🙂"),
                        "d", 12345678901L,
                        "e", List.of()),
                Json.read(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1, \"x\\\"y\\\\\", {\"b\": null}], \"c\": true}", "[]", "\"\\u0007\"", "-1.5"})
    void reads_what_it_writes(String json) {
        var value = Json.read(json);
        assertEquals(value, Json.read(Json.write(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1,}        | line 1, column 9",
                "{\"a\" 1}          | line 1, column 6",
                "{\"a\": 1, \"a\": 2} | line 1, column 10",
                "{\"a\": 01}        | line 1, column 7",
                "{\"a\": tru}       | line 1, column 7",
                "{\"a\": \"b}       | it ends too early",
                "{\"a\": \"\\x\"}   | an unknown escape",
                "{\"a\": \"\\u12\"} | an unfinished",
                "{} {}              | something after the end",
                "[1 2]              | ',' is missing",
                "``                 | it ends too early",
            })
    void says_where_a_text_is_no_json(String json, String problem) {
        var malformed = assertThrows(Json.Malformed.class, () -> Json.read(json));
        assertTrue(malformed.getMessage().contains(problem), malformed.getMessage());
    }

    @Test
    void says_the_line_too() {
        var malformed = assertThrows(Json.Malformed.class, () -> Json.read("{\n  \"a\": 1\n  \"b\": 2\n}"));
        assertEquals("',' is missing at line 3, column 3", malformed.getMessage());
    }

    @Test
    void writes_control_characters_so_that_they_are_read_again() {
        var all = new ArrayList<String>();
        for (var c = 0; c < 0x80; c++) {
            all.add(String.valueOf((char) c));
        }
        assertEquals(all, Json.read(Json.write(all)));
    }
}
