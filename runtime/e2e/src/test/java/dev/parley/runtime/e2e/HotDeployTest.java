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
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An intent that the distribution does not contain comes and goes while others talk. */
class HotDeployTest {

    private static final String NAME = "dev.parley.examples.on.call";
    private static final Map<String, String> ADMIN = Map.of("PARLEY_ADMIN_PASSWORD", "for this test alone");
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("admin:for this test alone".getBytes(UTF_8));

    @TempDir
    Path data;

    @Test
    void an_intent_is_dropped_in_and_taken_out_while_requests_flow_and_nothing_else_restarts() throws Exception {
        try (var parley = RunningParley.start(data, ADMIN)) {
            var before = components(parley.url());
            assertFalse(before.isEmpty());
            var talking = new AtomicBoolean(true);
            var turns = new AtomicInteger();
            var others = CompletableFuture.runAsync(() -> talk(parley.url(), talking, turns));
            var guest = new Guest(parley.url());
            assertEquals(
                    "unknown",
                    guest.say("who is on call for payments?").get("intent").asText());

            command("deploy", System.getProperty("parley.example"));
            var answer = "";
            for (int tries = 0; tries < 100 && !answer.equals("Maria is on call for payments."); tries++) {
                LockSupport.parkNanos(100_000_000);
                guest = new Guest(parley.url());
                answer = guest.say("who is on call for payments?")
                        .get("bot_message")
                        .asText();
            }
            assertEquals("Maria is on call for payments.", answer);
            assertEquals(
                    "service", guest.say("who is on call?").get("next_field").asText());

            command("undeploy", NAME);
            var away = guest.say("search");
            assertTrue(away.get("bot_message").asText().contains("being replaced"), away.toString());
            assertEquals("service", away.get("next_field").asText());

            command("deploy", System.getProperty("parley.example"));
            assertEquals(
                    "Jonas is on call for search.",
                    guest.say("continue").get("bot_message").asText());
            command("undeploy", NAME);

            talking.set(false);
            others.get();
            assertTrue(turns.get() > 10, "requests did not flow");
            assertEquals(before, components(parley.url()));
        }
    }

    /** Talks until it is told to stop; a request that fails fails this. */
    private static void talk(URI url, AtomicBoolean talking, AtomicInteger turns) {
        var guest = new Guest(url);
        while (talking.get()) {
            var reply = guest.say("my changes");
            assertEquals("list_changes", reply.get("intent").asText());
            turns.incrementAndGet();
        }
    }

    /** Ids of components by name, from the web console; a component that restarts gets another id. */
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

    private void command(String... words) {
        try (var command = RunningParley.launch(data, ADMIN, words)) {
            assertEquals(0, command.awaitExit(), command.output());
        }
    }
}
