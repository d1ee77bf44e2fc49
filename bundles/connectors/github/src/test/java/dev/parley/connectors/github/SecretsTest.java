/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @Test
    void reads_a_key_in_each_form_that_it_comes_in() {
        var keys = Keys.pair();
        for (var pem : List.of(Keys.pkcs1(keys), Keys.pkcs8(keys))) {
            for (var form : List.of(
                    pem, pem.replace("\n", "\r\n"), pem.replace("\n", "\\n"), pem.replace('\n', ' '), "  " + pem)) {
                assertEquals(keys.getPrivate(), Secrets.key(form));
            }
        }
    }

    @Test
    void refuses_what_is_no_key_and_does_not_show_it() {
        var pem = Keys.pkcs1(Keys.pair());
        for (var wrong : List.of(
                "",
                "SECRET",
                Keys.pkcs8(Keys.pair(1024)),
                "-----BEGIN EC PRIVATE KEY-----\nU0VDUkVU\n-----END EC PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nU0VDUkVU\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nSECRET!\n-----END PRIVATE KEY-----",
                pem.substring(0, 900) + pem.substring(1000))) {
            var failure = assertThrows(IllegalArgumentException.class, () -> Secrets.key(wrong));
            assertFalse(failure.getMessage().contains("SECRET"));
            assertNull(failure.getCause());
        }
    }

    @Test
    void reads_a_token_with_blanks_around_it() {
        assertEquals("ghp_x", Secrets.token(" ghp_x\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ghp_SECRET x", "ghp_SECRET\nX-Other: y", "ghp_SECRETä", "ghp_SECRET\u0000"})
    void refuses_what_is_no_token_and_does_not_show_it(String wrong) {
        var failure = assertThrows(IllegalArgumentException.class, () -> Secrets.token(wrong));
        assertFalse(failure.getMessage().contains("SECRET"));
    }
}
