/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.jira;

/** How people say that an issue belongs to a change. */
final class Rules {

    private static final String CHANGE = "(change|change request|change ticket|request|ticket|rfc|cr|chg)";
    private static final String ONE = "([the|my] [" + CHANGE + "] {number}"
            + "|(my|our|the|this|that|a|an) [open|new|latest|last|existing] " + CHANGE + "|it)";
    private static final String LINK = "(link|add|attach|connect|associate|tie|relate|put)";
    private static final String ASKED =
            "^ [(can|could|would|will) you [please]|i (want|need|have) to|i would like to|let me|let us] ";
    private static final String TO = "(to|with|on|onto)";
    private static final String A = "[a|an|the|my|our|this|that|another] ";
    private static final String KIND = "[issue|ticket|story|bug|task|epic|key]";
    private static final String ISSUE = A + "[jira] " + KIND + " {jira_issue_key}";
    private static final String A_JIRA = A + "jira " + KIND;
    private static final String PAGE = A + "[jira] " + KIND + " https * browse *";

    static final String[] ALL = {
        LINK + " " + ISSUE + " " + TO + " " + ONE,
        LINK + " " + PAGE + " " + TO + " " + ONE,
        LINK + " " + A_JIRA + " " + TO + " " + ONE,
        "(link|attach|connect|associate|tie|relate) " + ONE + " (to|with) (" + ISSUE + "|" + PAGE + "|" + A_JIRA + ")",
        ASKED + LINK + " (" + ISSUE + "|" + A_JIRA + ") $",
        ASKED + LINK + " " + PAGE,
        "(set|change|update) " + A_JIRA + " (of|on|for) " + ONE + " to ({jira_issue_key}|https * browse *)",
        "{number} (is for|is about|belongs to|implements|fixes|resolves|relates to|covers) " + ISSUE,
        "{jira_issue_key} (belongs to|goes with|is fixed by|is for|is implemented by) " + ONE,

        // What it is not.
        "!change (log|freeze|window|manager|management|board|process|policy|calendar)",
        "!(unlink|detach|disconnect)",
        "!how (to|do|does|can|could|would|should)",
        "!(what happens (if|when|after)|in which way)",
        "!(not|never|without|not to|never to|no need to|not (want|wish|need|have|going) to) " + LINK
    };

    private Rules() {}
}
