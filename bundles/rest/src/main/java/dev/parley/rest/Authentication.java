/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import dev.parley.lib.wire.Bearer;
import dev.parley.lib.wire.SessionCookie;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * Finds out who calls: by bearer token, which must be good; else by cookie, which may be old; else it is a guest, who
 * gets a cookie to be known by the next time.
 */
@SignedIn
final class Authentication implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String CHALLENGE = "Bearer realm=\"Parley\"";
    private static final String NEW_SESSION = "parley.session";

    private final Ports ports;

    Authentication(Ports ports) {
        this.ports = ports;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var signIn = ports.signIn();
        User user = bearerToken(request)
                .map(token -> signIn.user(token).orElseThrow(Authentication::badToken))
                .or(() -> cookieToken(request).flatMap(signIn::user))
                .orElseGet(() -> guest(request));
        request.setSecurityContext(new Caller(user, request.getSecurityContext().isSecure()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(NEW_SESSION) instanceof Session session
                && !response.getHeaders().containsKey(HttpHeaders.SET_COOKIE)) {
            var cookie = SessionCookie.of(session, request.getSecurityContext().isSecure());
            response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
        }
    }

    /** For those who must sign in first. */
    static NotAuthorizedException unauthorized(String detail) {
        return new NotAuthorizedException(detail, CHALLENGE);
    }

    static Optional<String> bearerToken(ContainerRequestContext request) {
        return Bearer.token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    }

    static Optional<String> cookieToken(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(SignIn.COOKIE)).map(Cookie::getValue);
    }

    private User guest(ContainerRequestContext request) {
        var session = ports.signIn().guest().orElseThrow(() -> unauthorized("Sign in first: POST /api/session/."));
        request.setProperty(NEW_SESSION, session);
        return session.user();
    }

    private static NotAuthorizedException badToken() {
        return new NotAuthorizedException(
                "The bearer token is not valid, or no longer.", CHALLENGE + ", error=\"invalid_token\"");
    }
}
