/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It is Saturday, 23 November 2030, noon in Athens. */
class AnswersTest {

    private static final ZonedDateTime NOW =
            LocalDateTime.of(2030, 11, 23, 12, 0).atZone(ZoneId.of("Europe/Athens"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2031-03-01T22:00:00.000Z    | 2031-03-01T22:00Z
            2031-03-01T22:00+01:00      | 2031-03-01T22:00+01:00
            2031-03-01 22:00 UTC        | 2031-03-01T22:00Z
            1st of March, 2031 at 10pm  | 2031-03-01T22:00+02:00
            March 1, 2031               | 2031-03-01T00:00+02:00
            march 1                     | 2031-03-01T00:00+02:00
            on 24 December at 6:30 am   | 2030-12-24T06:30+02:00
            01.03.2031                  | 2031-03-01T00:00+02:00
            31/12/2030 23:30            | 2030-12-31T23:30+02:00
            it should start tomorrow    | 2030-11-24T00:00+02:00
            tomorrow at noon, please    | 2030-11-24T12:00+02:00
            the day after tomorrow      | 2030-11-25T00:00+02:00
            Saturday 10pm               | 2030-11-30T22:00+02:00
            next Friday 10 pm           | 2030-11-29T22:00+02:00
            in two hours                | 2030-11-23T14:00+02:00
            11am                        | 2030-11-24T11:00+02:00
            yesterday                   | 2030-11-22T00:00+02:00
            2031-07-01                  | 2031-07-01T00:00+03:00
            """)
    void reads_a_start(String text, String moment) {
        var window = Times.read(text, new Context(NOW, Locale.UK)).orElseThrow();
        assertEquals(moment, moment(window.resolve(NOW).start()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 march             | 2031-03-03T00:00+02:00
            the next day at 6am | 2031-03-02T06:00+02:00
            two hours later     | 2031-03-02T00:00+02:00
            90 minutes          | 2031-03-01T23:30+02:00
            2h30                | 2031-03-02T00:30+02:00
            23:00               | 2031-03-01T23:00+02:00
            until 23:00         | 2031-03-01T23:00+02:00
            6am                 | 2031-03-02T06:00+02:00
            Sunday 10pm         | 2031-03-02T22:00+02:00
            """)
    void counts_an_end_from_its_start(String text, String moment) {
        var start = Optional.of(ZonedDateTime.of(2031, 3, 1, 22, 0, 0, 0, NOW.getZone()));
        var window = Times.read(text, new Context(NOW, Locale.UK, start)).orElseThrow();
        assertEquals(
                moment,
                moment(window.asEnd().resolve(NOW, start, Optional.empty()).end()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soonish",
                "",
                "never",
                "31 February 2031",
                "25:00",
                "13pm",
                "version 1.2.3",
                "10.0.0.1",
                "PROJ-123",
                "tomorrow or the week after",
                "2031-03-01 if Bob agrees",
                "99999999999 hours",
                "in 3",
                "please",
                "\u0000",
                "2031-03-01; drop table conversation"
            })
    void reads_nothing_into_what_is_no_time(String text) {
        assertEquals(Optional.empty(), Times.read(text, new Context(NOW, Locale.UK)));
    }

    private static String moment(Optional<ZonedDateTime> moment) {
        return moment.orElseThrow().toOffsetDateTime().toString();
    }
}
