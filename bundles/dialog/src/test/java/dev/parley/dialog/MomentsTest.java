/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It is Saturday, 23 November 2030, noon in Athens. */
class MomentsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2031-03-01                  | 2031-03-01T00:00+02:00
            2031-03-01 22:00            | 2031-03-01T22:00+02:00
            2031-03-01T22:00:00Z        | 2031-03-01T22:00Z
            2031-03-01T22:00:00.000Z    | 2031-03-01T22:00Z
            2031-03-01T22:00+01:00      | 2031-03-01T22:00+01:00
            2031-03-01 22:00 UTC        | 2031-03-01T22:00Z
            1 march 2031                | 2031-03-01T00:00+02:00
            1st of March, 2031 at 10pm  | 2031-03-01T22:00+02:00
            March 1, 2031               | 2031-03-01T00:00+02:00
            march 1                     | 2031-03-01T00:00+02:00
            1 dec                       | 2030-12-01T00:00+02:00
            on 24 December at 6:30 am   | 2030-12-24T06:30+02:00
            01.03.2031                  | 2031-03-01T00:00+02:00
            31/12/2030 23:30            | 2030-12-31T23:30+02:00
            tomorrow                    | 2030-11-24T00:00+02:00
            tomorrow at noon            | 2030-11-24T12:00+02:00
            tomorrow 22:00              | 2030-11-24T22:00+02:00
            the day after tomorrow      | 2030-11-25T00:00+02:00
            tonight 22:00               | 2030-11-23T22:00+02:00
            Saturday 10pm               | 2030-11-30T22:00+02:00
            next Friday 10 pm           | 2030-11-29T22:00+02:00
            on Monday                   | 2030-11-25T00:00+02:00
            in two hours                | 2030-11-23T14:00+02:00
            in 45 minutes               | 2030-11-23T12:45+02:00
            22:00                       | 2030-11-23T22:00+02:00
            11am                        | 2030-11-24T11:00+02:00
            today                       | 2030-11-23T12:01+02:00
            yesterday                   | 2030-11-22T00:00+02:00
            2031-07-01                  | 2031-07-01T00:00+03:00
            """)
    void reads_moments_as_people_write_them(String text, String moment) {
        assertEquals(
                moment,
                Moments.read(text, Talk.NOW, Optional.empty(), false)
                        .map(ZonedDateTime::toOffsetDateTime)
                        .map(Object::toString)
                        .orElse("nothing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 march             | 2031-03-02T23:59+02:00
            the day before      | 2031-02-28T23:59+02:00
            the next day        | 2031-03-02T23:59+02:00
            two hours later     | 2031-03-02T00:00+02:00
            for 90 minutes      | 2031-03-01T23:30+02:00
            23:00               | 2031-03-01T23:00+02:00
            6am                 | 2031-03-02T06:00+02:00
            Sunday 10pm         | 2031-03-02T22:00+02:00
            same day            | 2031-03-01T23:59+02:00
            """)
    void counts_an_end_from_its_start(String text, String moment) {
        var start = ZonedDateTime.of(2031, 3, 1, 22, 0, 0, 0, Talk.NOW.getZone());
        assertEquals(
                moment,
                Moments.read(text, Talk.NOW, Optional.of(start), true)
                        .map(ZonedDateTime::toOffsetDateTime)
                        .map(Object::toString)
                        .orElse("nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soonish",
                "",
                "never",
                "31 February 2031",
                "2031-13-01",
                "25:00",
                "13pm",
                "version 1.2.3",
                "10.0.0.1",
                "CHG0030001",
                "PROJ-123",
                "tomorrow or the week after",
                "2031-03-01 if Bob agrees",
                "99999999999 hours",
                "in 3",
                "\u0000",
                "2031-03-01; drop table conversation"
            })
    void reads_nothing_into_what_is_no_moment(String text) {
        assertEquals(Optional.empty(), Moments.read(text, Talk.NOW, Optional.empty(), false));
    }
}
