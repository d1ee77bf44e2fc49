/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The sign-in page: takes its form, gives the browser a session's cookie and sends it on. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern(SignInServlet.PATH + "*")
public final class SignInServlet extends HttpServlet {

    static final String PATH = "/sign-in/";

    private static final long serialVersionUID = 1;

    /** A path of this server; {@code //host} and {@code /\host} would be another one's. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*");

    private final transient SignIn signIn;

    @Activate
    public SignInServlet(@Reference(name = "signIn") SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SignInForm.show(response, HttpServletResponse.SC_OK, next(request), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!SameOrigin.permits(request)) {
            Problem.CROSS_SITE.write(response);
            return;
        }
        try {
            signIn(request, response);
        } catch (Unavailable e) {
            long seconds = Math.max(1, e.retryAfter().toSeconds());
            response.setHeader("Retry-After", String.valueOf(seconds));
            String problem = e.getMessage() + ". Try again in " + seconds + " seconds.";
            SignInForm.show(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, next(request), problem);
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var session = signIn.account(parameter(request, "name"), parameter(request, "password"));
        if (session.isPresent()) {
            goOn(session.get(), request, response);
        } else {
            SignInForm.show(
                    response, HttpServletResponse.SC_UNAUTHORIZED, next(request), "The name or the password is wrong.");
        }
    }

    private static void goOn(Session session, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.write(session, request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", next(request));
    }

    private static String next(HttpServletRequest request) {
        String next = parameter(request, "next");
        return OWN_PATH.matcher(next).matches() ? next : "/";
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
