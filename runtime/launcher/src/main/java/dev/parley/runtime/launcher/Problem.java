/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

/** Something that stops the command; the message is the one sentence that the user reads. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The arguments are wrong. */
    static final int USAGE = 2;

    private final int exit;

    Problem(String sentence) {
        this(sentence, 1);
    }

    Problem(String sentence, int exit) {
        super(sentence);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
