/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Rejected;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryCodeTest extends CodeHostContract {

    private final MemoryCode code = new MemoryCode();

    @Override
    protected CodeHost code() {
        return code;
    }

    @Override
    protected void given(PullRequest pullRequest) {
        code.put(pullRequest);
    }

    @Override
    protected List<String> comments(String repository, int number) {
        return code.comments(repository, number);
    }

    @Override
    protected Map<String, Verdict> statuses(String repository, String sha) {
        return code.statuses(repository, sha);
    }

    @Override
    protected Map<String, Verdict> deployments(String repository, String environment) {
        return code.deployments(repository, environment);
    }

    @Test
    void fails_when_told_to() {
        var failure = new Rejected("No.");
        code.fail(() -> failure);
        assertSame(failure, assertThrows(Rejected.class, () -> code.pullRequest("acme/pay", 1)));
        assertEquals(1, code.calls());
    }
}
