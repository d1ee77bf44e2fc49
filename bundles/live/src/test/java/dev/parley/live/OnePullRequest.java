/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.live;

import dev.parley.api.code.CodeHost;
import dev.parley.api.code.PullRequest;
import dev.parley.api.paging.Page;
import java.net.URI;
import java.util.Optional;

/** A code host with one pull request. */
record OnePullRequest(PullRequest request) implements CodeHost {

    @Override
    public Optional<PullRequest> pullRequest(String repository, int number) {
        return Optional.of(request).filter(one -> one.repository().equals(repository) && one.number() == number);
    }

    @Override
    public Page<PullRequest> pullRequests(String repository, boolean openOnly, int limit, Optional<String> cursor) {
        throw new AssertionError();
    }

    @Override
    public Page<PullRequest> search(String words, int limit, Optional<String> cursor) {
        throw new AssertionError();
    }

    @Override
    public void comment(String repository, int number, String mark, String text) {
        throw new AssertionError();
    }

    @Override
    public void status(
            String repository, String sha, String context, Verdict verdict, String description, Optional<URI> target) {
        throw new AssertionError();
    }

    @Override
    public String deployment(String repository, String ref, String environment, String mark, Verdict verdict) {
        throw new AssertionError();
    }
}
