/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should write and somebody does. */
class BadInputTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-04-01T10:00+03:00[Europe/Athens]");
    private static final Context CONTEXT = new Context(NOW, Locale.UK);
    private static final List<String> WORDS = List.of(
            ("tomorrow 22:00 to until for 2 hours next Friday weekend at 3 April in the end of month between and half past "
                            + "10pm later - , . UTC not from midnight 31 week night all day before first now 30 February 2nd "
                            + "Monday 2h30 24:00 7/4 fifth 9999 years weeks")
                    .split(" "));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on ",
                "a",
                "1",
                "12:",
                "\"",
                "'",
                "\u00e9",
                "\uD83D\uDE00",
                "\u660e",
                "1.",
                "/",
                "9 ",
                "in ",
                "at the ",
                "'a "
            })
    void finds_nothing_in_a_piece_a_thousand_times(String piece) {
        assertTrue(Times.find(piece.repeat(1000), CONTEXT).isEmpty());
        assertTrue(Times.read(piece.repeat(1000), CONTEXT).isEmpty());
    }

    @Test
    void finds_each_of_forty_windows() {
        var text = "Restart it tomorrow from 22:00 to 23:00. ".repeat(40);
        assertEquals(40, Times.find(text, CONTEXT).size());
    }

    /** Whatever is found in a jumble of words lies within the text, and means something. */
    @Test
    void keeps_its_head_in_any_jumble_of_words() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(n -> WORDS.get(random.nextInt(WORDS.size())))
                    .collect(Collectors.joining(" "));
            for (var found : Times.find(text, CONTEXT)) {
                for (var span : found.spans()) {
                    assertTrue(span.from() >= 0 && span.to() > span.from() && span.to() <= text.length(), text);
                }
                found.window().resolve(NOW);
            }
            Times.read(text, CONTEXT)
                    .ifPresent(window -> window.asEnd().resolve(NOW, Optional.of(NOW), Optional.empty()));
        }
    }
}
