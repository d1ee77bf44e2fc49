/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A way of a phrase through a sentence, up to some token.
 *
 * @param worth the weight of the words that the phrase names, above the lower {@value #NAMED} bits; in these, the
 *     weight of the words that it lets be anything
 * @param start the token that it begins with
 * @param captures the latest of the values that it found, or null
 */
record Way(int worth, int start, Capture captures) {

    /** Enough for the weight of 4,000 characters. */
    static final int NAMED = 14;

    /**
     * A value, from one token to another.
     *
     * @param before the value that was found before it, or null
     */
    record Capture(String slot, int from, int to, Capture before) {}

    int named() {
        return worth >> NAMED;
    }

    /** The weight of all words that the phrase accounts for. */
    int explained() {
        return named() + (worth & ((1 << NAMED) - 1));
    }

    boolean captures(int token) {
        return isAnyCapture(c -> c.from() <= token && token <= c.to());
    }

    boolean hasValue(String slot) {
        return isAnyCapture(c -> c.slot().equals(slot));
    }

    void forEachCapture(Consumer<Capture> action) {
        for (var c = captures; c != null; c = c.before()) {
            action.accept(c);
        }
    }

    private boolean isAnyCapture(Predicate<Capture> condition) {
        var c = captures;
        while (c != null && !condition.test(c)) {
            c = c.before();
        }
        return c != null;
    }
}
