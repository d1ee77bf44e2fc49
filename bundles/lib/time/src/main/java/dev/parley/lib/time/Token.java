/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.util.List;

/**
 * A piece of a text.
 *
 * @param text in lower case, without umlauts; of an offset, the offset
 * @param numbers those it is made of, in the order of the text
 */
record Token(Kind kind, int from, int to, String text, List<Integer> numbers) {

    enum Kind {
        WORD,
        NUMBER,
        ORDINAL,
        /** 1.5 or 1,5 or 22.30. */
        DECIMAL,
        /** 22:30. */
        CLOCK,
        /** 22h30. */
        HOURS_MINUTES,
        YEAR_MONTH_DAY,
        DAY_MONTH_YEAR,
        /** 04/03 or 04/03/2026. */
        SLASHED,
        OFFSET,
        MARK,
        /** What is no time, whatever it looks like. */
        OPAQUE
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean is(String mark) {
        return kind == Kind.MARK && text.equals(mark);
    }

    int number(int index) {
        return numbers.get(index);
    }
}
