/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers come to. */
final class AnswersTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().dynamicHttpsPort())
            .build();

    private final RemoteSystem system = Systems.at(URI.create("http://localhost:" + SERVER.getPort()));

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder ok(String body) {
        return aResponse().withStatus(200).withBody(body);
    }

    @Test
    void a_web_page_is_no_answer() {
        answers(ok("<html><body>Sign in</body></html>").withHeader("Content-Type", "text/html"));

        var bad = Systems.failure(system, Systems.POST, BadAnswer.class);

        assertFalse(bad.isRefusal());
        assertTrue(bad.getMessage().contains("text/html"), bad.getMessage());
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"result\": [{\"number\": \"CHG00", "{\"a\":1}}", "[1,2", "{} <html>", "OK"})
    void json_that_is_cut_or_no_json_is_no_answer(String body) {
        answers(ok(body).withHeader("Content-Type", "application/json"));

        Systems.failure(system, Systems.POST, BadAnswer.class);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_answer_larger_than_the_limit_is_refused() {
        answers(ok("[\"" + "x".repeat(9_996) + "\"]"));
        assertEquals(200, system.call(Systems.POST).status());

        answers(ok("[\"" + "x".repeat(9_997) + "\"]"));
        Systems.failure(system, Systems.POST, BadAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 304})
    void an_answer_may_be_empty(int status) {
        answers(aResponse().withStatus(status));

        var answer = system.call(Systems.GET);

        assertEquals(status, answer.status());
        assertTrue(answer.body().isMissingNode());
        assertEquals(status < 300, answer.isSuccess());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "Application/JSON",
                "application/vnd.github+json; charset=utf-8",
                "application/problem+json",
                "text/plain",
                "nonsense"
            })
    void json_is_known_by_itself_and_not_by_its_label(String type) {
        answers(ok("{\"name\": \"Änderung\"}").withHeader("Content-Type", type));

        assertEquals("Änderung", system.call(Systems.GET).body().path("name").asText());
    }

    @Test
    void json_needs_no_content_type() {
        answers(ok("{\"a\": 1}"));

        assertEquals(1, system.call(Systems.GET).body().path("a").asInt());
    }

    @Test
    void headers_are_found_in_any_case() {
        answers(ok("{}").withHeader("etag", "\"1\""));

        assertEquals(Optional.of("\"1\""), system.call(Systems.GET).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 410, 413, 422})
    void what_a_person_could_do_better_is_an_answer(int status) {
        answers(aResponse().withStatus(status).withBody("{\"message\": \"no\"}"));

        var answer = system.call(Systems.POST);

        assertEquals(status, answer.status());
        assertEquals("no", answer.body().path("message").asText());
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_error_with_a_web_page_is_an_answer_without_a_body() {
        answers(aResponse()
                .withStatus(404)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>"));

        var answer = system.call(Systems.GET);

        assertEquals(404, answer.status());
        assertTrue(answer.body().isMissingNode());
    }

    @Test
    void a_request_says_who_asks_for_what() {
        answers(ok("{}"));
        system.call(Call.get("a/" + Call.segment("b c/d")).with("q", "x y&z").header("accept", "application/special"));

        SERVER.verify(getRequestedFor(urlEqualTo("/a/b%20c%2Fd?q=x%20y%26z"))
                .withHeader("Accept", equalTo("application/special"))
                .withHeader("User-Agent", equalTo("Parley"))
                .withHeader("Authorization", equalTo("Bearer " + Systems.SECRET)));
    }

    @Test
    void a_server_whose_certificate_is_not_trusted_is_sent_nothing() {
        var https = Systems.hasty(URI.create("https://localhost:" + SERVER.getHttpsPort()), 10_000, 1_000);

        var failure = Systems.failure(https, Systems.POST);

        assertInstanceOf(NotSent.class, failure.getCause());
    }

    @Test
    void answers_and_calls_show_no_secrets() {
        answers(ok("{\"access_token\": \"" + Systems.SECRET + "\"}").withHeader("Set-Cookie", Systems.SECRET));
        var call = Call.get("things?key=" + Systems.SECRET)
                .header("Authorization", Systems.SECRET)
                .with("token", Systems.SECRET);

        Secrets.assertNone(system.call(call));
        Secrets.assertNone(call);
        Secrets.assertNone(Call.form("token", Map.of("client_secret", Systems.SECRET)));
    }
}
