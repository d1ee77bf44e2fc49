/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.time.Instant;
import java.util.Map;

/** Who is talked to: a Parley over HTTP, or one right here. */
public interface Partner {

    /** How one of its users reaches it. */
    interface Line {

        /** Takes and gives what {@code POST /api/chat/message/} does. */
        Reply say(Map<String, ?> message);

        /** All the user's changes, as {@code GET /api/change-requests/} gives them. */
        Reply changes();
    }

    /** For somebody whom it has not seen before. */
    Line guest();

    /** Whether time stands still there now. */
    boolean stopAt(Instant now);

    /** Lets time go on where it was stopped. */
    void goOn();
}
