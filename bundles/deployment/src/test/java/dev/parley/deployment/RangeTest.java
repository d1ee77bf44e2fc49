/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(&(osgi.wiring.package=a.b)(version>=2.0.0)(!(version>=3.0.0))) | a.b [2.0,3)",
                "(&(osgi.wiring.package=a.b)(version>=1.4.2)(!(version>=1.5.0))) | a.b [1.4.2,1.5)",
                "(&(osgi.wiring.package=a.b)(version>=1.2.0))                    | a.b 1.2 or newer",
                "(&(osgi.wiring.package=a.b)(version>=0.0.0))                    | a.b",
                "(osgi.wiring.package=a.b)                                       | a.b",
            })
    void a_filter_is_said_as_a_range(String filter, String said) {
        assertEquals(said, Range.of("osgi.wiring.package", filter).toString());
    }
}
