/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.issue;

import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Subject;
import java.util.List;
import java.util.regex.Pattern;

/** The slots that intents about issues have in common. */
public final class IssueSlots {

    /** Names of standards look the same and are none. */
    private static final Pattern KEY = Pattern.compile(
            "(?!(?:UTF|ISO|SHA|RFC|CVE|TLS|SSL|AES|MD|CP|HTTP|IPV)-)[A-Z][A-Z0-9_]{1,19}-[1-9][0-9]{0,9}");

    private static final SlotType.Reference TYPE = new SlotType.Reference(
                    KEY,
                    "PAY-12",
                    true,
                    List.of(new SlotType.Reference.Spelling(
                            Pattern.compile("https?://\\S+/browse/([A-Za-z][A-Za-z0-9_]+-[0-9]+)"), "$1")))
            .naming(Subject.ISSUE);

    private IssueSlots() {}

    /** The key of an issue, also as the address of its page. */
    public static Slot<String> key(String prompt) {
        return Slot.of("jira_issue_key", "Jira issue", TYPE, prompt).cues("Jira ticket", "issue");
    }
}
