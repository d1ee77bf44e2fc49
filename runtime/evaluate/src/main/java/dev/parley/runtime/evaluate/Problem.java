/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

/** Something that stops the command; the message is the one sentence that the user reads. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The arguments are wrong, or what is in the file that they name. */
    static final int USAGE = 2;

    private final int exit;

    private Problem(String sentence, int exit) {
        super(sentence);
        this.exit = exit;
    }

    static Problem usage(String sentence, Object... values) {
        return new Problem(sentence.formatted(values), USAGE);
    }

    static Problem failure(String sentence, Object... values) {
        return new Problem(sentence.formatted(values), 1);
    }

    int exit() {
        return exit;
    }
}
