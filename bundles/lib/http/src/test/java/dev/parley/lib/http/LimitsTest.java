/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a system wants to be left alone. */
final class LimitsTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final RemoteSystem system =
            Systems.at(URI.create(SERVER.baseUrl()), Systems.SIGN_IN, Clock.fixed(NOW, ZoneOffset.UTC));

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    /** Headers are written {@code name=value}, and parted by semicolons. */
    private static ResponseDefinitionBuilder response(int status, String headers) {
        var response = aResponse().withStatus(status);
        for (var header : headers.split(";")) {
            var pair = header.split("=", 2);
            response.withHeader(pair[0], pair[1]);
        }
        return response;
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After=100, 100",
        "429, retry-after= 100 , 100",
        "429, Retry-After=99.5, 100",
        "429, 'Retry-After=Sun, 22 Nov 2026 10:01:40 GMT', 100",
        "429, X-RateLimit-Reset=1795341700, 100",
        "429, X-RateLimit-Reset=1795341700000, 100",
        "429, X-RateLimit-Reset=2026-11-22T10:01:40Z, 100",
        "429, X-RateLimit-Reset=2026-11-22T12:01:40.000+02:00, 100",
        "429, X-RateLimit-Reset=2026-11-22T10:01Z, 60",
        "429, X-RateLimit-Interval-Seconds=100, 100",
        "429, Retry-After=0;X-RateLimit-Interval-Seconds=100, 100",
        "429, Retry-After=100;X-RateLimit-Reset=1795341900, 100",
        "429, X-Other=1, 60",
        "429, Retry-After=soon, 60",
        "429, Retry-After=0, 60",
        "429, Retry-After=-5, 60",
        "429, Retry-After=99999999999999999999, 60",
        "429, X-RateLimit-Reset=1e300, 60",
        "429, X-RateLimit-Reset=1795341000, 60",
        "429, Retry-After=999999999999999, 3600",
        "403, Retry-After=100, 100",
        "403, X-RateLimit-Remaining=0;X-RateLimit-Reset=1795341700, 100"
    })
    void a_limit_is_honoured_before_the_next_call(int status, String headers, int seconds) {
        answers(response(status, headers));

        var limited = Systems.failure(system, Systems.POST);

        assertEquals(Duration.ofSeconds(seconds), limited.retryAfter());
        assertTrue(RemoteSystem.isNotDone(limited));

        answers(aResponse().withStatus(200));
        var next = Systems.failure(system, Systems.GET);
        assertEquals(Duration.ofSeconds(seconds), next.retryAfter());
        assertTrue(RemoteSystem.isNotDone(next));
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void github_tells_of_its_secondary_limit_in_words() {
        answers(aResponse()
                .withStatus(403)
                .withHeader("X-RateLimit-Remaining", "4000")
                .withHeader("X-RateLimit-Reset", "1795341100")
                .withBody("{\"message\": \"You have exceeded a secondary rate limit. Please wait a few minutes.\"}"));

        assertEquals(
                Duration.ofSeconds(60), Systems.failure(system, Systems.POST).retryAfter());
    }

    @ParameterizedTest
    @CsvSource({
        "X-Other=1",
        "Retry-After=0;X-RateLimit-Interval-Seconds=5;X-RateLimit-Remaining=0",
        "X-RateLimit-Remaining=10;X-RateLimit-Reset=1795341700"
    })
    void a_lack_of_permission_is_no_limit(String headers) {
        answers(response(403, headers).withBody("{\"message\": \"Resource not accessible\"}"));

        assertEquals(403, system.call(Systems.POST).status());
        assertEquals(403, system.call(Systems.POST).status());
    }

    @Test
    void the_last_call_that_is_allowed_is_good() {
        answers(response(200, "X-RateLimit-Remaining=0;X-RateLimit-Reset=1795341700"));

        assertEquals(200, system.call(Systems.GET).status());
        assertEquals(
                Duration.ofSeconds(100), Systems.failure(system, Systems.GET).retryAfter());
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void each_limit_is_for_itself() {
        answers(response(429, "Retry-After=100"));
        Systems.failure(system, Systems.GET.against("search"));

        answers(aResponse().withStatus(200));
        assertEquals(200, system.call(Systems.GET).status());
        Systems.failure(system, Systems.GET.against("search"), BadAnswer.class);
        SERVER.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_short_pause_is_waited_for_in_full() {
        SERVER.stubFor(any(anyUrl())
                .inScenario("limit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(response(429, "Retry-After=1")));
        SERVER.stubFor(any(anyUrl())
                .inScenario("limit")
                .whenScenarioStateIs("over")
                .willReturn(aResponse().withStatus(200)));
        var before = System.nanoTime();

        assertEquals(
                200, Systems.at(URI.create(SERVER.baseUrl())).call(Systems.POST).status());

        assertTrue(System.nanoTime() - before >= Duration.ofSeconds(1).toNanos());
        SERVER.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_pause_longer_than_the_call_is_not_waited_for() {
        answers(response(429, "Retry-After=30"));
        var before = System.nanoTime();

        Systems.failure(Systems.at(URI.create(SERVER.baseUrl())), Systems.POST);

        assertTrue(System.nanoTime() - before < Duration.ofSeconds(15).toNanos());
    }

    @Test
    void trouble_with_a_limits_headers_is_trouble_still() {
        answers(response(500, "X-RateLimit-Remaining=4000;X-RateLimit-Reset=1795341700"));

        var failure = Systems.failure(system, Systems.POST);

        assertFalse(RemoteSystem.isNotDone(failure));
        assertTrue(failure.retryAfter().compareTo(Duration.ofSeconds(10)) < 0);
    }

    @Test
    void who_is_overloaded_says_when_to_come_back() {
        answers(response(503, "Retry-After=100"));

        var failure = Systems.failure(system, Systems.POST);

        assertEquals(Duration.ofSeconds(100), failure.retryAfter());
        assertFalse(RemoteSystem.isNotDone(failure), "a proxy says this, too, of a request that it passed on");
        Systems.failure(system, Systems.GET);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }
}
