/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.api.connector.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and what is not. */
final class RetriesTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final URI address = URI.create(SERVER.baseUrl());
    private final RemoteSystem system = Systems.at(address);

    private static void answers(int status) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private static void answersInTurn(int... statuses) {
        for (int i = 0; i < statuses.length; i++) {
            SERVER.stubFor(any(anyUrl())
                    .inScenario("turns")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
                    .willSetStateTo("turn " + (i + 1))
                    .willReturn(aResponse().withStatus(statuses[i])));
        }
    }

    private static void verify(int requests) {
        SERVER.verify(requests, anyRequestedFor(anyUrl()));
    }

    @Test
    void what_may_be_repeated_is_until_it_succeeds() {
        answersInTurn(500, 500, 200);

        assertEquals(200, system.call(Systems.GET).status());
        verify(3);
    }

    @Test
    void what_may_not_be_repeated_is_not() {
        answersInTurn(500, 500, 200);

        var failure = Systems.failure(system, Systems.POST);

        assertFalse(RemoteSystem.isNotDone(failure));
        assertFalse(RemoteSystem.mayBeAtWork(failure));
        assertTrue(failure.getCause() instanceof BadAnswer);
        verify(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 502, 504})
    void what_a_proxy_says_of_another_is_a_lost_answer(int status) {
        answers(status);

        assertTrue(RemoteSystem.mayBeAtWork(Systems.failure(system, Systems.POST)));
        verify(1);
    }

    @Test
    void tries_come_to_an_end() {
        answers(500);

        Systems.failure(system, Systems.GET, BadAnswer.class);
        verify(5);
    }

    @Test
    void the_budget_is_for_all_tries() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500).withFixedDelay(300)));
        var before = System.nanoTime();

        Systems.failure(Systems.hasty(address, 2_000, 700), Systems.GET);

        assertTrue(System.nanoTime() - before < Duration.ofSeconds(3).toNanos());
        var requests = SERVER.findAll(anyRequestedFor(anyUrl())).size();
        assertTrue(requests <= 2, () -> requests + " requests");
    }

    @Test
    void a_new_sign_in_is_tried_once() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        SERVER.stubFor(any(anyUrl())
                .withHeader("Authorization", equalTo("Bearer 2"))
                .willReturn(aResponse().withStatus(201)));
        var renewing = Systems.at(address, new Renewing());

        assertEquals(201, renewing.call(Systems.POST).status());
        verify(2);
    }

    @Test
    void a_sign_in_that_is_refused_for_ever_is_not_tried_for_ever() {
        answers(401);
        var renewing = Systems.at(address, new Renewing());

        for (int i = 0; i < 12; i++) {
            var refused = Systems.failure(renewing, Systems.GET);
            assertTrue(RemoteSystem.isNotDone(refused));
            assertTrue(refused.getCause() instanceof BadAnswer bad && bad.isRefusal());
            assertEquals(Duration.ofSeconds(15), refused.retryAfter());
        }
        verify(24); // so the breaker let all pass

        answers(200);
        assertEquals(200, renewing.call(Systems.GET).status());
    }

    private static final class Renewing implements Credentials {

        private final AtomicInteger count = new AtomicInteger(1);

        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + count);
        }

        @Override
        public boolean renew() {
            count.incrementAndGet();
            return true;
        }
    }

    @Test
    void nothing_is_sent_without_a_sign_in() {
        answers(200);
        var lost = new Unavailable("The sign-in", Duration.ofSeconds(30), new AnswerLost("no answer in time", null));
        var stranger = Systems.at(address, () -> {
            throw lost;
        });

        for (int i = 0; i < 12; i++) {
            var failure = Systems.failure(stranger, Systems.POST);
            assertTrue(RemoteSystem.isNotDone(failure), "that the sign-in's answer is lost is another matter");
            assertEquals("The system", failure.system());
            assertEquals(Duration.ofSeconds(30), failure.retryAfter());
        }
        verify(0);
    }

    @Test
    void a_header_that_cannot_be_sent_is_not_told() {
        var wrong = Systems.at(address, Credentials.fixed(Map.of("Authorization", "Bearer " + Systems.SECRET + "\n")));

        var failure = Systems.failure(wrong, Systems.POST, NotSent.class);

        assertTrue(failure.getMessage().contains("Authorization"), failure.getMessage());
        verify(0);
    }
}
