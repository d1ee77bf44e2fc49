/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets admins into the web console, by session cookie, bearer token or HTTP Basic. The console changes things without
 * asking where a request comes from, so what other sites' pages send is refused here.
 */
@Component(property = SecurityProvider.PROPERTY_ID + "=parley")
public final class ConsoleDoor implements SecurityProvider {

    private final SignIn signIn;

    @Activate
    public ConsoleDoor(@Reference(name = "signIn") SignIn signIn) {
        this.signIn = signIn;
    }

    /** The admin who sends this request, or null after answering it. */
    @Override
    public Object authenticate(HttpServletRequest request, HttpServletResponse response) {
        try {
            return admin(request, response).orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public boolean authorize(Object user, String role) {
        return user instanceof User someone && someone.isAdmin();
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.clear(request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", SignInServlet.PATH);
    }

    private Optional<User> admin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!SameOrigin.permits(request)) {
            Problem.CROSS_SITE.write(response);
            return Optional.empty();
        }
        try {
            var user = user(request, response);
            if (user.filter(User::isAdmin).isEmpty()) {
                refuse(user, request, response);
            }
            return user.filter(User::isAdmin);
        } catch (Unavailable e) {
            response.setHeader(
                    "Retry-After", String.valueOf(Math.max(1, e.retryAfter().toSeconds())));
            Problem.UNAVAILABLE.write(response);
            return Optional.empty();
        }
    }

    private Optional<User> user(HttpServletRequest request, HttpServletResponse response) {
        return credentials(request, "bearer ")
                .flatMap(signIn::user)
                .or(() -> credentials(request, "basic ").flatMap(this::account).map(session -> {
                    SessionCookie.write(session, request, response);
                    return session.user();
                }))
                .or(() -> SessionCookie.read(request).flatMap(signIn::user));
    }

    private Optional<Session> account(String base64) {
        try {
            var nameAndPassword = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).split(":", 2);
            return nameAndPassword.length == 2
                    ? signIn.account(nameAndPassword[0], nameAndPassword[1])
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void refuse(Optional<User> user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isBrowser(request)) {
            String problem = user.isEmpty() ? "" : "This needs an account with the role admin.";
            SignInForm.show(response, HttpServletResponse.SC_UNAUTHORIZED, request.getRequestURI(), problem);
        } else if (user.isPresent()) {
            Problem.FORBIDDEN.write(response);
        } else {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Parley\", charset=\"UTF-8\"");
            Problem.UNAUTHORIZED.write(response);
        }
    }

    private static boolean isBrowser(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        return accept.contains("text/html") && request.getHeader("Authorization") == null;
    }

    private static Optional<String> credentials(HttpServletRequest request, String scheme) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(scheme))
                .map(value -> value.substring(scheme.length()).trim());
    }
}
