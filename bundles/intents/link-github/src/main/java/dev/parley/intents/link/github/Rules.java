/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.github;

/**
 * How people say that a pull request belongs to a change. Where it is named in several words ("PR 41 in acme/pay") or by
 * its address, the slot reads it from the whole sentence.
 */
final class Rules {

    private static final String CHANGE = "(change|change request|change ticket|request|ticket|rfc|cr|chg)";
    private static final String ONE = "([the|my] [" + CHANGE + "] {number}"
            + "|(my|our|the|this|that|a|an) [open|new|latest|last|existing] " + CHANGE + "|it)";
    private static final String LINK = "(link|add|attach|connect|associate|tie|relate|put)";
    private static final String ASKED =
            "^ [(can|could|would|will) you [please]|i (want|need|have) to|i would like to|let me|let us] ";
    private static final String TO = "(to|with|on|onto)";
    private static final String A_PR = "[a|an|the|my|our|this|that|another] [github] (pr|pull request|pull)";
    private static final String NAMED = "[" + A_PR + "] {pull_request}";
    private static final String PAGE = "[" + A_PR + "] https * pull *";

    static final String[] ALL = {
        LINK + " " + NAMED + " " + TO + " " + ONE,
        LINK + " " + A_PR + " * " + TO + " " + ONE,
        LINK + " " + PAGE + " " + TO + " " + ONE,
        "(link|attach|connect|associate|tie|relate) " + ONE + " (to|with) (" + NAMED + "|" + A_PR + " *|" + PAGE + ")",
        ASKED + LINK + " (" + NAMED + "|" + A_PR + ") $",
        ASKED + LINK + " " + PAGE,
        ASKED + "(link|attach|connect|associate) " + A_PR + " *",
        ASKED + "add " + A_PR + " * (in|of|from) *",
        "{number} (is for|is about|belongs to|deploys|ships|releases|relates to|covers) (" + NAMED + "|" + A_PR + " *)",
        "{pull_request} (belongs to|goes with|is for|is deployed by) " + ONE,
        A_PR + " * (belongs to|goes with|is for|is deployed by) " + ONE,

        // What it is not.
        "!change (log|freeze|window|manager|management|board|process|policy|calendar)",
        "!https * browse *",
        "!(unlink|detach|disconnect)",
        "!how (to|do|does|can|could|would|should)",
        "!(what happens (if|when|after)|in which way)",
        "!(not|never|without|not to|never to|no need to|not (want|wish|need|have|going) to) " + LINK
    };

    private Rules() {}
}
