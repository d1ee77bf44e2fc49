/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.lib.page.Admin;
import dev.parley.lib.page.Refusal;
import dev.parley.runtime.settings.Author;
import dev.parley.runtime.settings.Refused;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Says who is at work while the web console answers, so that the history of settings can tell, on whatever page they are
 * changed. Where a page does not understand that a setting was refused, as the container's own, the reason is answered.
 */
@Component(service = Filter.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=org.apache.felix.webconsole)")
@HttpWhiteboardFilterPattern("/*")
public final class ConsoleAuthors implements Filter {

    private static final int UNPROCESSABLE = 422;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var before = Author.become(name((HttpServletRequest) request));
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            var refused = refused(e);
            if (refused == null || response.isCommitted()) {
                throw e;
            }
            answer(refused, (HttpServletResponse) response);
        } finally {
            Author.become(before);
        }
    }

    private static void answer(Refused refused, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(UNPROCESSABLE);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().println(refused.getMessage());
    }

    private static Refused refused(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    private static String name(HttpServletRequest request) {
        try {
            return Admin.of(request).name();
        } catch (Refusal nobody) {
            return Author.NOBODY;
        }
    }
}
