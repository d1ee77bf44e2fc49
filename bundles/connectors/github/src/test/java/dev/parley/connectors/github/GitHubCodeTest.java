/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.code.PullRequest;
import dev.parley.connectors.testkit.VendorApi;
import dev.parley.testkit.code.CodeHostContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract over HTTP, each request held against GitHub's own document. */
@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class GitHubCodeTest extends CodeHostContract {

    @RegisterExtension
    final VendorApi api = Api.GITHUB;

    private FakeGitHub fake;
    private GitHubCode code;

    @BeforeEach
    void start() {
        fake = Api.serve(api);
        code = new GitHubCode(Settings.token(api.address()));
    }

    @AfterEach
    void stop() {
        code.stop();
    }

    @Override
    protected CodeHost code() {
        return code;
    }

    @Override
    protected void given(PullRequest pullRequest) {
        fake.put(pullRequest);
    }

    @Override
    protected List<String> comments(String repository, int number) {
        return fake.comments(repository, number);
    }

    @Override
    protected Map<String, Verdict> statuses(String repository, String sha) {
        return fake.statuses(repository, sha);
    }

    @Override
    protected Map<String, Verdict> deployments(String repository, String environment) {
        return fake.deployments(repository, environment);
    }
}
