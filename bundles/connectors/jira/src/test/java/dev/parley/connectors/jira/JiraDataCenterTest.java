/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.connectors.testkit.VendorApi;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Jira Data Center with a context path. */
@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class JiraDataCenterTest extends JiraContract {

    private static final JiraFake FAKE = new JiraFake(false, "/jira");

    @RegisterExtension
    static final VendorApi API = VendorApi.described("jira/jira-dc-10.3.cut.openapi.json", "/jira/rest", "")
            .requestsOnly()
            .extended(FAKE);

    JiraDataCenterTest() {
        super(API, FAKE, "/jira");
    }

    @Override
    JsonNode rich(String text) {
        return text.isEmpty() ? NullNode.getInstance() : TextNode.valueOf(text.replace("\n", "\r\n"));
    }

    @Override
    String plain(JsonNode rich) {
        return rich.asText();
    }
}
