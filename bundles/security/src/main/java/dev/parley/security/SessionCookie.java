/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookie that carries a session's token. */
final class SessionCookie {

    private SessionCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies())
                .map(Arrays::stream)
                .orElseGet(Stream::empty)
                .filter(cookie -> cookie.getName().equals(SignIn.COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    static void write(Session session, HttpServletRequest request, HttpServletResponse response) {
        long seconds = Duration.between(Instant.now(), session.expiresAt()).toSeconds();
        response.addCookie(cookie(session.token(), (int) Math.min(seconds, Integer.MAX_VALUE), request.isSecure()));
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie("", 0, request.isSecure()));
    }

    private static Cookie cookie(String value, int maxAge, boolean secure) {
        var cookie = new Cookie(SignIn.COOKIE, value);
        cookie.setPath("/");
        cookie.setMaxAge(maxAge);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
