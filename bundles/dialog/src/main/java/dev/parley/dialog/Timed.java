/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that a pattern of an intent's is held against, no longer than a moment: some patterns would take years. */
final class Timed implements CharSequence {

    private static final long MOMENT = Duration.ofMillis(500).toNanos();
    private static final int OFTEN = 1 << 12;

    private final CharSequence text;
    private final long until;
    private int reads;

    private Timed(CharSequence text, long until) {
        this.text = text;
        this.until = until;
    }

    /** A matcher whose methods throw IllegalStateException when they take too long. */
    static Matcher matcher(Pattern pattern, String text) {
        return pattern.matcher(new Timed(text, System.nanoTime() + MOMENT));
    }

    @Override
    public char charAt(int index) {
        if (++reads % OFTEN == 0 && System.nanoTime() - until > 0) {
            throw new IllegalStateException("a pattern of a reference slot takes too long");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
