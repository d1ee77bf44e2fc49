/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.knowledge.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AttemptsTest {

    private static final ResponseDefinitionBuilder GOOD = okJson("{\"answer\": \"14 days.\"}");

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static Optional<Finding> asked(Bridge bridge) {
        return bridge.answer(Fixture.question("refunds?"), piece -> {});
    }

    private static void first(ResponseDefinitionBuilder response) {
        SERVICE.stubFor(post(anyUrl())
                .inScenario("retry")
                .whenScenarioStateIs(STARTED)
                .willReturn(response)
                .willSetStateTo("next"));
        SERVICE.stubFor(
                post(anyUrl()).inScenario("retry").whenScenarioStateIs("next").willReturn(GOOD));
    }

    private static void verify(int requests) {
        SERVICE.verify(requests, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void what_passes_is_tried_again(int status) {
        first(aResponse().withStatus(status));
        assertTrue(asked(Fixture.bridge(SERVICE.baseUrl(), "retries", 1)).isPresent());
        verify(2);
    }

    @Test
    void a_limit_is_when_it_says_how_long_it_lasts() {
        first(aResponse().withStatus(429).withHeader("Retry-After", "0"));
        assertTrue(asked(Fixture.bridge(SERVICE.baseUrl(), "retries", 1)).isPresent());
        verify(2);
    }

    @Test
    void and_not_when_it_does_not_or_lasts_too_long() {
        var bridge = Fixture.bridge(SERVICE.baseUrl(), "retries", 3);
        SERVICE.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(429)));
        assertThrows(Unavailable.class, () -> asked(bridge));
        verify(1);

        SERVICE.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3000")));
        var failure = assertThrows(Unavailable.class, () -> asked(bridge));
        assertEquals(Duration.ofSeconds(3_000), failure.retryAfter());
        verify(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 422, 500})
    void nothing_else_is(int status) {
        SERVICE.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
        var bridge = Fixture.bridge(SERVICE.baseUrl(), "retries", 3);
        try {
            assertEquals(Optional.empty(), asked(bridge));
        } catch (Unavailable e) {
            assertTrue(status >= 500 || status == 401);
        }
        verify(1);
    }

    @Test
    void one_that_keeps_failing_is_left_alone() {
        SERVICE.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        var bridge = Fixture.bridge(SERVICE.baseUrl(), "breaker.failures", 3, "breaker.rest", 3_600_000);
        for (int i = 0; i < 20; i++) {
            assertThrows(Unavailable.class, () -> asked(bridge));
        }
        verify(3);

        SERVICE.stubFor(post(anyUrl()).willReturn(GOOD));
        assertThrows(Unavailable.class, () -> asked(bridge));
        assertEquals(Optional.of(SERVICE.baseUrl() + ": status 500"), bridge.problem());
    }

    @Test
    void after_its_rest_it_is_asked_again() {
        SERVICE.stubFor(post(anyUrl()).willReturn(okJson("<html>")));
        var bridge = Fixture.bridge(SERVICE.baseUrl(), "breaker.failures", 1, "breaker.rest", 1);
        asked(bridge);
        SERVICE.stubFor(post(anyUrl()).willReturn(GOOD));
        while (isUnavailable(bridge)) {
            Thread.onSpinWait(); // until its rest is over
        }
        assertEquals(Optional.empty(), bridge.problem());
    }

    private static boolean isUnavailable(Bridge bridge) {
        try {
            return asked(bridge).isEmpty();
        } catch (Unavailable e) {
            return true;
        }
    }

    @Test
    void no_more_run_at_a_time_than_are_allowed() throws Exception {
        var isIn = new CountDownLatch(1);
        var mayGo = new CountDownLatch(1);
        var json = "{\"answer\": \"14 days.\"}";
        try (var server = new RawServer(connection -> {
            isIn.countDown();
            mayGo.await();
            RawServer.send(connection, RawServer.head("application/json", "Content-Length: " + json.length()) + json);
        })) {
            var bridge = Fixture.bridge(server.address(), "calls", 1);
            var first = CompletableFuture.supplyAsync(() -> asked(bridge));
            isIn.await();
            var second = Fixture.question("refunds?", Duration.ofMillis(50));
            assertThrows(Unavailable.class, () -> bridge.answer(second, piece -> {}));
            mayGo.countDown();
            assertTrue(first.get().isPresent());
            assertEquals(1, server.requests.size());
            assertTrue(asked(bridge).isPresent());
        }
    }
}
