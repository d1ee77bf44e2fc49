/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.api.connector.CallLog;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What admins read of a turn's calls. */
final class NotedTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final RemoteSystem system = Systems.at(URI.create(SERVER.baseUrl()), Systems.SIGN_IN, Clock.systemUTC());

    @Test
    void has_system_operation_and_status_but_nothing_of_what_was_asked() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody("{}")));
        var calls = new ArrayList<CallLog.Call>();
        CallLog.keeping(
                calls, () -> system.call(Call.get("api/things?name=private").with("q", "secret")));
        assertEquals(1, calls.size());
        assertEquals(system.name(), calls.get(0).system());
        assertEquals("GET /api/things", calls.get(0).operation());
        assertEquals("200", calls.get(0).outcome());
        assertFalse(calls.get(0).took().isNegative());
    }

    @Test
    void has_what_failed_too() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody("<html>")));
        var calls = new ArrayList<CallLog.Call>();
        CallLog.keeping(calls, () -> Systems.failure(system, Systems.POST));
        assertFalse(calls.isEmpty());
        assertFalse(calls.get(0).outcome().isBlank());
    }
}
