/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Vector;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final String PID = "parley.test";
    private static final String NAME = ".token";

    private final KeyRing ring = KeyRing.parse(KeyRing.newKey());
    private final Seal seal = new Seal(ring);

    @Test
    void gives_back_what_it_was_given() throws Exception {
        for (var value : List.of(
                "hunter2",
                "",
                " a = \"b\" \\ {c} [d], $[e]\r\n\t\u0001ä\uD83D\uDE00",
                "x".repeat(100_000),
                "{aes-gcm:00000000}AAAA",
                7,
                7L,
                true,
                new Vector<>(List.of("a", "b")))) {
            assertEquals(value, opened(seal.seal(PID, NAME, value)));
        }
        assertArrayEquals(new String[] {"a", "b"}, (String[]) opened(seal.seal(PID, NAME, new String[] {"a", "b"})));
    }

    @Test
    void says_nothing_about_the_value_but_its_length() throws Exception {
        var texts = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            var text = seal.seal(PID, NAME, "hunter2");
            assertTrue(text.matches("\\{aes-gcm:[0-9a-f]{8}\\}[A-Za-z0-9+/]+=*"), text);
            texts.add(text);
        }
        assertEquals(1000, texts.size());
    }

    @Test
    void finds_each_changed_character() throws Exception {
        var text = seal.seal(PID, NAME, "hunter2");
        for (int i = text.indexOf('}') + 1; i < text.length(); i++) {
            var c = text.charAt(i) == 'A' ? 'B' : 'A';
            var changed = text.substring(0, i) + c + text.substring(i + 1);
            assertThrows(Seal.Broken.class, () -> opened(changed), changed);
        }
        for (var wrong : List.of(text + "A", text.substring(0, text.length() - 4), text.substring(0, 18), "x")) {
            assertThrows(Seal.Broken.class, () -> opened(wrong), wrong);
        }
    }

    @Test
    void belongs_to_one_property_of_one_pid() throws Exception {
        var text = seal.seal(PID, NAME, "hunter2");
        assertThrows(Seal.Broken.class, () -> seal.open("parley.other", NAME, text));
        assertThrows(Seal.Broken.class, () -> seal.open(PID, ".password", text));
        assertEquals("hunter2", seal.open(PID, ".TOKEN", text), "names are the same in upper and lower case");
    }

    @Test
    void needs_the_key() throws Exception {
        var text = seal.seal(PID, NAME, "hunter2");
        var other = new Seal(KeyRing.parse(KeyRing.newKey()));
        var problem = assertThrows(Seal.Broken.class, () -> other.open(PID, NAME, text));
        assertEquals("its key " + ring.current().get().id() + " is missing", problem.getMessage());
        assertThrows(IOException.class, () -> new Seal(KeyRing.EMPTY).seal(PID, NAME, "hunter2"));
    }

    @Test
    void the_first_key_encrypts_and_each_decrypts() throws Exception {
        var old = KeyRing.newKey();
        var text = new Seal(KeyRing.parse(old)).seal(PID, NAME, "hunter2");
        var both = new Seal(KeyRing.parse(KeyRing.newKey() + old));

        assertEquals("hunter2", both.open(PID, NAME, text));
        assertFalse(both.isCurrent(text));
        var renewed = both.seal(PID, NAME, "hunter2");
        assertTrue(both.isCurrent(renewed));
        assertNotEquals(text.substring(0, 17), renewed.substring(0, 17));
    }

    private Object opened(String text) throws Seal.Broken {
        return seal.open(PID, NAME, text);
    }
}
