/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.connectors.testkit.VendorApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class GitHubEnterpriseTest {

    @RegisterExtension
    final VendorApi api = Api.Enterprise.SERVER;

    @Test
    void works_below_the_path_of_an_enterprise_server() {
        var fake = Api.serve(api);
        for (int number = 1; number <= 3; number++) {
            fake.put(Samples.large("acme/pay", number, 120));
        }
        var code = new GitHubCode(Settings.token(api.address() + "/api/v3/"));

        assertEquals(Optional.of(Samples.large("acme/pay", 1, 120)), code.pullRequest("acme/pay", 1));
        var first = code.pullRequests("acme/pay", true, 2, Optional.empty());
        assertEquals(
                1, code.pullRequests("acme/pay", true, 2, first.next()).items().size());
        assertEquals(3, code.search("payments", 5, Optional.empty()).items().size());
        code.comment("acme/pay", 1, "mark", "Text.");
        code.status("acme/pay", Samples.SHA, "parley", Verdict.PENDING, "", Optional.empty());
        var id = code.deployment("acme/pay", "main", "test", "mark", Verdict.PENDING);

        assertEquals(List.of("Text."), fake.comments("acme/pay", 1));
        assertEquals(Map.of("parley", Verdict.PENDING), fake.statuses("acme/pay", Samples.SHA));
        assertEquals(Map.of(id, Verdict.PENDING), fake.deployments("acme/pay", "test"));
        code.stop();
    }
}
