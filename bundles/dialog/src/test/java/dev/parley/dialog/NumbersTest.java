/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    private static Optional<String> read(String text, Locale locale) {
        return Numbers.read(text, locale).map(Numbers::canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3|3",
                "about 20|20",
                "two|2",
                "Twenty, please|20",
                "it is 1,500.|1500",
                "1,500.50|1500.5",
                "1.500|1.5",
                "2,5|2.5",
                "1 500 000|1500000",
                "0.50|0.5",
                "-3|-3",
                "minus 2.5|-2.5",
                "minus two|-2",
                "20%|20",
                "$20|20",
                "1000|1000",
                "a dozen|12"
            })
    void reads_one_number_as_people_write_it(String said, String value) {
        assertEquals(Optional.of(value), read(said, Locale.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.500|1500", "1,5|1.5", "1.500,25|1500.25", "etwa zwölf|12", "0,125|0.125", "0.125|0.125"})
    void reads_decimals_as_the_users_country_writes_them(String said, String value) {
        assertEquals(Optional.of(value), read(said, Locale.GERMANY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "many",
                "3 to 5",
                "3-5",
                "20k",
                "1,500k",
                "10 million",
                "two hundred",
                "not 3",
                "2031-03-01",
                "22:00",
                "CHG0030001",
                "PAY-12",
                "acme/pay#41",
                "1.5.2",
                "1,50,0",
                "99999999999999999999999999999999999999"
            })
    void reads_nothing_where_it_might_be_another_number(String said) {
        assertEquals(Optional.empty(), read(said, Locale.ENGLISH));
    }
}
