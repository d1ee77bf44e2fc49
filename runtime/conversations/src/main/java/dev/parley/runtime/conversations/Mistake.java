/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

/** What was given is not as it has to be: a file, or the options of a command. */
public final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What the command ends with. */
    static final int EXIT = 2;

    Mistake(String problem) {
        super(problem);
    }

    Mistake(Place place, String problem) {
        super(place + ": " + problem);
    }
}
