/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an empty folder to a talking intent, with the built distribution and Maven Central alone: what is on it is served
 * from this build's own local repository, and Maven is offline.
 */
class NewIntentTest {

    private static final String PASSWORD = "for this test alone";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path room;

    private static RunningParley parley;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(room.resolve("settings.xml"), """
                <settings><mirrors><mirror>
                  <id>build</id><mirrorOf>central</mirrorOf><url>%s</url>
                </mirror></mirrors></settings>
                """.formatted(
                        Path.of(System.getProperty("parley.repository")).toUri()));
        var deploy = Files.createDirectories(room.resolve("deploy"));
        parley = RunningParley.launch(
                room.resolve("data"),
                Map.of("PARLEY_ADMIN_PASSWORD", PASSWORD, "PARLEY_DEPLOY", deploy.toString()),
                "run");
    }

    @AfterAll
    static void stop() {
        parley.close();
    }

    @Test
    void an_intent_is_made_tested_deployed_talked_to_and_set() throws Exception {
        long begin = System.nanoTime();
        parley("new", "intent", "book-room", "--title", "book a room", "--dir", room.toString());
        verify("book-room");
        parley.awaitReady();
        parley("deploy", room.resolve("book-room/target/book-room-1.0.0.jar").toString());

        var guest = new Guest(parley.url());
        var asked = guest.say("book a room for the payments team");
        System.out.printf(
                "From parley new to an intent that talks: %d s%n",
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        assertEquals("book_room", asked.get("intent").asText(), asked::toString);
        assertEquals("quantity", asked.get("next_field").asText());
        assertEquals("needed_by", guest.say("3").get("next_field").asText());

        set("parley.intent.book.room", "most", "2");
        await("quantity", () -> {
            var other = new Guest(parley.url());
            other.say("book a room for the payments team");
            return other.say("3").get("next_field").asText();
        });
    }

    @Test
    void a_connector_is_made_and_tested() throws Exception {
        parley("new", "connector", "acme-tracker", "--package", "org.acme.tracker", "--dir", room.toString());
        verify("acme-tracker");
    }

    @Test
    void what_is_there_is_kept_and_a_bad_name_is_told() throws Exception {
        var mine =
                Files.writeString(Files.createDirectories(room.resolve("kept")).resolve("notes.txt"), "mine");
        assertEquals(
                "1 is there already; nothing was changed", refused("kept", "is there already; nothing was changed"));
        assertEquals("mine", Files.readString(mine));
        assertEquals("2 has to be letters and digits", refused("../kept", "has to be letters and digits"));
    }

    /** The exit code and the reason, if that was said. */
    private static String refused(String name, String reason) {
        try (var command =
                RunningParley.launch(room.resolve("data"), Map.of(), "new", "intent", name, "--dir", room.toString())) {
            int exit = command.awaitExit();
            return exit + " " + (command.output().contains(reason) ? reason : command.output());
        }
    }

    private void parley(String... words) {
        try (var command = RunningParley.launch(room.resolve("data"), Map.of(), words)) {
            assertEquals(0, command.awaitExit(), command.output());
        }
    }

    /** With a local repository of its own, so that nothing of Parley's comes from elsewhere than the distribution. */
    private static void verify(String project) throws Exception {
        var line = new ArrayList<>(List.of(System.getProperty("maven.command"), "--batch-mode", "--offline"));
        line.addAll(List.of("--settings", room.resolve("settings.xml").toString()));
        line.addAll(List.of("-Dmaven.repo.local=" + room.resolve("repository"), "-Daether.offline.protocols=file"));
        line.add("verify");
        var log = room.resolve(project + ".log");
        var maven = new ProcessBuilder(line)
                .directory(room.resolve(project).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, maven.waitFor(), () -> read(log));
        assertTrue(read(log).contains("ConversationsIT"), "no conversation was held");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As an admin does in the web console. */
    private static void set(String pid, String name, String value) throws Exception {
        var proof = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(parley.url().resolve("system/console/configMgr/" + pid))
                .header("Authorization", "Basic " + proof)
                .header("Origin", origin(parley.url()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "apply=true&action=ajaxConfigManager&propertylist=%s&%s=%s".formatted(name, name, value)))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 400, answer::toString);
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }

    /** Settings are taken over while turns go on. */
    private static void await(String expected, Supplier<String> said) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!expected.equals(said.get()) && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000);
        }
        assertEquals(expected, said.get());
    }
}
