/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.websocket.Frame.Encoded;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A WebSocket, as the server calls it. */
public final class Socket implements Session.Listener.AutoDemanding, Line {

    private final Switchboard switchboard;
    private final Visitor visitor;
    private final Frame welcome;
    private final AtomicBoolean isGone = new AtomicBoolean();
    private volatile Session session;
    private Connection connection;
    private Inbox inbox;

    Socket(Switchboard switchboard, Visitor visitor, Frame welcome) {
        this.switchboard = switchboard;
        this.visitor = visitor;
        this.welcome = welcome;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        // The pulse looks after it.
        opened.setIdleTimeout(Duration.ZERO);
        opened.setMaxTextMessageSize(switchboard.limits().frame());
        opened.setMaxFrameSize(switchboard.limits().frame());
        session = opened;
        connection = switchboard.connect(visitor, this, switchboard.limits());
        inbox = new Inbox(switchboard, connection);
        connection.send(welcome);
    }

    @Override
    public void onWebSocketText(String message) {
        inbox.take(message);
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
        callback.succeed();
        connection.close(Line.NOT_TEXT, "Send text, as JSON.");
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        connection.heard();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        gone();
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason) {
        gone();
    }

    /** It never came about, or it ended; in either case once. */
    void gone() {
        if (isGone.compareAndSet(false, true)) {
            switchboard.gate().leave(visitor.user());
            Optional.ofNullable(connection).ifPresent(switchboard::disconnect);
        }
    }

    @Override
    public void send(Encoded frame, Runnable sent) {
        session.sendText(frame.json(), Callback.from(sent, failure -> {}));
    }

    @Override
    public void ping() {
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void close(int code, String reason, Runnable said) {
        session.close(code, reason, Callback.from(said, failure -> said.run()));
    }

    @Override
    public void cut() {
        session.disconnect();
    }
}
