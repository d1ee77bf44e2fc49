/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void private_properties_are_secret_and_the_key_of_the_rag_service() {
        assertTrue(Secrets.isSecret(".password", "hunter2"));
        assertTrue(Secrets.isSecret(".pin", 1234));
        assertTrue(Secrets.isSecret("rag_api_key", "hunter2"));
        assertFalse(Secrets.isSecret("url", "hunter2"));
        assertFalse(Secrets.isSecret(".parley.conf.digest", "00ff"));
    }

    @Test
    void what_says_where_a_secret_is_is_none() {
        for (var open : List.of(
                "",
                "$[env:OPENAI_API_KEY]",
                "$[secret:db.password]",
                "$[env:A;default=]",
                "$[env:A;default=$[secret:A;default=]]",
                "$[env:PIN;type=Integer]")) {
            assertFalse(Secrets.isSecret(".key", open), open);
        }
        for (var secret : List.of(
                "hunter2",
                "$[env:A;default=hunter2]",
                "$[env:A;default=$[secret:A;default=hunter2]]",
                "$[env:A]hunter2",
                "hunter2$[env:A]",
                "$[env:A;default=]hunter2]",
                "$[other:A]",
                "$[env:A]\nhunter2")) {
            assertTrue(Secrets.isSecret(".key", secret), secret);
        }
    }
}
