/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.runtime.settings.History;
import dev.parley.runtime.settings.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.felix.cm.file.FilePersistenceManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations in real files of Felix. */
class SealedSettingsTest {

    private static final String JIRA = "parley.connector.jira~env-1";
    private static final String LLM = "parley.detector.llm";

    private final String key = KeyRing.newKey();

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    private FilePersistenceManager plain;

    @BeforeEach
    void open() {
        plain = new FilePersistenceManager(directory.toString());
    }

    @Test
    void keeps_secrets_encrypted_and_the_rest_as_it_is() throws Exception {
        var vault = vault(key);
        vault.store(JIRA, jira("hunter2"));

        var kept = plain.load(JIRA);
        assertTrue(Seal.isSealed(kept.get(".token")));
        assertEquals("https://jira.example", kept.get("url"));
        assertEquals(8, kept.get("concurrency"));
        assertFalse(everything().contains("hunter2"));
        assertEquals(jira("hunter2"), vault(key).load(JIRA));
        assertEquals(List.of(jira("hunter2")), Collections.list(vault(key).getDictionaries()));
    }

    @Test
    void has_the_files_where_felix_looks_for_them() throws Exception {
        var vault = vault(key);
        for (var pid : List.of("a", "a.b-c_d", "a.B~c d", "a.fläche", "a/b:c", "x.CON.y", "a..b")) {
            vault.store(pid, new Hashtable<>(Map.of("service.pid", pid, "n", 1)));
            assertEquals(pid, plain.load(pid).get("service.pid"));
            assertTrue(vault.exists(pid));
            vault.delete(pid);
            assertFalse(plain.exists(pid));
        }
    }

    @Test
    void leaves_what_only_says_where_the_secret_is() throws Exception {
        var vault = vault(key);
        vault.store(JIRA, jira("$[env:JIRA_TOKEN;default=$[secret:JIRA_TOKEN;default=]]"));
        assertEquals(
                "$[env:JIRA_TOKEN;default=$[secret:JIRA_TOKEN;default=]]",
                plain.load(JIRA).get(".token"));
    }

    @Test
    void encrypts_at_the_next_start_what_was_kept_plain() throws Exception {
        plain.store(JIRA, jira("hunter2"));
        plain.store(LLM, new Hashtable<>(Map.of("service.pid", LLM, "rag_api_key", "hunter3", "model", "m")));
        plain.store("no.pid", new Hashtable<>(Map.of(".x", "y")));

        vault(key).renew();

        assertFalse(everything().matches("(?s).*hunter[23].*"));
        assertEquals("hunter2", vault(key).load(JIRA).get(".token"));
        assertEquals("hunter3", vault(key).load(LLM).get("rag_api_key"));
        assertEquals("y", plain.load("no.pid").get(".x"), "is no configuration");
        var before = everything();
        vault(key).renew();
        assertEquals(before, everything(), "nothing is left to do");
    }

    @Test
    void changes_to_a_new_key_at_the_next_start() throws Exception {
        vault(key).store(JIRA, jira("hunter2"));
        var next = KeyRing.newKey();

        vault(next + key).renew();

        assertEquals("hunter2", vault(next).load(JIRA).get(".token"));
        assertNull(vault(key).load(JIRA).get(".token"));
    }

    @Test
    void goes_on_where_encrypting_was_interrupted() throws Exception {
        plain.store(JIRA, jira("hunter2"));
        plain.store(LLM, new Hashtable<>(Map.of("service.pid", LLM, ".key", "hunter3")));
        var full = new SealedSettings(new Failing(directory), KeyRing.parse(key), "here", gate(), history());
        full.renew();

        assertTrue(everything().matches("(?s).*hunter[23].*"), "one is still plain");
        assertEquals("hunter2", vault(key).load(JIRA).get(".token"));
        assertEquals("hunter3", vault(key).load(LLM).get(".key"));
        vault(key).renew();
        assertFalse(everything().matches("(?s).*hunter[23].*"));
        assertEquals("hunter2", vault(key).load(JIRA).get(".token"));
        assertEquals("hunter3", vault(key).load(LLM).get(".key"));
    }

