/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations.clock;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code PUT /test/clock {"now": "2031-02-20T10:00:00Z"}} stops time there, {@code DELETE} lets it go on. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/test/clock")
public final class TestClock extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 1_000;
    private static final Pattern NOW = Pattern.compile("\\s*\\{\\s*\"now\"\\s*:\\s*\"([^\"]*)\"\\s*}\\s*");

    private final transient SettableClock clock;

    @Activate
    public TestClock(@Reference(name = "clock", target = "(parley.clock=test)") Clock clock) {
        this.clock = (SettableClock) clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        switch (request.getMethod()) {
            case "PUT" -> set(request, response);
            case "DELETE" -> {
                clock.goOn();
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    private void set(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = new String(request.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
        var now = NOW.matcher(body);
        try {
            clock.stopAt(Instant.parse(now.matches() ? now.group(1) : ""));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (DateTimeException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
