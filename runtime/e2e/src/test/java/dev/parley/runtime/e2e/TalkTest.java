/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People talk to the distribution. */
class TalkTest {

    @TempDir
    Path directory;

    @Test
    void a_draft_and_a_change_survive_kill_9_on_h2() {
        surviveKill(Map.of());
    }

    @Test
    void a_draft_and_a_change_survive_kill_9_on_postgresql() throws Exception {
        try (var postgres = Postgres.start()) {
            surviveKill(postgres.environment());
        }
    }

    private void surviveKill(Map<String, String> environment) {
        Guest guest;
        try (var parley = RunningParley.start(directory.resolve("data"), environment)) {
            guest = new Guest(parley.url());
            guest.say("I want to create a change request");
            guest.say("Restart payments");
            assertEquals(
                    "priority",
                    guest.say("Restart it after the patch").get("next_field").asText());
            parley.kill();
        }
        try (var parley = RunningParley.start(directory.resolve("data"), environment)) {
            guest.at(parley.url());
            assertEquals(6, guest.transcript().size());
            guest.say("2");
            guest.say("2031-03-01");
            var created = guest.say("2031-03-02");
            assertTrue(created.get("is_complete").asBoolean(), created.toString());
            assertEquals("CHG0030001", created.at("/change_request/number").asText());
            parley.kill();
        }
        try (var parley = RunningParley.start(directory.resolve("data"), environment)) {
            var changes = guest.at(parley.url()).get("api/change-requests/").get("results");
            assertEquals(1, changes.size());
            assertEquals("Restart payments", changes.at("/0/short_description").asText());
            assertEquals(12, guest.transcript().size());
        }
    }
}
