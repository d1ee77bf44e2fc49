/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.update;

/** How people say that a change should be updated. */
final class Rules {

    private static final String CHANGE = "(change|change request|change ticket|request|ticket|rfc|cr|chg)";
    private static final String ONE = "([the|my] [" + CHANGE + "] {number}"
            + "|(my|our|the|this|that|a|an) [open|new|latest|last|existing] " + CHANGE + ")";
    private static final String OF_ONE = "[(of|on|for|in) " + ONE + "]";

    private static final String OTHER = "update|modify|edit|amend|adjust|alter|revise|correct|fix|set";

    /** "Change" is a verb where one can be. */
    private static final String EDIT = "(" + OTHER + "|(to|you|i|we|please|can|must|should|let us|and) change)";

    private static final String PRIORITY = "(priority|prio|urgency)";
    private static final String SUMMARY = "(summary|title|short description)";
    private static final String DESCRIPTION = "(description|details)";
    private static final String START = "(start|start date|start time|planned start)";
    private static final String END = "(end|end date|end time|planned end|finish)";
    private static final String RANK = "(raise|lower|increase|decrease|reduce|bump|make|put|mark|flag)";
    private static final String MOVE =
            "(move|reschedule|postpone|delay|defer|shift|push|push back|put off|bring forward)";
    private static final String HAS_TO = "(should|must|has to|needs to|ought to)";

    private static final String NUMERAL = "(a|an|one|two|three|four|five|six|half an|half a|a couple of|a few|several"
            + "|1|2|3|4|5|6|7|8|9|10|12|14|15|20|24|30|45|48|60|90)";
    private static final String AMOUNT = NUMERAL + " (minute|minutes|min|hour|hours|day|days|week|weeks)";

    private static final String BECOMES = HAS_TO + " (say|read|be|be changed to|be set to|be moved to|be updated to)";

    static final String[] ALL = {
        "(" + OTHER + "|change) " + ONE,
        "(update|modify|edit|amend) " + CHANGE,
        "make (a change|changes|an edit|edits) (to|in) " + ONE,
        "(mistake|typo|error) in [the {field} (of|in|on)] " + ONE,

        // Which field, but not what it should become.
        "(" + OTHER + "|change|raise|lower|increase|decrease|reduce|bump) [the|its] {field} " + OF_ONE,
        "(" + OTHER + "|change|raise|lower|increase|decrease|reduce|bump) " + ONE + " {field}",
        "{field} " + ONE,
        "[the|its] {field} " + OF_ONE + " is (wrong|incorrect|not right)",
        "wrong [{field}|date|dates|time] (in|on|for|of) " + ONE,

        // The priority.
        "[" + EDIT + "|change|" + RANK + "] [the|its] " + PRIORITY + " " + OF_ONE + " (to|as|" + BECOMES
                + ") {priority} [priority]",
        "[" + EDIT + "|change|" + RANK + "] [the|its] " + PRIORITY + " " + OF_ONE + " from * to {priority} [priority]",
        "{number} " + PRIORITY + " {priority}",
        "(" + EDIT + "|change|" + RANK + ") " + ONE + " " + PRIORITY + " from * to {priority} [priority]",
        "^ [the|its] " + PRIORITY + " {priority} $",
        "^ [a] {priority} " + PRIORITY + " $",
        "(" + EDIT + "|change|" + RANK + ") " + ONE + " [" + PRIORITY + "] [to|as|a|at] {priority} [priority]",
        ONE + " [" + PRIORITY + "] " + HAS_TO + " be [a] {priority} [priority]",

        // The texts.
        "(" + EDIT + "|change) [the|its] " + SUMMARY + " " + OF_ONE + " (to|to say|to read) {short_description}",
        "make [the|its] " + SUMMARY + " " + OF_ONE + " [say|read] {short_description}",
        "(" + EDIT + "|change) " + ONE + " " + SUMMARY + " (to|to say|to read) {short_description}",
        SUMMARY + " " + OF_ONE + " " + BECOMES + " {short_description}",
        "rename " + ONE + " [to|as] {short_description}",
        "(" + EDIT + "|change) [the|its] " + DESCRIPTION + " " + OF_ONE + " (to|to say|to read) {description}",
        "(" + EDIT + "|change) " + ONE + " " + DESCRIPTION + " (to|to say|to read) {description}",
        DESCRIPTION + " " + OF_ONE + " " + BECOMES + " {description}",

        // The window.
        MOVE + " " + ONE,
        "(bring|push|move|put|pull) " + ONE + " (forward|back|off|up)",
        MOVE + " " + ONE + " [back|forward|out] (to|for|on|until|till) {planned_start_date}",
        MOVE + " " + ONE + " from * (to|until|till) {planned_start_date}",
        ONE + " [should|must|has to|needs to|to] be (moved|postponed|rescheduled|delayed|shifted|pushed)",
        ONE + " [should|must|has to|needs to|to] be (moved|postponed|rescheduled|delayed|shifted|pushed) [back]"
                + " (to|for|until|till) {planned_start_date}",
        "(" + EDIT + "|change|move) [the|its] " + START + " " + OF_ONE + " (to|for|on) {planned_start_date}",
        ONE + " so [that] it (starts|begins) [on|at] {planned_start_date}",
        START + " " + OF_ONE + " " + BECOMES + " {planned_start_date}",
        "(" + EDIT + "|change|move) " + ONE + " " + START + " (to|for|on) {planned_start_date}",
        ONE + " " + HAS_TO + " (start|begin) [on|at] {planned_start_date} [instead]",
        "(" + EDIT + "|change|move) [the|its] " + END + " " + OF_ONE + " (to|for|on) {planned_end_date}",
        ONE + " so [that] it (ends|finishes) [on|at|by] {planned_end_date}",
        END + " " + OF_ONE + " " + BECOMES + " {planned_end_date}",
        "(" + EDIT + "|change|move) " + ONE + " " + END + " (to|for|on) {planned_end_date}",
        ONE + " " + HAS_TO + " (end|finish|be finished) [on|at|by] {planned_end_date} [instead]",

        // What was last spoken of.
        "^ (" + OTHER + "|change|" + MOVE + ") it $",
        "^ (" + EDIT + "|change|" + RANK + ") it [to|as|a] {priority} [priority] $",
        "^ " + MOVE + " it [back|forward|out] (to|for|on|until|till) {planned_start_date}",
        "^ " + MOVE + " it from * (to|until|till) {planned_start_date}",
        "^ ({field}|begin|" + MOVE + ") [it|" + ONE + "] [by] " + AMOUNT + " (later|earlier|sooner)",
        "^ ({field}|" + MOVE + ") (it|the window) by " + AMOUNT,
        "^ (extend|prolong|shorten|lengthen) (it|the window|" + ONE + ")",
        "^ rename it [to|as] {short_description}",
        "^ [the] wrong ({field}|date|dates|time) $",

        // What it is not.
        "!" + MOVE + " * to (assess|authorize|implement|implementation|review|closed)",
        "!how (to|do|can|could|would|should) (i|we|you|one)",
        "!how to",
        "!(what happens (if|when|after)|in which way)",
        "!(not|never|without|not to|never to|no need to|not (want|wish|need|have|going) to) (" + OTHER
                + "|change|touch|rename|raise|lower|extend|prolong|shorten|lengthen|" + MOVE + ")"
    };

    private Rules() {}
}
