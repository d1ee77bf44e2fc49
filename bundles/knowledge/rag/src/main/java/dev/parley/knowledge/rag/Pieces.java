/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.util.function.Consumer;

/**
 * Passes an answer on as it is written, but its beginning only when it can no longer turn out to be none: an "I don't
 * know", a web page.
 */
final class Pieces {

    private final Mapping mapping;
    private final Consumer<String> listener;
    private final StringBuilder text = new StringBuilder();
    private int passed;

    Pieces(Mapping mapping, Consumer<String> listener) {
        this.mapping = mapping;
        this.listener = listener;
    }

    void add(String piece) {
        if (text.length() <= Text.MOST) {
            text.append(Text.clean(piece));
        }
        if (passed > 0 || !mapping.mayBeNoAnswer(text.toString())) {
            pass();
        }
    }

    /** The service has taken back what it wrote; listeners get the whole answer in the end. */
    void replace(String whole) {
        text.setLength(0);
        text.append(Text.clean(whole));
        passed = Math.min(passed, text.length());
    }

    /** It is an answer. */
    void finish() {
        pass();
    }

    String text() {
        return text.toString();
    }

    private void pass() {
        int end = Math.min(text.length(), Text.MOST);
        if (end > passed) {
            var next = text.substring(passed, end);
            passed = end;
            listener.accept(next);
        }
    }
}
