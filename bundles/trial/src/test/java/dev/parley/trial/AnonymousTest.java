/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonymousTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cancel CHG0030001                         | cancel CHG…",
                "link PAY-12 to chg0030001                 | link PAY… to chg…",
                "link PAY-1                                | link PAY-…",
                "link acme/pay#41                          | link repository#…",
                "my number is +30 210 123 4567             | my number is #",
                "tonight at 22:30                          | tonight at #",
                "write to anna.k@example.com               | write to e-mail",
                "see https://example.com/x?y=1 please      | see link please",
                "set it to \"restart of Anna's box\"       | set it to \"…\"",
                "show changes for Maria Callas             | show changes for …",
                "changes by Jürgen                         | changes by …",
                "what is on for payments                   | what is on for payments",
                "I can't see it, don't ask                 | I can't see it, don't ask"
            })
    void takes_out_what_could_tell_who_said_it(String text, String anonymous) {
        assertEquals(anonymous, Anonymous.of(text));
    }
}
