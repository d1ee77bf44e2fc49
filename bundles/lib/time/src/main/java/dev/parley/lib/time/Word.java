/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.util.List;

/**
 * A meaning of a word or phrase.
 *
 * @param weak whether it means something else as often
 * @param phrase the words it is made of
 */
record Word(Kind kind, String value, boolean weak, List<String> phrase) {

    /** What a word does in an expression of time; the tables of words name them in lower case. */
    enum Kind {
        /** A quantity: 2, 0.5. */
        NUMBER,
        /** What follows a quantity and adds to it: "and a half". */
        AND_HALF,
        /** 1 to 31, -1 for the last. */
        ORDINAL,
        /** An ISO period or duration. */
        UNIT,
        WEEK,
        MONTH,
        YEAR,
        /** 1 is Monday. */
        WEEKDAY,
        MONTH_NAME,
        /** Days from today. */
        DAY,
        TONIGHT,
        LAST_NIGHT,
        /** Days from the start. */
        START_DAY,
        PART,
        HALF,
        CLOCK,
        /** Minutes that the hour behind it is to be changed by: "half past". */
        PAST,
        /** Between minutes and an hour, 1 or -1: "past", "to". */
        MINUTES_PAST,
        OCLOCK,
        HOURS,
        /** Weeks from this one: "next". */
        WHICH,
        COMING,
        AFTER_NEXT,
        WEEKEND,
        /** A day of a month, -1 for the last: "end of". */
        EDGE,
        EDGE_OF_MONTH,
        OF,
        NOW,
        /** "in" two hours. */
        AHEAD,
        /** In two hours' "time". */
        AHEAD_END,
        /** Two hours "from now". */
        FROM_NOW,
        /** A week "from" Friday. */
        FROM,
        AGO,
        /** "vor" zwei Stunden. */
        AGO_BEFORE,
        /** An hour "later", 1 or -1. */
        LATER,
        LONGER,
        /** "postpone", 1 or -1. */
        SHIFT,
        /** "move", which needs a particle. */
        MOVE,
        PARTICLE,
        STRETCH,
        BY,
        FOR,
        FOR_NEXT,
        LONG,
        START,
        UNTIL,
        TO,
        BETWEEN,
        AND,
        /** Behind it, a number is an hour. */
        AT,
        /** Behind it, a weak word is a day. */
        ON,
        /** Stands between the parts of an expression. */
        LINK,
        ALL_DAY,
        /** Says nothing in an answer. */
        FILLER,
        /** What follows is not when it will be: "every", "since", "not". */
        VOID,
        /** What follows takes the place of what was said. */
        RATHER,
        /** The number behind it is a name: "port". */
        LABEL,
        /** The numbers behind it are counts or versions: "scale". */
        CHANGE,
        ZONE_WORD,
        /** No misspelt day or month. */
        OTHER
    }

    int length() {
        return phrase.size();
    }

    int number() {
        return Integer.parseInt(value);
    }
}
