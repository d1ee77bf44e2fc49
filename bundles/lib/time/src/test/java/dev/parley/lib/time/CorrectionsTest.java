/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is Wednesday, 1 April 2026, 10:00 in Athens; the window is Saturday 22:00 to 23:30. */
class CorrectionsTest {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final ZonedDateTime NOW = LocalDateTime.of(2026, 4, 1, 10, 0).atZone(ATHENS);
    private static final Optional<ZonedDateTime> START =
            Optional.of(LocalDateTime.of(2026, 4, 4, 22, 0).atZone(ATHENS));
    private static final Optional<ZonedDateTime> END =
            Optional.of(LocalDateTime.of(2026, 4, 4, 23, 30).atZone(ATHENS));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            22:30                       | en | 2026-04-04T22:30 | 2026-04-05T00:00
            at 9pm                      | en | 2026-04-04T21:00 | 2026-04-04T22:30
            make it Sunday              | en | 2026-04-05T22:00 | 2026-04-05T23:30
            for 45 minutes              | en | 2026-04-04T22:00 | 2026-04-04T22:45
            an hour longer              | en | 2026-04-04T22:00 | 2026-04-05T00:30
            extend it by half an hour   | en | 2026-04-04T22:00 | 2026-04-05T00:00
            half an hour shorter        | en | 2026-04-04T22:00 | 2026-04-04T23:00
            a day earlier               | en | 2026-04-03T22:00 | 2026-04-03T23:30
            half an hour later          | en | 2026-04-04T22:30 | 2026-04-05T00:00
            push it back by two days    | en | 2026-04-06T22:00 | 2026-04-06T23:30
            bring it forward by an hour | en | 2026-04-04T21:00 | 2026-04-04T22:30
            the day before              | en | 2026-04-03T22:00 | 2026-04-03T23:30
            end an hour later           | en | 2026-04-04T22:00 | 2026-04-05T00:30
            until Sunday 6am            | en | 2026-04-04T22:00 | 2026-04-05T06:00
            until midnight              | en | 2026-04-04T22:00 | 2026-04-05T00:00
            Friday 20:00 to 21:00       | en | 2026-04-03T20:00 | 2026-04-03T21:00
            10 to 11 pm                 | en | 2026-04-04T22:00 | 2026-04-04T23:00
            Sonntag                     | de | 2026-04-05T22:00 | 2026-04-05T23:30
            um 21 Uhr                   | de | 2026-04-04T21:00 | 2026-04-04T22:30
            eine Stunde länger          | de | 2026-04-04T22:00 | 2026-04-05T00:30
            einen Tag früher            | de | 2026-04-03T22:00 | 2026-04-03T23:30
            um zwei Tage verschieben    | de | 2026-04-06T22:00 | 2026-04-06T23:30
            """)
    void changes_only_what_is_said(String text, String language, String start, String end) {
        var context = new Context(NOW, Locale.forLanguageTag(language), START);
        var found = Times.find(text, context).get(0).window().resolve(NOW, START, END);
        assertEquals(
                start + " to " + end,
                found.start().orElseThrow().toLocalDateTime() + " to "
                        + found.end().orElseThrow().toLocalDateTime());
    }

    @Test
    void tells_when_a_time_is_not_on_that_day() {
        var now = LocalDateTime.of(2026, 3, 28, 12, 0).atZone(ATHENS);
        var context = new Context(now, Locale.UK);
        assertTrue(
                Times.read("tomorrow 3:30", context).orElseThrow().resolve(now).moved());
        assertFalse(
                Times.read("tomorrow 4:30", context).orElseThrow().resolve(now).moved());
    }

    @Test
    void keeps_where_it_was_said() {
        var text = "On Friday we patch it from 22:00 to 23:00, please";
        var spans = Times.find(text, new Context(NOW, Locale.UK)).get(0).spans().stream()
                .map(span -> text.substring(span.from(), span.to()))
                .toList();
        assertEquals("[On Friday, from 22:00 to 23:00]", spans.toString());
    }
}
