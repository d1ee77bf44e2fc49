/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where redirects lead, and what they take along. */
final class RedirectsTest {

    @RegisterExtension
    static final WireMockExtension HERE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    static final WireMockExtension ELSEWHERE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final RemoteSystem system = Systems.at(URI.create(HERE.baseUrl()));

    private static void redirects(int status, String to) {
        HERE.stubFor(any(urlEqualTo("/things"))
                .willReturn(aResponse().withStatus(status).withHeader("Location", to)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void the_same_host_gets_the_same_request(int status) {
        redirects(status, "/renamed?a=1");
        HERE.stubFor(any(urlEqualTo("/renamed?a=1")).willReturn(aResponse().withStatus(201)));

        var answer = system.call(Systems.POST.header("X-Version", "1"));

        assertEquals(201, answer.status());
        assertEquals("/renamed", answer.from().getPath());
        HERE.verify(
                1,
                postRequestedFor(urlEqualTo("/renamed?a=1"))
                        .withHeader("Authorization", equalTo("Bearer " + Systems.SECRET))
                        .withHeader("X-Version", equalTo("1"))
                        .withRequestBody(equalToJson("{\"name\": \"one\"}")));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void another_host_is_not_told_who_asks(int status) {
        redirects(status, ELSEWHERE.baseUrl() + "/files/1");
        ELSEWHERE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200).withBody("{\"a\": 1}")));

        var answer = system.call(
                Systems.GET.header("authorization", "Bearer " + Systems.SECRET).header("X-Key", Systems.SECRET));

        assertEquals(1, answer.body().path("a").asInt());
        ELSEWHERE.verify(1, getRequestedFor(urlEqualTo("/files/1")));
        for (var request : ELSEWHERE.findAll(anyRequestedFor(anyUrl()))) {
            Secrets.assertNone(request.getHeaders());
            assertFalse(request.getHeaders().getHeader("Authorization").isPresent());
        }
    }

    @Test
    void a_whole_address_of_another_host_is_not_told_who_asks_either() {
        ELSEWHERE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));

        system.call(Call.get(ELSEWHERE.baseUrl() + "/next").header("Authorization", Systems.SECRET));

        Secrets.assertNone(ELSEWHERE.findAll(anyRequestedFor(anyUrl())).get(0).getHeaders());
    }

    @Test
    void what_writes_is_not_carried_to_another_host() {
        redirects(307, ELSEWHERE.baseUrl() + "/things");

        Systems.failure(system, Systems.POST, BadAnswer.class);
        ELSEWHERE.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_loop_comes_to_an_end() {
        redirects(302, "/things");

        Systems.failure(system, Systems.POST, BadAnswer.class);
        HERE.verify(6, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[nowhere", "file:///etc/passwd", "mailto:a@b", "http:///x", "not an address"})
    void what_is_no_web_address_is_not_followed(String location) {
        redirects(301, location);

        Systems.failure(system, Systems.POST, BadAnswer.class);
        HERE.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_redirect_to_nowhere_is_an_answer() {
        HERE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(302)));

        assertEquals(302, system.call(Systems.POST).status());
    }
}
