/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import dev.parley.runtime.settings.Json;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;

/** The clock of a Parley, which one that was started for tests lets set. */
record ParleyClock(URI url) {

    /** Whether time stands still there now. */
    boolean stopAt(Instant now) {
        return !send("PUT", Json.write(Map.of("now", now))).isRefused();
    }

    /** Lets time go on where it was stopped. */
    void goOn() {
        send("DELETE", "");
    }

    private Reply send(String method, String body) {
        return Guest.send(url.resolve("/test/clock"), method, "", BodyPublishers.ofString(body));
    }
}
