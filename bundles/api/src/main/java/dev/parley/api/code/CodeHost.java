/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.code;

import dev.parley.api.paging.Page;
import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The port to a system that hosts code. A repository is {@code owner/name}. Thread-safe. Methods throw
 * {@link dev.parley.api.connector.Unavailable} and {@link dev.parley.api.connector.Rejected}; what is not there is
 * Rejected where it is written to.
 */
@ConsumerType
public interface CodeHost {

    /** How something stands that is reported at a commit or a deployment. */
    enum Verdict {
        PENDING,
        SUCCESS,
        FAILURE,
        ERROR
    }

    /** The pull request with its reviews, checks and files. */
    Optional<PullRequest> pullRequest(String repository, int number);

    /**
     * Pull requests of a repository, last updated first, without reviews, checks and files.
     *
     * @param limit 1 to 100
     */
    Page<PullRequest> pullRequests(String repository, boolean openOnly, int limit, Optional<String> cursor);

    /** Pull requests whose title or body contains these words, in any repository that may be read; as in a list. */
    Page<PullRequest> search(String words, int limit, Optional<String> cursor);

    /**
     * Writes a comment, or rewrites the one with the same mark.
     *
     * @param mark at most 100 letters, digits, {@code -} and {@code .}; kept in the comment, unseen
     */
    void comment(String repository, int number, String mark, String text);

    /**
     * Reports a status at a commit; the same context again replaces it.
     *
     * @param context {@code parley/change}
     */
    void status(
            String repository, String sha, String context, Verdict verdict, String description, Optional<URI> target);

    /**
     * Reports a deployment of a ref and how it stands, making it if there is none with this mark.
     *
     * @return the deployment's id
     */
    String deployment(String repository, String ref, String environment, String mark, Verdict verdict);
}
