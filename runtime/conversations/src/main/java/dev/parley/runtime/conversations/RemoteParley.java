/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import dev.parley.runtime.settings.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** A Parley over HTTP. Time can be set in one that was started for tests. */
record RemoteParley(URI url) implements Partner {

    @Override
    public Line guest() {
        var session = new HttpLine(url, "").send("POST", "api/session/", Json.write(Map.of()));
        if (session.isRefused()) {
            throw new IllegalStateException("the Parley at %s lets no guests in: %s".formatted(url, session.says()));
        }
        return new HttpLine(url, session.find("token").orElseThrow());
    }

    @Override
    public boolean stopAt(Instant now) {
        return !clock("PUT", Json.write(Map.of("now", now))).isRefused();
    }

    @Override
    public void goOn() {
        clock("DELETE", "");
    }

    private Reply clock(String method, String body) {
        return new HttpLine(url, "").send(method, "test/clock", body);
    }
}