    @Test
    void leaves_out_what_it_has_no_key_for_and_loses_nothing() throws Exception {
        vault(key).store(JIRA, jira("hunter2"));
        var stranger = vault(KeyRing.newKey());
        stranger.renew();

        var loaded = stranger.load(JIRA);
        assertNull(loaded.get(".token"));
        assertEquals("https://jira.example", loaded.get("url"));
        assertEquals(
                "These cannot be decrypted with the keys in here: " + JIRA + " .token",
                stranger.problem().get());
        assertFalse(stranger.isVital());

        loaded.put("url", "https://other.example");
        stranger.store(JIRA, loaded);
        assertEquals(jira("hunter2", "https://other.example"), vault(key).load(JIRA), "the key is back");

        loaded.put(".token", "new");
        stranger.store(JIRA, loaded);
        assertTrue(stranger.problem().isEmpty());
        assertNull(vault(key).load(JIRA).get(".token"), "and has another value");
    }

    @Test
    void leaves_out_what_was_moved_to_another_pid_or_changed() throws Exception {
        var vault = vault(key);
        vault.store(JIRA, jira("hunter2"));
        var moved = map(plain.load(JIRA));
        moved.put("service.pid", LLM);
        plain.store(LLM, moved);
        assertNull(vault.load(LLM).get(".token"));
        assertEquals("https://jira.example", vault.load(LLM).get("url"));

        vault.delete(LLM);
        assertTrue(vault.problem().isEmpty());
        assertThrows(IOException.class, () -> vault.load(LLM));
    }

    @Test
    void without_any_key_the_rest_works() throws Exception {
        vault(key).store(JIRA, jira("hunter2"));
        plain.store(LLM, new Hashtable<>(Map.of("service.pid", LLM, ".key", "hunter3")));
        var vault = new SealedSettings(new SettingsFiles(directory), KeyRing.EMPTY, "nowhere", gate(), history());
        vault.renew();

        assertEquals("https://jira.example", vault.load(JIRA).get("url"));
        assertEquals("hunter3", vault.load(LLM).get(".key"));
        vault.store("a.b", new Hashtable<>(Map.of("service.pid", "a.b", "n", 1)));
        assertEquals(1, vault.load("a.b").get("n"));
        assertThrows(IOException.class, () -> vault.store(LLM, new Hashtable<>(Map.of(".key", "hunter4"))));
        assertEquals("hunter3", vault.load(LLM).get(".key"), "never written plain");
    }

    @Test
    void a_draft_that_was_left_behind_does_no_harm() throws Exception {
        var vault = vault(key);
        vault.store(JIRA, jira("hunter2"));
        var file = directory.resolve("parley/connector/jira%007eenv-1.config");
        Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), "url=\"half");

        assertEquals(List.of(jira("hunter2")), Collections.list(vault(key).getDictionaries()));
        vault.store(JIRA, jira("hunter3"));
        assertEquals(jira("hunter3"), vault(key).load(JIRA));
    }

    private SealedSettings vault(String keys) {
        return new SealedSettings(new SettingsFiles(directory), KeyRing.parse(keys), "here", gate(), history());
    }

    private static Dictionary<String, Object> jira(String token) {
        return jira(token, "https://jira.example");
    }

    private static Dictionary<String, Object> jira(String token, String url) {
        return new Hashtable<>(Map.of("service.pid", JIRA, ".token", token, "url", url, "concurrency", 8));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Hashtable<String, Object> map(Dictionary properties) {
        return new Hashtable<>((Hashtable<String, Object>) properties);
    }

    private String everything() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    /** A disk that is full after one file. */
    private static final class Failing extends FilePersistenceManager {

        private boolean full;

        Failing(Path directory) {
            super(directory.toString());
        }

        @Override
        @SuppressWarnings("rawtypes")
        public void store(String pid, Dictionary properties) throws IOException {
            if (full) {
                throw new IOException("no space left");
            }
            full = true;
            super.store(pid, properties);
        }
    }

    /** Nothing is described here. */
    private Gate gate() {
        return new Gate(Jars.describe(directory, directory));
    }

    private History history() {
        return new History(elsewhere.resolve("history.jsonl"));
    }
}
