/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.conversation.Audience;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Problem;
import dev.parley.lib.wire.SessionCookie;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Where WebSockets begin. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/ws/chat/*")
public final class Sockets extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final long SECONDS = 2;

    private final transient Switchboard switchboard;
    private final transient Entrance entrance;
    private final transient Welcome welcome;

    @Activate
    public Sockets(
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "entrance") Entrance entrance,
            @Reference(name = "welcome") Welcome welcome) {
        this.switchboard = switchboard;
        this.entrance = entrance;
        this.welcome = welcome;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            begin(request, response);
        } catch (RuntimeException e) {
            Refusing.answer(response, e);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        if (!path.equals("/")) {
            throw new Refusal(Problem.of(404, "There is nothing at this address."));
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            throw new Refusal(Problem.of(426, "This is for WebSockets."), Map.of("Upgrade", "websocket"));
        }
        var visitor = entrance.admit(request, audience(request));
        switchboard.gate().enter(visitor.user());
        upgrade(request, response, new Socket(switchboard, visitor, welcome.of(visitor)), visitor);
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response, Socket socket, Visitor visitor)
            throws IOException {
        boolean isUpgraded = false;
        try {
            visitor.fresh()
                    .ifPresent(
                            session -> response.addHeader("Set-Cookie", SessionCookie.of(session, request.isSecure())));
            isUpgraded = container().upgrade((asked, answer) -> agree(request, answer, socket), request, response);
        } finally {
            if (!isUpgraded) {
                socket.gone();
            }
        }
        if (!isUpgraded && !response.isCommitted()) {
            throw new BadInput("This is no WebSocket handshake.");
        }
    }

    /** Without compression, which would keep some hundred kilobytes for each socket. */
    private static Socket agree(HttpServletRequest request, JettyServerUpgradeResponse answer, Socket socket) {
        answer.setExtensions(List.of());
        if (Entrance.protocols(request).anyMatch(Entrance.PROTOCOL::equals)) {
            answer.setAcceptedSubProtocol(Entrance.PROTOCOL);
        }
        return socket;
    }

    private JettyWebSocketServerContainer container() {
        return Optional.ofNullable(JettyWebSocketServerContainer.getContainer(getServletContext()))
                .orElseThrow(() -> new Refusal(Problem.later(
                        503, "The server does not serve WebSockets just now; try again in 2 s.", SECONDS)));
    }

    static Audience audience(HttpServletRequest request) {
        String audience = Optional.ofNullable(request.getParameter("audience")).orElse("assistant");
        return switch (audience) {
            case "assistant" -> Audience.ASSISTANT;
            case "customer" -> Audience.CUSTOMER;
            default -> throw new BadInput("audience must be assistant or customer.");
        };
    }
}
