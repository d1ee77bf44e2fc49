/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.List;

/**
 * How a conversation went.
 *
 * @param transcript what was said, up to the turn that failed
 * @param differences what was not as expected in the last turn, or in the changes after it
 * @param reason why it was skipped, or empty
 */
public record Verdict(
        Conversation conversation,
        Result result,
        List<Exchange> transcript,
        List<Difference> differences,
        String reason) {

    public enum Result {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** @param place where the turn stands */
    public record Exchange(Place place, String user, String bot) {}

    static Verdict skipped(Conversation conversation, String reason) {
        return new Verdict(conversation, Result.SKIPPED, List.of(), List.of(), reason);
    }
}
