/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of the sandbox, and what is told of its own accord. */
class SandboxTest {

    private static final String SECRET = "only-servicenow-knows";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void drafts_a_change_from_a_pull_request_and_tells_when_it_moves() throws Exception {
        var environment = Map.of("SERVICENOW_WEBHOOK_SECRET", SECRET);
        try (var parley = RunningParley.launch(directory, environment, "run", "--sandbox")) {
            var sandbox = Sandbox.of(parley.url());
            var guest = new Guest(parley.url());
            assertEquals(
                    "priority",
                    guest.say("create a change for acme/pay#41")
                            .get("next_field")
                            .asText());
            guest.say("2");
            var card = text(guest, "tomorrow 22:00 to 23:00");
            assertTrue(card.contains("PAY-101 Retry card authorisations once") && card.contains("backout plan"), card);
            var created = guest.say("yes");
            var number = created.at("/change_request/number").asText();
            var key = created.at("/change_request/sys_id").asText();
            var change = guest.get("api/change-requests/by_servicenow_number/?number=" + number);
            assertEquals("acme/pay", change.get("github_repo").asText());
            assertEquals(41, change.get("github_pr_number").asInt());
            var status = text(guest, "what is its status?");
            assertTrue(status.contains("Pull request acme/pay#41 is open, checks passed, approved by"), status);

            sandbox.patch(
                    "servicenow/api/sn_chg_rest/change/" + key,
                    "{\"state\":\"-4\",\"assignment_group\":\"" + group(sandbox) + "\"}");
            var news = "{\"event_id\":\"" + key + "-1\",\"table\":\"change_request\",\"sys_id\":\"" + key
                    + "\",\"number\":\"" + number + "\",\"sys_mod_count\":1}";
            assertEquals(401, delivered(parley.url(), news, "sha256=00"));
            assertEquals(202, delivered(parley.url(), news, signature(news)));
            assertEquals(202, delivered(parley.url(), news, signature(news)));

            var told = number + " \"PAY-101 Retry card authorisations once\" is in state Assess now.";
            var end = System.nanoTime() + 30_000_000_000L;
            while (times(guest, told) == 0) {
                assertTrue(System.nanoTime() < end, guest.transcript().toString());
                LockSupport.parkNanos(200_000_000);
            }
            assertTrue(text(guest, "what is its status?").contains("in state Assess"));
            assertEquals(1, times(guest, told));
        }
    }

    private static String group(Sandbox sandbox) {
        return sandbox.get("servicenow/api/now/table/sys_user_group?sysparm_limit=1")
                .at("/result/0/sys_id")
                .asText();
    }

    private static String text(Guest guest, String message) {
        return guest.say(message).get("bot_message").asText();
    }

    private static long times(Guest guest, String text) {
        return StreamSupport.stream(guest.transcript().spliterator(), false)
                .filter(message -> message.get("text").asText().equals(text))
                .count();
    }

    private static String signature(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static int delivered(URI parley, String body, String signature) throws Exception {
        var request = HttpRequest.newBuilder(parley.resolve("/api/hooks/servicenow/"))
                .header("Content-Type", "application/json")
                .header("X-Parley-Signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }
}
