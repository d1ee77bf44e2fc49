/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestsTest {

    @ParameterizedTest
    @CsvSource({
        "AUTO,   127.0.0.1, true",
        "AUTO,   localhost, true",
        "AUTO,   ::1,       true",
        "AUTO,   127.8.9.1, true",
        "AUTO,   0.0.0.0,   false",
        "AUTO,   ::,        false",
        "AUTO,   10.1.2.3,  false",
        "AUTO,   '',        false",
        "ALWAYS, 0.0.0.0,   true",
        "NEVER,  127.0.0.1, false"
    })
    void are_allowed_on_loopback_or_as_configured(Guests guests, String host, boolean allowed) {
        assertEquals(allowed, guests.allowedAt(host));
    }
}
