/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** What senders are told. They show it to those who set webhooks up. */
enum Answer {
    /** To a ping. */
    READY(200),
    /** Somebody will look at what changed. */
    HEARD(202),
    /** It came before. */
    KNOWN(202),
    /** Nothing of it is anything that conversations follow. */
    IGNORED(202);

    private final int status;

    Answer(int status) {
        this.status = status;
    }

    Response response() {
        return Response.status(status)
                .entity("{\"ok\":true,\"delivery\":\"%s\"}".formatted(name().toLowerCase(Locale.ROOT)))
                .build();
    }
}
