/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.lib.wire.AllowedOrigins;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Sockets and events on a real Jetty, before an {@link Engine}. */
final class Running implements AutoCloseable {

    final Engine engine = new Engine();
    final Ports ports = new Ports();
    final Switchboard switchboard;

    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

    Running(String... allowedOrigins) throws Exception {
        this(Limits.USUAL, allowedOrigins);
    }

    Running(Limits limits, String... allowedOrigins) throws Exception {
        ports.dialog = engine;
        ports.signIn = engine;
        ports.conversations = engine.store;
        switchboard = new Switchboard(ports, limits);
        engine.listener = switchboard;
        var entrance = new Entrance(ports, new AllowedOrigins(allowedOrigins));
        var context = new ServletContextHandler();
        JettyWebSocketServletContainerInitializer.configure(context, null);
        context.addServlet(new ServletHolder(new Sockets(switchboard, entrance, new Welcome(ports))), "/ws/chat/*");
        var events = new ServletHolder(new Events(switchboard, entrance));
        events.setAsyncSupported(true);
        context.addServlet(events, "/api/chat/events/*");
        context.addServlet(events, "/api/chatbot/events/*");
        server.setHandler(context);
        server.start();
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** A socket of Ada's that was welcomed. */
    Client ada() throws Exception {
        return welcomed("Authorization: Bearer ada-token");
    }

    Client bob() throws Exception {
        return welcomed("Authorization: Bearer bob-token");
    }

    Client welcomed(String... headers) throws Exception {
        var client = connect("/ws/chat/", headers);
        client.next("bot_message");
        return client;
    }

    Client connect(String path, String... headers) throws Exception {
        return new Client(port(), path, 0, headers);
    }

    @Override
    public void close() {
        switchboard.stop();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
