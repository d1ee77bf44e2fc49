/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

/** How people say that they want a new change. */
final class Rules {

    private static final String NEW = "[brand] [new] [{priority} priority] [{type}] ";
    private static final String A = "(a|an|another|one) " + NEW;
    private static final String CHANGE = "(change|change request|change ticket|request|ticket|rfc|cr|chg)";
    private static final String CREATE = "(create|make|raise|log|file|submit|add|register|initiate|set up"
            + "|put in|put through|prepare|draft|enter)";
    private static final String A_CHANGE = "(" + CREATE + " [me|us] [" + A + "|" + NEW + "] " + CHANGE
            + "|(open|start|begin|request|plan|schedule|book|do|get|need|want|require) [me|us] " + A + CHANGE
            + "|new [{type}] " + CHANGE + ")";
    private static final String LATER = "(tonight|today|tomorrow|starting|beginning|next week|this weekend"
            + "|on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)|with {priority} priority)";

    /** An issue, or a pull request; where it is not one word, the slot reads it from the whole sentence. */
    private static final String EVIDENCE = "[the|my|our] ([jira|github] [issue|ticket|story|bug|task|epic]"
            + " ({jira_issue_key}|{pull_request})|[github] (pr|pull request|pull) *|https *)";

    static final String[] ALL = {
        A_CHANGE,
        "^ [a|an|another] [new] {type} change",
        "^ (a new|another) " + CHANGE,
        "^ create $",
        "^ (create|raise|file|submit|open|log) [me|us] (one|a new one|another|another one) [for (me|us)] $",
        "^ ({type}|urgent|urgently) [i|we] need [a|an] [new] " + CHANGE,
        "^ (chg|rfc|cr|change request) for *",
        "(creation|raising) of " + A + CHANGE,
        A_CHANGE + " (called|titled|entitled|named) {short_description}",
        A_CHANGE + " to {short_description} [" + LATER + " *]",
        A_CHANGE + " to (the|my|our|a|an|this|that)",
        "(plan|schedule|book) " + A + CHANGE + " for {planned_start_date}",
        A_CHANGE + " (for|on) [the] (ci|configuration item) {cmdb_ci} [" + LATER + " *]",

        // What it is made for.
        A_CHANGE + " (for|from|out of|based on|about) " + EVIDENCE,
        "^ [a|an|the|another] [new] [{type}] (change|change request|rfc|cr|chg) (for|from|out of|based on) " + EVIDENCE,
        "(turn|make|convert) " + EVIDENCE + " [in] (to|into) " + A + CHANGE,

        // What it is not.
        "!request for (pto|vacation|leave|time off|money)",
        "!change (of|freeze|window|manager|management|board|process|policy|calendar)",
        "!how (to|do|does|can|could|would|should)",
        "!(what happens (if|when|after)|in which way)",
        "!(not|never|without|not to|never to|no need to|not (want|wish|need|have|going) to) " + CREATE
    };

    private Rules() {}
}
