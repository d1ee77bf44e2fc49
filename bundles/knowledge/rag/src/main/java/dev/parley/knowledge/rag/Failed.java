/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A call that gave no answer. The message is for admins and repeats nothing of what was sent or came back. */
final class Failed extends IOException {

    private static final long serialVersionUID = 1;

    /** What kind of failure it is, and so what follows from it. */
    enum Kind {
        /** There was no connection. */
        UNREACHED(true, true, true),
        /** It says that it, or what is behind it, cannot just now. */
        BUSY(true, true, true),
        /** It was asked too often. */
        LIMITED(true, false, true),
        /** An error of its own, or no answer in time. */
        TROUBLED(false, true, true),
        /** It does not accept the key. */
        STRANGER(false, false, true),
        /** Parley leaves it alone for a while. */
        WITHHELD(false, false, true),
        /** What it sent is no answer: HTML, half of one, too much. */
        USELESS(false, true, false),
        /** It does not take the question as it was put. */
        REJECTED(false, false, false),
        /** The conversation that it once named is no longer there. */
        FORGOTTEN(false, false, false),
        /** The address is one that Parley does not connect to. */
        FORBIDDEN(false, false, false);

        /** Whether it is worth another try. */
        final boolean isPassing;
        /** Whether it counts against the service. */
        final boolean isItsFault;
        /** Whether the same question may be answered later. */
        final boolean isUnavailable;

        Kind(boolean isPassing, boolean isItsFault, boolean isUnavailable) {
            this.isPassing = isPassing;
            this.isItsFault = isItsFault;
            this.isUnavailable = isUnavailable;
        }
    }

    private final Kind kind;
    private final transient Optional<Duration> comeBack;

    Failed(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    /** @param comeBack after how long it wants to be asked again */
    Failed(Kind kind, String message, Optional<Duration> comeBack) {
        super(message);
        this.kind = kind;
        this.comeBack = comeBack;
    }

    Kind kind() {
        return kind;
    }

    Optional<Duration> comeBack() {
        return comeBack;
    }
}
