/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.hooks.Running.SECRET;
import static dev.parley.hooks.Running.delivery;
import static dev.parley.hooks.Running.detail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.connectors.testkit.VendorApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {

    private static final String UPDATE = """
            {"webhookEvent":"jira:issue_updated","issue":{"key":"PAY-12"},"table":"change_request",\
            "number":"CHG0030001","pull_request":{"url":"https://api.github.com/repos/acme/pay/pulls/41"}}""";

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @BeforeEach
    void forget() {
        running.watches.heard.clear();
        running.watches.noted.clear();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** The documented bodies are no JSON: to be told so, one must have got past the signature. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "github | X-Hub-Signature-256 | Hello, World! |"
                        + " sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "jira | X-Hub-Signature | Hello World! |"
                        + " sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
                "servicenow | X-Parley-Signature | Hello, World! | dXEH6g6yUJ/CESIczphLijdXC211hsIsRvQ3nIsEPhc="
            })
    void knows_the_documented_signatures(String sender, String header, String body, String signature) throws Exception {
        assertPasses(post(sender, header, signature, body));
        assertRefused(post(sender, header, signature, body + " "));
    }

    @Test
    @EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
    void agrees_with_all_documented_vectors() throws Exception {
        var vectors = new ObjectMapper()
                .readTree(VendorApi.contracts()
                        .resolve("webhooks/signature-vectors.json")
                        .toFile());

        assertTrue(vectors.size() >= 2);
        for (var vector : vectors) {
            var secret = vector.get("secret").asText();
            try (var other = new Running(new Settings(secret, secret, secret, 100_000))) {
                var response = other.post(
                        "/api/hooks/" + vector.get("scheme").asText() + "/",
                        vector.get("body_utf8").asText(),
                        vector.get("header").asText(),
                        vector.get("expected").asText());
                boolean accepted = vector.get("verdict").asText().equals("accept");
                assertEquals(accepted ? 400 : 401, response.statusCode(), vector.toString());
            }
        }
    }

    static Stream<List<String>> forged() {
        var hex = Signing.hex("HmacSHA256", SECRET, UPDATE);
        var sha256 = "sha256=" + hex;
        var base64 = Signing.base64(SECRET, UPDATE);
        var sha1 = Signing.hex("HmacSHA1", SECRET, UPDATE);
        var all = Stream.of(
                "",
                "sha256=",
                hex,
                "sha1=" + sha1,
                "sha256=" + sha1,
                sha1,
                "sha1=" + hex,
                "SHA256=" + hex,
                "sha512=" + Signing.hex("HmacSHA512", SECRET, UPDATE),
                "sha256=" + hex.toUpperCase(Locale.ROOT),
                sha256.substring(0, sha256.length() - 1),
                sha256.substring(0, sha256.length() - 2),
                sha256.substring(0, "sha256=".length() + 8),
                sha256 + "0",
                sha256 + "00",
                "sha256= " + hex,
                "sha256=" + "0".repeat(64),
                sha256 + ", " + sha256,
                "sha256=" + base64,
                base64.substring(0, base64.length() - 1),
                Signing.sha256("It's a Secret to Nobody", UPDATE),
                Signing.base64("It's a Secret to Nobody", UPDATE),
                Signing.sha256(SECRET, UPDATE + "\n"));
        return Stream.concat(
                all.flatMap(forgery -> Stream.of(
                        List.of("github", "X-Hub-Signature-256", forgery),
                        List.of("jira", "X-Hub-Signature", forgery),
                        List.of("servicenow", "X-Parley-Signature", forgery))),
                Stream.of(
                        List.of("github", "X-Hub-Signature", sha256),
                        List.of("github", "X-Hub-Signature", "sha1=" + sha1),
                        List.of("github", "X-Hub-Signature-256", base64),
                        List.of("jira", "X-Hub-Signature", base64),
                        List.of("jira", "X-Hub-Signature-256", sha256),
                        List.of("servicenow", "X-Hub-Signature-256", sha256)));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void refuses_every_other_signature(List<String> attempt) throws Exception {
        assertRefused(post(attempt.get(0), attempt.get(1), attempt.get(2), UPDATE));
    }

    @ParameterizedTest
    @CsvSource({"github, X-Hub-Signature-256", "jira, X-Hub-Signature", "servicenow, X-Parley-Signature"})
    void takes_the_same_delivery_with_the_right_one(String sender, String header) throws Exception {
        var response = post(sender, header, Signing.sha256(SECRET, UPDATE), UPDATE);

        assertEquals(202, response.statusCode());
        assertEquals("heard", delivery(response));
    }

    @ParameterizedTest
    @CsvSource({"github", "jira", "servicenow"})
    void refuses_what_is_not_signed(String sender) throws Exception {
        assertRefused(running.post("/api/hooks/" + sender + "/", UPDATE, "X-GitHub-Event", "pull_request"));
    }

    @Test
    void refuses_two_signatures_though_one_is_right() throws Exception {
        assertRefused(running.send(running.request("/api/hooks/jira/")
                .POST(BodyPublishers.ofString(UPDATE))
                .header("X-Hub-Signature", Signing.sha256(SECRET, UPDATE))
                .header("X-Hub-Signature", Signing.sha256("another", UPDATE))));
    }

    @Test
    void goes_by_the_bytes_and_not_by_what_they_mean() throws Exception {
        byte[] odd = "\uFEFF {\r\n\t\"table\" : \"caf\\u00e9 é \0\"}\r\n".getBytes(UTF_8);
        odd[odd.length - 5] = (byte) 0xFF;
        var signature = "sha256=" + HexFormat.of().formatHex(Signing.mac("HmacSHA256", SECRET, odd));

        assertPasses(running.send(running.request("/api/hooks/servicenow")
                .POST(BodyPublishers.ofByteArray(odd))
                .header("X-Parley-Signature", signature)));
    }

    @Test
    void says_nothing_of_the_json_before_the_signature_is_good() throws Exception {
        assertRefused(running.post("/api/hooks/jira/", "{", "X-Hub-Signature", Signing.sha256("another", "{")));
    }

    @ParameterizedTest
    @CsvSource({
        "github, GitHub, X-Hub-Signature-256",
        "jira, Jira, X-Hub-Signature",
        "servicenow, ServiceNow, X-Parley-Signature"
    })
    void takes_nothing_where_no_secret_is_set(String sender, String title, String header) throws Exception {
        try (var closed = new Running(new Settings("", " ", "\n", 1000))) {
            for (var signature : List.of(Signing.sha256(SECRET, UPDATE), Signing.sha256(" ", UPDATE), "")) {
                var response = closed.post("/api/hooks/" + sender + "/", UPDATE, header, signature);

                assertEquals(404, response.statusCode());
                assertEquals(
                        "No webhook of %s is set up here: parley.hooks has no secret for it.".formatted(title),
                        detail(response));
            }
            assertEquals(List.of(), closed.watches.heard);
        }
    }

    @Test
    void tells_the_senders_secrets_apart() throws Exception {
        try (var apart = new Running(new Settings("g", "j", "s", 1000))) {
            assertEquals(
                    401,
                    apart.post("/api/hooks/jira/", UPDATE, "X-Hub-Signature", Signing.sha256("g", UPDATE))
                            .statusCode());
            assertEquals(
                    202,
                    apart.post("/api/hooks/jira/", UPDATE, "X-Hub-Signature", Signing.sha256("j", UPDATE))
                            .statusCode());
        }
    }

    @Test
    void does_not_mind_the_line_break_at_the_end_of_a_file_with_a_secret() throws Exception {
        try (var fromFile = new Running(new Settings(SECRET + "\n", "", "", 1000))) {
            assertEquals(200, fromFile.gitHub("ping", "1", "{}").statusCode());
        }
    }

    @Test
    void base64_is_servicenows_alone() {
        byte[] mac = Signing.mac("HmacSHA256", SECRET, UPDATE.getBytes(UTF_8));
        assertTrue(new ServiceNow().written(mac).contains(Base64.getEncoder().encodeToString(mac)));
        assertEquals(1, new GitHub().written(mac).size());
        assertEquals(1, new Jira().written(mac).size());
    }

    private HttpResponse<String> post(String sender, String header, String signature, String body) throws Exception {
        return running.post("/api/hooks/" + sender + "/", body, header, signature, "X-GitHub-Event", "pull_request");
    }

    private void assertPasses(HttpResponse<String> response) throws Exception {
        assertEquals(400, response.statusCode());
        assertEquals("The delivery is not a JSON object.", detail(response));
    }

    private void assertRefused(HttpResponse<String> response) throws Exception {
        assertEquals(401, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(response.headers().firstValue("WWW-Authenticate").isPresent());
        assertTrue(detail(response).startsWith("The signature in X-"), detail(response));
        assertEquals(List.of(), running.watches.heard);
        assertEquals(0, running.watches.noted.size());
    }
}
