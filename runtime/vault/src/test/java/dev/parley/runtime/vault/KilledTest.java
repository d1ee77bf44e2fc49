/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.runtime.settings.History;
import dev.parley.runtime.settings.Jars;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends while it stores, at whatever moment, leaves the old or the new configuration. */
class KilledTest {

    private static final String PID = "parley.test";
    private static final int STORES = 50;

    @TempDir
    Path directory;

    @Test
    void nothing_is_lost_when_it_is_killed_at_work() throws Exception {
        var key = KeyRing.newKey();
        for (int kill = 0; kill < 2; kill++) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            directory.toString(),
                            key)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines = process.inputReader()) {
                for (int i = 0; i < STORES + kill; i++) {
                    assertEquals("stored", lines.readLine());
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
            var found = vault(directory, key).load(PID);
            assertEquals(PID, found.get("service.pid"));
            assertEquals(found.get("number").toString().repeat(2000), found.get(".secret"));
        }
    }

    @Test
    void at_every_moment_one_whole_configuration_is_there() throws Exception {
        var key = KeyRing.newKey();
        var vault = vault(directory, key);
        vault.store(PID, numbered(0));
        var file = directory.resolve("parley").resolve("test.config");
        var writer = CompletableFuture.runAsync(() -> {
            for (int number = 1; number <= 300; number++) {
                try {
                    vault.store(PID, numbered(number));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        while (!writer.isDone()) {
            assertTrue(Files.readString(file).contains("service.pid=\"" + PID + "\""));
        }
        writer.join();
        assertEquals(numbered(300), vault(directory, key).load(PID));
    }

    private static Hashtable<String, Object> numbered(int number) {
        var secret = String.valueOf(number).repeat(2000);
        return new Hashtable<>(Map.of("service.pid", PID, "number", number, ".secret", secret));
    }

    /** Nothing is described here. */
    private static SealedSettings vault(Path directory, String key) {
        return new SealedSettings(
                new SettingsFiles(directory),
                KeyRing.parse(key),
                "here",
                new Gate(Jars.describe(directory, directory)),
                new History(directory.resolve("history.jsonl")));
    }

    /** Stores without end. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws Exception {
            var vault = vault(Path.of(args[0]), args[1]);
            for (int number = 0; ; number++) {
                vault.store(PID, numbered(number));
                System.out.println("stored");
            }
        }
    }
}
