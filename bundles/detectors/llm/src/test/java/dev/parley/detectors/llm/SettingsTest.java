/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "provider, claude, provider",
        "base_url, models.acme.org, base.url",
        "base_url, ftp://models.acme.org, base.url",
        "base_url, https://a b, base.url",
        "base_url, https://models.acme.org/?key=1, base.url",
        "model, ' ', model",
        "_apiKey, a b, .apiKey"
    })
    void a_mistake_in_a_text_is_told_by_its_name(String setting, String value, String name) {
        assertMistake(fixture.with(setting, value), name);
    }

    @ParameterizedTest
    @CsvSource({
        "deadline, 99, deadline",
        "retries, -1, retries",
        "concurrency, 0, concurrency",
        "max_output_tokens, 1, max.output.tokens",
        "tokens_per_day, -1, tokens.per.day",
        "calls_per_minute, -1, calls.per.minute",
        "window, 51, window"
    })
    void so_is_one_in_a_number(String setting, int value, String name) {
        assertMistake(fixture.with(setting, value), name);
    }

    @ParameterizedTest
    @CsvSource({
        "confidence_writing, 1.1, confidence.writing",
        "confidence_reading, -0.1, confidence.reading",
        "confidence_reading, NaN, confidence.reading"
    })
    void so_is_one_in_a_share(String setting, double value, String name) {
        assertMistake(fixture.with(setting, value), name);
    }

    @Test
    void with_a_mistake_the_detector_is_there_and_never_knows() {
        fixture.with("model", "").server.says(Fixture.json("cancel_change", 0.6));

        assertEquals("llm", fixture.detector().name());
        assertEquals(List.of(), fixture.hear("cancel it"));
        assertEquals(List.of(), fixture.server.requests);
    }

    @Test
    void an_empty_address_is_the_provider_s_own() {
        assertEquals(
                URI.create("https://api.openai.com/v1"),
                Settings.of(fixture.with("base_url", "").config()).address());
        assertEquals(
                URI.create("http://localhost:11434"),
                Settings.of(fixture.with("provider", "ollama").config()).address());
    }

    @Test
    void the_key_is_not_told() {
        var settings = Settings.of(fixture.config());

        assertTrue(settings.key().isPresent());
        assertFalse(settings.toString().contains(Fixture.KEY));
    }

    private static void assertMistake(Fixture fixture, String name) {
        var mistake = assertThrows(IllegalArgumentException.class, () -> Settings.of(fixture.config()));
        assertTrue(mistake.getMessage().startsWith(name), mistake.getMessage());
    }
}
