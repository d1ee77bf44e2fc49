/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.parley.api.connector.Unavailable;
import dev.parley.connectors.testkit.VendorApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class LimitsAndETagsTest {

    private static final String PULL = "/repos/acme/pay/pulls/41";
    private static final Optional<String> FIRST = Optional.empty();

    @RegisterExtension
    final VendorApi api = Api.GITHUB;

    private FakeGitHub fake;
    private GitHubCode code;

    @BeforeEach
    void start() {
        fake = Api.serve(api);
        fake.put(Samples.pull("acme/pay", 41));
        code = new GitHubCode(Settings.token(api.address()));
    }

    @AfterEach
    void stop() {
        code.stop();
    }

    @Test
    void asks_only_whether_the_last_answer_holds() {
        var first = code.pullRequest("acme/pay", 41);
        assertEquals(List.of(200, 200, 200, 200, 200), statuses());
        api.server().resetRequests();

        assertEquals(first, code.pullRequest("acme/pay", 41));
        assertEquals(List.of(304, 304, 304, 304, 304), statuses());
    }

    private List<Integer> statuses() {
        return api.server().getAllServeEvents().stream()
                .map(ServeEvent::getResponse)
                .map(response -> response.getStatus())
                .toList();
    }

    @Test
    void sees_what_has_changed_since_the_last_answer() {
        code.pullRequest("acme/pay", 41);
        var now = Samples.large("acme/pay", 41, 3);
        fake.put(now);

        assertEquals(Optional.of(now), code.pullRequest("acme/pay", 41));
    }

    @Test
    void walks_the_same_pages_again_by_their_etags() {
        fake.put(Samples.large("acme/pay", 41, 150));
        var first = code.pullRequest("acme/pay", 41);
        api.server().resetRequests();

        assertEquals(first, code.pullRequest("acme/pay", 41));
        assertEquals(1, Set.copyOf(statuses()).size());
        assertEquals(304, statuses().get(0));
    }

    static Stream<Arguments> limits() {
        var reset = Long.toString(Instant.now().plusSeconds(120).getEpochSecond());
        return Stream.of(
                Arguments.of(
                        "primary, 403",
                        limit(403, "Forbidden")
                                .withHeader("X-RateLimit-Remaining", "0")
                                .withHeader("X-RateLimit-Reset", reset),
                        90,
                        120),
                Arguments.of(
                        "primary, 429",
                        limit(429, "Too many")
                                .withHeader("X-RateLimit-Remaining", "0")
                                .withHeader("X-RateLimit-Reset", reset),
                        90,
                        120),
                Arguments.of(
                        "secondary, 403",
                        limit(403, "You have exceeded a secondary rate limit")
                                .withHeader("X-RateLimit-Remaining", "4000")
                                .withHeader("X-RateLimit-Reset", reset)
                                .withHeader("Retry-After", "30"),
                        30,
                        30),
                Arguments.of("secondary, 429", limit(429, "Slow down").withHeader("Retry-After", "30"), 30, 30),
                Arguments.of(
                        "secondary, by its message", limit(403, "You have exceeded a secondary rate limit."), 60, 60));
    }

    private static ResponseDefinitionBuilder limit(int status, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(Examples.error(message).toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void comes_back_when_it_may(String limit, ResponseDefinitionBuilder answer, int least, int most) {
        api.server().stubFor(get(urlPathEqualTo(PULL)).willReturn(answer));

        for (int call = 0; call < 3; call++) {
            var wait = Samples.failure(Unavailable.class, () -> code.pullRequest("acme/pay", 41))
                    .retryAfter();
            assertTrue(wait.compareTo(Duration.ofSeconds(least - 5)) > 0, wait.toString());
            assertTrue(wait.compareTo(Duration.ofSeconds(most)) <= 0, wait.toString());
        }
        api.server().verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void goes_on_without_searching_when_searches_are_used_up() {
        api.server()
                .stubFor(get(urlPathMatching("/search/.*"))
                        .willReturn(limit(403, "API rate limit exceeded").withHeader("Retry-After", "30")));

        Samples.failure(Unavailable.class, () -> code.search("payments", 10, FIRST));
        Samples.failure(Unavailable.class, () -> code.search("payments", 10, FIRST));

        assertTrue(code.pullRequest("acme/pay", 41).isPresent());
        api.server().verify(1, getRequestedFor(urlPathMatching("/search/.*")));
    }
}
