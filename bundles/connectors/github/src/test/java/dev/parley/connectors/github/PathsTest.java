/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.connector.Unavailable;
import dev.parley.connectors.testkit.VendorApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where requests go: redirects, links to the next page, other hosts. */
@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class PathsTest {

    private static final String PULL = "/repos/acme/pay/pulls/41";

    @RegisterExtension
    final VendorApi api = Api.GITHUB;

    private final WireMockServer elsewhere =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private FakeGitHub fake;
    private GitHubCode code;

    @BeforeEach
    void start() {
        fake = Api.serve(api);
        fake.put(Samples.pull("acme/pay", 41));
        code = new GitHubCode(Settings.token(api.address()));
        elsewhere.start();
        elsewhere.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
    }

    @AfterEach
    void stop() {
        code.stop();
        elsewhere.stop();
    }

    @Test
    void goes_on_with_a_renamed_repository() {
        fake.rename("acme/old", "acme/pay");

        assertEquals(Optional.of(Samples.pull("acme/pay", 41)), code.pullRequest("acme/old", 41));
        code.comment("acme/old", 41, "mark", "Text.");
        code.comment("acme/old", 41, "mark", "Another.");
        code.status("acme/old", Samples.SHA, "parley", Verdict.SUCCESS, "", Optional.empty());
        var id = code.deployment("acme/old", "main", "test", "mark", Verdict.SUCCESS);

        assertEquals(List.of("Another."), fake.comments("acme/pay", 41));
        assertEquals(Map.of("parley", Verdict.SUCCESS), fake.statuses("acme/pay", Samples.SHA));
        assertEquals(Map.of(id, Verdict.SUCCESS), fake.deployments("acme/pay", "test"));
    }

    @Test
    void takes_no_token_to_another_host() {
        api.server()
                .stubFor(get(urlPathEqualTo(PULL))
                        .willReturn(aResponse().withStatus(302).withHeader("Location", elsewhere.baseUrl() + "/x")));

        assertEquals(Optional.empty(), code.pullRequest("acme/pay", 41));

        elsewhere.verify(1, anyRequestedFor(anyUrl()).withoutHeader("Authorization"));
        elsewhere.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void follows_no_link_to_another_host() {
        for (var link :
                List.of(elsewhere.baseUrl() + "/x", "//127.0.0.1:" + elsewhere.port() + "/x", "file:///x", ":")) {
            api.server()
                    .stubFor(get(urlPathEqualTo(PULL + "/reviews"))
                            .willReturn(okJson("[]").withHeader("Link", '<' + link + ">; rel=\"next\"")));

            Samples.failure(Unavailable.class, () -> code.pullRequest("acme/pay", 41));
        }
        elsewhere.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void follows_a_link_of_any_form_to_the_next_page() {
        var next = api.address() + "/repositories/1000/reviews?after=Y3Vyc29y%3D,x";
        api.server()
                .stubFor(get(urlPathEqualTo(PULL + "/reviews"))
                        .willReturn(okJson(Examples.array(List.of(Examples.review("bob", "APPROVED")))
                                        .toString())
                                .withHeader(
                                        "Link", "<" + api.address() + "/x>;rel=\"prev\",<" + next + ">;rel=\"next\"")));
        api.server()
                .stubFor(get(urlPathEqualTo("/repositories/1000/reviews"))
                        .willReturn(okJson(Examples.array(List.of(Examples.review("cy", "APPROVED")))
                                .toString())));

        assertEquals(
                List.of("bob", "cy"),
                code.pullRequest("acme/pay", 41).orElseThrow().approvers());
    }

    @Test
    void is_not_available_once_it_has_stopped() {
        code.stop();

        Samples.failure(Unavailable.class, () -> code.pullRequest("acme/pay", 41));
    }

    @Test
    void reads_every_page_of_reviews_and_checks_and_300_files() {
        fake.put(Samples.large("acme/pay", 41, 420));

        var pr = code.pullRequest("acme/pay", 41).orElseThrow();

        assertEquals(420, pr.checks().passed());
        assertEquals(300, pr.files().size());
        assertEquals("reviewer0", pr.approvers().get(0));
    }
}
