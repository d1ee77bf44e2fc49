/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

    private static final Map<String, String> VALUES =
            Map.of("env:PORT", "9090", "env:WORD", "many", "secret:key", "s3cret", "env:SELF", "$[env:SELF]");

    private final Placeholders placeholders =
            new Placeholders((kind, name) -> Optional.ofNullable(VALUES.get(kind + ":" + name)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain                                              | plain",
                "$[env:WORD]                                        | many",
                "a $[env:WORD] b $[env:PORT] c                      | a many b 9090 c",
                "$[env:NONE;default=8080]                           | 8080",
                "$[env:NONE;default=$[secret:key;default=x]]        | s3cret",
                "$[env:NONE;default=$[secret:none;default=x]]       | x",
                "$[env:NONE]                                        | $[env:NONE]",
                "$[env:SELF]                                        | $[env:SELF]",
                "$[env:WORD                                         | $[env:WORD",
                "$[nonsense]                                        | $[nonsense]",
            })
    void fills_what_it_can(String text, String filled) {
        assertEquals(filled, placeholders.fill(text));
    }

    @Test
    void gives_a_value_its_type() {
        assertEquals(9090, placeholders.fill("$[env:PORT;type=Integer]"));
        assertEquals(true, placeholders.fill("$[env:NONE;type=Boolean;default=true]"));
        assertEquals("", placeholders.fill("$[env:NONE;default=]"));
    }

    @Test
    void refuses_what_is_no_number() {
        assertThrows(NumberFormatException.class, () -> placeholders.fill("$[env:WORD;type=Integer]"));
    }
}
