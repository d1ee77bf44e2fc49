/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.code;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A pull request as its host holds it.
 *
 * @param repository {@code owner/name}
 * @param body Markdown, or the empty string
 * @param mergeable empty while the host is still working it out
 * @param approvers who approve it as it stands
 * @param objectors whose last review asks for changes
 * @param files paths of what it changes; the first 300 at most
 */
public record PullRequest(
        String repository,
        int number,
        String title,
        String body,
        String author,
        State state,
        boolean draft,
        Optional<Boolean> mergeable,
        String head,
        String sha,
        String base,
        List<String> approvers,
        List<String> objectors,
        Checks checks,
        List<String> files,
        URI url,
        Instant updatedAt) {

    public enum State {
        OPEN,
        MERGED,
        CLOSED
    }

    /**
     * What was reported at the head commit: check runs and commit statuses together.
     *
     * @param failed names
     * @param pending names
     */
    public record Checks(int passed, List<String> failed, List<String> pending) {

        public static final Checks NONE = new Checks(0, List.of(), List.of());

        public Checks {
            failed = List.copyOf(failed);
            pending = List.copyOf(pending);
        }

        /** How they stand, to follow "its checks": {@code passed}, {@code failed: build}, {@code pending}. */
        public Optional<String> standing() {
            if (!failed.isEmpty()) {
                return Optional.of("failed: " + String.join(", ", failed));
            }
            return total() == 0 ? Optional.empty() : Optional.of(pending.isEmpty() ? "passed" : "pending");
        }

        public int total() {
            return passed + failed.size() + pending.size();
        }
    }

    public PullRequest {
        approvers = List.copyOf(approvers);
        objectors = List.copyOf(objectors);
        files = List.copyOf(files);
    }

    /** How it stands, to follow "is": {@code open, checks passed, approved by ana}. */
    public String standing() {
        var words = new ArrayList<String>();
        words.add((draft && state == State.OPEN ? "a draft" : state.name().toLowerCase(Locale.ROOT)));
        if (state == State.OPEN) {
            checks.standing().ifPresent(how -> words.add("checks " + how));
            if (!objectors.isEmpty()) {
                words.add("changes asked for by " + String.join(", ", objectors));
            } else if (!approvers.isEmpty()) {
                words.add("approved by " + String.join(", ", approvers));
            }
        }
        return String.join(", ", words);
    }

    /** {@code acme/pay#41}. */
    public String name() {
        return repository + '#' + number;
    }
}
