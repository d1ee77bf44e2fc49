/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An intent is put in, replaced again and again and taken out while eight guests talk, some of them inside its form. */
class ReplacementTest {

    private static final String NAME = "dev.parley.examples.on.call";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("admin:for this test alone".getBytes(UTF_8));
    private static final String CLASS = "dev.parley.examples.on.call.OnCall";

    @TempDir
    Path directory;

    @Test
    void no_turn_fails_or_is_doubled_drafts_are_kept_nothing_else_restarts_and_old_classes_go() throws Exception {
        var first = Variant.make(directory.resolve("first.jar"), "1.0.0", "Maria");
        var second = Variant.make(directory.resolve("second.jar"), "2.0.0", "Carla");
        var again = Variant.make(directory.resolve("again.jar"), "2.0.0", "Paula");
        try (var parley = RunningParley.start(data(), environment())) {
            var before = components(parley.url());
            command("1.0.0 is active", "deploy", first.toString(), "--untried");
            var asking = new Guest(parley.url());
            assertEquals(
                    "service", asking.say("who is on call?").get("next_field").asText());

            var talkers = IntStream.range(0, 8)
                    .mapToObj(number -> new Talker(parley.url()))
                    .toList();
            await(talkers, "Maria");
            command("2.0.0 is active", "deploy", second.toString(), "--untried");
            await(talkers, "Carla");
            command("1.0.0 is active", "rollback", NAME);
            await(talkers, "Maria");
            command("2.0.0 is active", "rollback", NAME, "2.0.0");
            await(talkers, "Carla");
            command("2.0.0 is active", "deploy", again.toString(), "--untried");
            await(talkers, "Paula");
            assertEquals(1, loaded(parley), "classes of replaced versions stay");

            command("is gone", "undeploy", NAME);
            talkers.forEach(Talker::stop);
            talkers.forEach(talker -> assertEquals(List.of(), talker.wrong()));
            assertTrue(asking.say("search").get("bot_message").asText().contains("being replaced"));
            assertEquals(0, loaded(parley), "classes of what is gone stay");

            command("1.0.0 is active", "deploy", first.toString(), "--untried");
            assertEquals(
                    "Jonas is on call for search.",
                    asking.say("continue").get("bot_message").asText());
            var now = components(parley.url());
            now.keySet().retainAll(before.keySet());
            assertEquals(before, now);
            talkers.forEach(talker -> assertEquals(List.of(), talker.doubled()));
            System.out.printf(
                    "%d turns of 8 guests over 5 replacements, 0 failed, 0 doubled; the slowest took %d ms%n",
                    talkers.stream().mapToInt(Talker::turns).sum(),
                    talkers.stream().mapToLong(Talker::slowest).max().orElse(0));
        }
    }

    @Test
    void what_is_dropped_in_is_diagnosed_and_outlives_kill_9() throws Exception {
        var deploy = Files.createDirectories(directory.resolve("deploy"));
        try (var parley = RunningParley.start(data(), environment())) {
            Variant.make(deploy.resolve("any-name.jar"), "1.0.0", "Maria");
            Variant.needing(
                    deploy.resolve("future.jar"), "example.future", "dev.parley.api.intent;version=\"[2.0,3)\"");
            var began = System.nanoTime();
            var said = "";
            while (!said.contains("example.future 1.0.0: needs package dev.parley.api.intent [2.0,3); this Parley has")
                    || !said.contains(NAME + " 1.0.0, active")) {
                said = output("status");
            }
            assertTrue(said.contains("Built against a newer API: update Parley or rebuild against"), said);
            System.out.printf(
                    "said by parley status %d ms after it was dropped%n", (System.nanoTime() - began) / 1_000_000);
            parley.kill();
        }
        try (var parley = RunningParley.start(data(), environment())) {
            assertEquals(
                    "Maria is on call for payments.",
                    new Guest(parley.url())
                            .say("who is on call for payments?")
                            .get("bot_message")
                            .asText());
            Files.delete(deploy.resolve("any-name.jar"));
            while (output("status").contains(NAME)) {
                LockSupport.parkNanos(50_000_000);
            }
            assertFalse(Files.exists(data().resolve("deployments").resolve(NAME)));
        }
    }

    private static void await(List<Talker> talkers, String person) {
        talkers.forEach(talker -> talker.await(person));
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "PARLEY_ADMIN_PASSWORD",
                "for this test alone",
                "PARLEY_DEPLOY",
                directory.resolve("deploy").toString()));
    }

    private void command(String sentence, String... words) {
        try (var command = RunningParley.launch(data(), environment(), words)) {
            assertEquals(0, command.awaitExit(), command.output());
            assertTrue(command.output().contains(NAME + " " + sentence), command.output());
        }
    }

    private String output(String... words) {
        try (var command = RunningParley.launch(data(), environment(), words)) {
            command.awaitExit();
            return command.output();
        }
    }

    /** How many loaders have the intent's class, after the garbage was collected. */
    private static long loaded(RunningParley parley) throws Exception {
        var loaded = Long.MAX_VALUE;
        for (int tries = 0; tries < 20 && loaded > 1; tries++) {
            jcmd(parley, "GC.run");
            loaded = jcmd(parley, "VM.classloaders", "show-classes=true")
                    .lines()
                    .filter(line -> line.endsWith(CLASS))
                    .count();
        }
        return loaded;
    }

    private static String jcmd(RunningParley parley, String... words) throws Exception {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(String.valueOf(parley.process().pid()));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** Ids and states of components by name, from the web console; a component that restarts gets another id. */
    private static Map<String, Integer> components(URI url) throws Exception {
        var request = HttpRequest.newBuilder(url.resolve("system/console/components.json"))
                .header("Authorization", BASIC)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        var ids = new TreeMap<String, Integer>();
        new ObjectMapper()
                .readTree(answer.body())
                .get("data")
                .forEach(component -> ids.put(
                        component.get("name").asText(), component.path("id").asInt()));
        return ids;
    }
}
