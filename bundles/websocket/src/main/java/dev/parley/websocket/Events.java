/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.conversation.Audience;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.SessionCookie;
import dev.parley.lib.wire.Text;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** One conversation as server-sent events, for networks that kill sockets; what is said there is sent by POST. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/chat/events/*", "/chatbot/events/*"})
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=ContextForRestWhiteboard*)")
public final class Events extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final transient Switchboard switchboard;
    private final transient Entrance entrance;

    @Activate
    public Events(
            @Reference(name = "switchboard") Switchboard switchboard, @Reference(name = "entrance") Entrance entrance) {
        this.switchboard = switchboard;
        this.entrance = entrance;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            permit(request, response);
            begin(request, response);
        } catch (RuntimeException e) {
            Refusing.answer(response, e);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var audience = request.getServletPath().contains("/chatbot") ? Audience.CUSTOMER : Audience.ASSISTANT;
        var conversation = Text.uuid(
                "conversation_id",
                Optional.ofNullable(request.getParameter("conversation_id"))
                        .orElseThrow(() -> new BadInput("Say which conversation_id.")));
        int after = after(request);
        var visitor = entrance.admit(request, audience);
        switchboard.check(visitor, conversation, after);
        switchboard.gate().enter(visitor.user());
        visitor.fresh()
                .ifPresent(session -> response.addHeader("Set-Cookie", SessionCookie.of(session, request.isSecure())));
        open(request, response, visitor, connection -> switchboard.resume(connection, conversation, after));
    }

    private void open(
            HttpServletRequest request, HttpServletResponse response, Visitor visitor, Consumer<Connection> begin)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Accel-Buffering", "no");
        var context = request.startAsync();
        context.setTimeout(0);
        new EventLine(switchboard, visitor, switchboard.limits().pinging(SILENCE), context, begin);
    }

    private void permit(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (entrance.origins().mayRead(origin)) {
            boolean isListed = entrance.origins().isListed(origin);
            response.setHeader("Access-Control-Allow-Origin", isListed ? origin : "*");
            if (isListed) {
                response.setHeader("Access-Control-Allow-Credentials", "true");
            }
            response.addHeader("Vary", "Origin");
        }
    }

    /** What the client had last counts for more than what it was opened with. */
    private static int after(HttpServletRequest request) {
        String seq = Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .filter(id -> !id.isBlank())
                .or(() -> Optional.ofNullable(request.getParameter("after_seq")))
                .orElse("0");
        try {
            int after = Integer.parseInt(seq.strip());
            if (after >= 0) {
                return after;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadInput("after_seq must be a whole number from 0 on.");
    }
}
