/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.parley.connectors.testkit.VendorApi;

/** GitHub's interface, whose document takes seconds to read: once for all tests. */
final class Api {

    private static final String DOCUMENT = "github/github.cut.openapi.json";

    static final FakeTransformers FAKES = new FakeTransformers();
    static final VendorApi GITHUB = described("");

    private Api() {}

    private static VendorApi described(String prefix) {
        return VendorApi.described(DOCUMENT, prefix, "")
                .requestsOnly()
                .calling("application/vnd.github+json")
                .extended(FAKES)
                .besides("/repositories/1000/reviews");
    }

    static final class Enterprise {

        static final VendorApi SERVER = described("/api/v3");

        private Enterprise() {}
    }

    /** Answers from now on what this one answers, where no stub says otherwise. */
    static FakeGitHub serve(VendorApi api) {
        var fake = new FakeGitHub();
        FAKES.set(fake);
        api.server()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .atPriority(10)
                        .willReturn(WireMock.aResponse().withTransformers(FakeGitHub.NAME)));
        return fake;
    }
}
