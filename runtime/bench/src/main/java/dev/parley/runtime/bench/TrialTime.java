/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.runtime.e2e.RunningParley;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long a bundle is on trial that has many conversation tests, in a Parley to which users have said much. */
final class TrialTime {

    private static final int TESTS = 50;
    private static final int UTTERANCES = 1_000;

    /** The first is by a server that has never tried anything. */
    private static final int TRIALS = 4;

    private static final List<String> SAYINGS = List.of(
            "show me change CHG%07d please",
            "I want to create a change to restart server %d",
            "what about the changes of team %d this week",
            "is anybody working on database %d tonight",
            "what can you do for customer %d",
            "whom do I call when machine %d is on fire",
            "cancel CHG%07d, it is not needed any more",
            "the coffee on floor %d is cold again");

    private static final List<String> CONVERSATIONS = List.of("""
              - name: A service is asked for, and one without a rota again (%d)
                turns:
                  - user: who is on call?
                    bot: {intent: who_is_on_call, kind: ask, next: service}
                  - user: mail
                    bot: {kind: ask, next: service}
                  - user: payments
                    bot: {says: Maria is on call for payments., complete: true}
                changes: none
            """, """
              - name: Who is on call for a service that is named (%d)
                turns:
                  - user: who is on call for search?
                    bot: {says: Jonas is on call for search., confidence: ">= 0.7"}
                  - user: whom do I page for payments?
                    bot: Maria is on call for payments.
            """, """
              - name: In the middle of something else, which then goes on (%d)
                turns:
                  - user: create a change request
                    bot: {intent: create_change_request, next: short_description}
                  - user: who is on call for search?
                    bot: {contains: Jonas is on call for search., next: short_description}
                changes: none
            """);

    boolean run(Path distribution) throws Exception {
        var example = ExampleJar.built();
        try (var site = Site.of(distribution).with("parley.trial", "{\"utterances\": %d}".formatted(UTTERANCES));
                var server = Server.start(distribution, site.environment())) {
            sayings(server.port());
            var fine = true;
            for (int version = 0; version < TRIALS; version++) {
                var jar = example.testedBy(tests())
                        .version(version)
                        .write(site.directory().resolve("on-call.jar"));
                fine &= trial(distribution, site, server, jar);
            }
            return fine;
        }
    }

    /** Each in a conversation of its own. */
    private static void sayings(int port) throws IOException {
        try (var line = HttpLine.open(port)) {
            for (int number = 0; number < UTTERANCES; number++) {
                var said = SAYINGS.get(number % SAYINGS.size()).formatted(number);
                if (line.say("null", said).isEmpty()) {
                    throw new IllegalStateException("it was not answered: " + said);
                }
            }
        }
    }

    private static boolean trial(Path distribution, Site site, Server server, Path jar) throws IOException {
        var before = server.cpu();
        long began = System.nanoTime();
        var said = parley(distribution, site, server, "deploy", jar.toString());
        var wall = Duration.ofNanos(System.nanoTime() - began);
        var cpu = server.cpu().minus(before);
        long asked = System.nanoTime();
        var status = Chatter.JSON.readTree(parley(distribution, site, server, "status", "--json"));
        var command = Duration.ofNanos(System.nanoTime() - asked);
        var deployed = status.path("deployments").path(0);
        System.out.printf(
                Locale.ROOT,
                "%d conversation tests, %d utterances: parley deploy took %.2f s, %.2f s of CPU of the server"
                        + " (parley status took %.2f s)%n",
                deployed.path("report").path("conversations").size(),
                deployed.path("report").path("utterances").asInt(),
                wall.toMillis() / 1000.0,
                cpu.toMillis() / 1000.0,
                command.toMillis() / 1000.0);
        var isIn = deployed.path("state").asText().equals("ACTIVE") && isWhole(deployed.path("report"));
        if (!isIn) {
            System.out.println(said);
        }
        return isIn;
    }

    private static boolean isWhole(JsonNode report) {
        return report.path("conversations").size() == TESTS
                && report.path("utterances").asInt() >= UTTERANCES;
    }

    private static String parley(Path distribution, Site site, Server server, String... words) {
        var environment = new HashMap<>(site.environment());
        environment.put("PARLEY_PORT", Integer.toString(server.port()));
        try (var command =
                RunningParley.launch(distribution.resolve("bin/parley"), server.data(), environment, words)) {
            command.awaitExit();
            return command.output();
        }
    }

    /** Of all kinds that the example's own are of. */
    private static String tests() {
        return IntStream.range(0, TESTS)
                .mapToObj(number ->
                        CONVERSATIONS.get(number % CONVERSATIONS.size()).formatted(number))
                .collect(Collectors.joining("", "conversations:\n", ""));
    }
}
