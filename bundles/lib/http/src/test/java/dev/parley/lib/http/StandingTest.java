/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.api.connector.Unavailable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admins are told of a system. */
final class StandingTest {

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

    private static ResponseDefinitionBuilder good(String... headers) {
        var response = aResponse().withStatus(200).withBody("{}");
        for (var header : headers) {
            var pair = header.split("=", 2);
            response.withHeader(pair[0], pair[1]);
        }
        return response;
    }

    @Test
    void nothing_is_known_of_one_that_was_never_called() {
        var standing = system.standing();

        assertEquals("closed", standing.breaker());
        assertEquals(Optional.empty(), standing.left());
        assertEquals(Optional.empty(), standing.lastFailure());
        assertEquals(Optional.empty(), standing.lastFailureAt());
    }

    @ParameterizedTest
    @CsvSource({
        "X-RateLimit-Remaining=4312;X-RateLimit-Limit=5000;X-RateLimit-Reset=1795356000, '4,312 of 5,000 until 14:00 UTC'",
        "X-RateLimit-Remaining=7;X-RateLimit-Reset=2026-11-22T10:01:40Z, '7 left until 10:01 UTC'",
        "X-RateLimit-Limit=5000;X-RateLimit-Reset=1795356000, '5,000 in all until 14:00 UTC'",
        "X-RateLimit-Remaining=4312;X-RateLimit-Limit=5000;X-RateLimit-Reset=1, '4,312 of 5,000'"
    })
    void what_is_left_is_as_the_headers_say(String headers, String left) {
        answers(good(headers.split(";")));
        system.call(Systems.GET);

        assertEquals(Optional.of(left), system.standing().left());
    }

    @Test
    void each_limit_is_told_of() {
        answers(good("X-RateLimit-Remaining=9", "X-RateLimit-Limit=10"));
        system.call(Systems.GET);
        system.call(Systems.GET.against("search"));

        assertEquals(Optional.of("9 of 10; search: 9 of 10"), system.standing().left());
    }

    @Test
    void a_pause_is_told_of() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        Systems.failure(system, Systems.POST);

        assertEquals(Optional.of("nothing until 10:02 UTC"), system.standing().left());
    }

    @Test
    void the_last_failure_is_a_sentence_without_secrets() {
        answers(aResponse().withStatus(401).withBody("{\"token\":\"" + Systems.SECRET + "\"}"));
        Systems.failure(system, Systems.GET);
        var standing = system.standing();

        assertEquals(Optional.of("A call failed: status 401: the sign-in is not accepted."), standing.lastFailure());
        assertEquals(Optional.of(NOW), standing.lastFailureAt());
        assertEquals("closed", standing.breaker(), "who does not know us is well");
    }

    @Test
    void one_that_keeps_failing_is_open_and_the_failure_is_its_own() {
        answers(aResponse().withStatus(500));
        for (int i = 0; i < 12; i++) {
            Systems.failure(system, Systems.POST);
        }

        assertEquals("open", system.standing().breaker());
        assertEquals(
                Optional.of("A call failed: status 500."), system.standing().lastFailure());
    }

    @Test
    void a_call_may_have_less_time_than_others() {
        answers(good().withFixedDelay(5_000));
        long start = System.nanoTime();

        assertTrue(
                assertThrows(Unavailable.class, () -> system.within(Duration.ofMillis(100))
                                        .call(Systems.GET))
                                .getCause()
                        instanceof AnswerLost);
        assertTrue(system.standing().lastFailure().isPresent(), "it is the same system");
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
    }
}
