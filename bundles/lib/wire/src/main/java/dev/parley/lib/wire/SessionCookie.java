/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import java.time.Duration;
import java.time.Instant;

/** The cookie that carries a session's token. */
public final class SessionCookie {

    private SessionCookie() {}

    /**
     * The value of a Set-Cookie header.
     *
     * @param secure whether it goes over HTTPS, and is not to go any other way
     */
    public static String of(Session session, boolean secure) {
        return header(session.token(), Duration.between(Instant.now(), session.expiresAt()), secure);
    }

    /** Makes the browser forget it. */
    public static String cleared(boolean secure) {
        return header("", Duration.ZERO, secure);
    }

    private static String header(String value, Duration age, boolean secure) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(SignIn.COOKIE, value, age.toSeconds(), secure ? "; Secure" : "");
    }
}
