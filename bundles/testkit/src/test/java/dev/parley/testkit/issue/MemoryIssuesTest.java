/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Rejected;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.issue.IssueTracker.RemoteLink;
import dev.parley.testkit.intent.Turns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryIssuesTest extends IssueTrackerContract {

    private final MemoryIssues issues = new MemoryIssues(Turns.CLOCK);

    @Override
    protected IssueTracker issues() {
        return issues;
    }

    @Override
    protected String open(String summary, String description) {
        return issues.open(summary, description);
    }

    @Override
    protected List<String> comments(String key) {
        return issues.comments(key);
    }

    @Override
    protected List<RemoteLink> links(String key) {
        return issues.links(key);
    }

    @Test
    void fails_when_told_to() {
        var failure = new Rejected("No.");
        issues.fail(() -> failure);
        assertSame(failure, assertThrows(Rejected.class, () -> issues.find("PAY-1")));
        assertEquals(1, issues.calls());
    }
}
