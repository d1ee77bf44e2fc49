/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.api.connector.Unavailable;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What admins see of a bridge. */
@Timeout(60)
class ConnectionTest {

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @Test
    void a_test_connects_and_asks_nothing() {
        var bridge = Fixture.bridge(SERVICE.baseUrl() + "/ask/" + Fixture.KEY);

        assertEquals("It lets itself be connected to; it was asked nothing.", bridge.test());
        SERVICE.verify(0, anyRequestedFor(anyUrl()));
        assertEquals(SERVICE.baseUrl(), bridge.address(), "without path, which may hold secrets");
        assertEquals(Optional.empty(), bridge.standing().lastFailure());
    }

    @Test
    void where_nobody_listens_a_test_says_so() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var bridge = Fixture.bridge("http://127.0.0.1:" + port);

        assertThrows(Unavailable.class, bridge::test);
        assertEquals(
                Optional.of("A call failed: no connection."), bridge.standing().lastFailure());
        assertFalse(bridge.standing().lastFailureAt().isEmpty());
    }

    @Test
    void the_breaker_is_open_after_failures() {
        SERVICE.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        var bridge = Fixture.bridge(SERVICE.baseUrl(), "breaker.failures", 1, "breaker.rest", 600_000);
        assertEquals("closed", bridge.standing().breaker());
        for (int i = 0; i < 10; i++) {
            assertThrows(Unavailable.class, () -> bridge.answer(Fixture.question("refunds?"), piece -> {}));
        }

        assertEquals("open", bridge.standing().breaker());
    }
}
