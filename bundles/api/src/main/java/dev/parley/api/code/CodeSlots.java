/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.code;

import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Subject;
import java.util.List;
import java.util.regex.Pattern;

/** The slots that intents about pull requests have in common. */
public final class CodeSlots {

    private static final Pattern NAME = Pattern.compile("[A-Z0-9][A-Z0-9-]*/[A-Z0-9_.-]+#[1-9][0-9]{0,8}");
    private static final String REPOSITORY = "([\\w-]+/[\\w.-]*\\w)";
    private static final String PR = "(?i:pull[ -]?request|pull|pr)s?\\s*(?:(?i:no\\.?|number|nr\\.?|nummer)\\s*)?#?";

    private static final SlotType.Reference TYPE = new SlotType.Reference(
                    NAME,
                    "acme/pay#41",
                    false,
                    List.of(
                            spelling("https?://[^\\s/]+/" + REPOSITORY + "/pull/(\\d+)", "$1#$2"),
                            spelling(
                                    PR
                                            + "(\\d+)\\s+(?i:in|of|on|from|at|aus|von|im)\\s+(?:(?i:the|repo|repository|dem)\\s+)*"
                                            + REPOSITORY,
                                    "$2#$1"),
                            spelling(REPOSITORY + "(?:'s)?\\s+" + PR + "(\\d+)", "$1#$2"),
                            spelling(REPOSITORY + "\\s*#(\\d+)", "$1#$2"),
                            spelling(REPOSITORY + "!(\\d+)", "$1#$2")))
            .naming(Subject.PULL_REQUEST);

    private CodeSlots() {}

    /** A pull request as {@code owner/name#number}, also as its address, or "PR 41 in acme/pay". */
    public static Slot<String> pullRequest(String prompt) {
        return Slot.of("pull_request", "pull request", TYPE, prompt).cues("PR");
    }

    /** {@code acme/pay} of {@code acme/pay#41}. */
    public static String repository(String pullRequest) {
        return pullRequest.substring(0, pullRequest.indexOf('#'));
    }

    /** {@code 41} of {@code acme/pay#41}. */
    public static int number(String pullRequest) {
        return Integer.parseInt(pullRequest.substring(pullRequest.indexOf('#') + 1));
    }

    private static SlotType.Reference.Spelling spelling(String pattern, String name) {
        return new SlotType.Reference.Spelling(Pattern.compile(pattern), name);
    }
}
