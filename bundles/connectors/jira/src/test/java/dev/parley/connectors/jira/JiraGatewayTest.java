/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.parley.connectors.testkit.VendorApi;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Jira Cloud behind Atlassian's gateway, which takes scoped tokens and shows no pages. */
@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class JiraGatewayTest {

    private static final String GATEWAY = "/ex/jira/35273b54-3f06-40d2-880f-dd28cf8daafa";
    private static final JiraFake FAKE = new JiraFake(true, GATEWAY);

    @RegisterExtension
    static final VendorApi API = VendorApi.described("jira/jira-cloud-v3.cut.openapi.json", GATEWAY, "")
            .besides(GATEWAY + "/rest/api/2/serverInfo")
            .extended(FAKE);

    @Test
    void shows_issues_where_people_read_them() {
        API.server().stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("jira")));
        FAKE.accepts("Bearer scoped");
        FAKE.open("Refunds hang", NullNode.getInstance());
        var issues = Configured.at(API.address() + GATEWAY + '/')
                .with("_api_token", "scoped")
                .issues();

        assertEquals(
                URI.create("https://acme.example/browse/PAY-1"),
                issues.find("PAY-1").orElseThrow().url());
    }
}
