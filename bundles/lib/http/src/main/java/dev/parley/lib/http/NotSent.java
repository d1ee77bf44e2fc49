/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.io.IOException;

/** The request did not reach the other system: nothing has happened there. */
public final class NotSent extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean withheld;

    NotSent(String message, Throwable cause) {
        this(message, cause, false);
    }

    private NotSent(String message, Throwable cause, boolean withheld) {
        super(message, cause);
        this.withheld = withheld;
    }

    /** Parley itself did not send it: trying again at once is of no use, and the other system is not to blame. */
    static NotSent withheld(String message, Throwable cause) {
        return new NotSent(message, cause, true);
    }

    boolean isWithheld() {
        return withheld;
    }
}
