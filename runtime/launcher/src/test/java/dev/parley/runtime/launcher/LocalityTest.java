/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalityTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static Optional<String> language(Map<String, String> environment) {
        return Locality.of(environment, TOKYO).language();
    }

    @ParameterizedTest
    @CsvSource({"de_AT.UTF-8,de-AT", "de_DE@euro,de-DE", "en_GB,en-GB", "fr,fr", "nds_DE.UTF-8,nds-DE"})
    void reads_the_language_of_a_locale(String locale, String tag) {
        assertEquals(Optional.of(tag), language(Map.of("LANG", locale)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "", "german", "../de", "de-"})
    void knows_no_language_where_none_is_named(String locale) {
        assertEquals(Optional.empty(), language(Map.of("LANG", locale)));
    }

    @Test
    void the_strongest_variable_that_is_set_counts() {
        assertEquals(
                Optional.of("de"),
                language(Map.of("LC_ALL", "de", "LC_MESSAGES", "fr_FR.UTF-8", "LANG", "en_US.UTF-8")));
        assertEquals(Optional.of("fr-FR"), language(Map.of("LC_ALL", "", "LC_MESSAGES", "fr_FR", "LANG", "en_US")));
        assertEquals(Optional.empty(), language(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")));
    }

    @Test
    void gives_the_fields_of_a_message() {
        assertEquals(
                Map.of("time_zone", "Asia/Tokyo", "language", "de"),
                Locality.of(Map.of("LANG", "de"), TOKYO).fields());
        assertEquals(
                Map.of("time_zone", "Asia/Tokyo"), Locality.of(Map.of(), TOKYO).fields());
    }
}
