/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.websocket.Frame.Encoded;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Server-sent events: a frame is the data of one. No thread waits for the client; the server calls when there is room
 * for more.
 */
final class EventLine implements Line, WriteListener, AsyncListener {

    private static final byte[] STILL_HERE = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Switchboard switchboard;
    private final Visitor visitor;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable whenOpen;
    private final AtomicBoolean isGone = new AtomicBoolean();
    private final Connection connection;

    // Guarded by this: what is to be done as soon as the server is ready for it.
    private final Queue<Step> steps = new ArrayDeque<>(2);
    private boolean isOpen;

    private interface Step {
        void take() throws IOException;
    }

    /** @param begin what is to be done with the connection once it is open */
    EventLine(Switchboard switchboard, Visitor visitor, Limits limits, AsyncContext context, Consumer<Connection> begin)
            throws IOException {
        this.switchboard = switchboard;
        this.visitor = visitor;
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.connection = switchboard.connect(visitor, this, limits);
        this.whenOpen = () -> begin.accept(connection);
        context.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public void send(Encoded frame, Runnable sent) {
        String id = frame.seq() == Frame.NO_SEQ ? "" : "id: " + frame.seq() + "\n";
        write((id + "data: " + frame.json() + "\n\n").getBytes(StandardCharsets.UTF_8), sent);
    }

    /** Nobody answers to this: as long as it can be written, the client is there. */
    @Override
    public void ping() {
        write(STILL_HERE, () -> {});
    }

    /** Clients connect again by themselves, and say what they have. */
    @Override
    public void close(int code, String reason, Runnable said) {
        cut();
        said.run();
    }

    @Override
    public void cut() {
        gone();
        try {
            context.complete();
        } catch (IllegalStateException ended) {
            // The client was first.
        }
    }

    @Override
    public void onWritePossible() {
        boolean opens;
        synchronized (this) {
            opens = !isOpen;
            isOpen = true;
        }
        if (opens) {
            ping();
            whenOpen.run();
        } else {
            advance();
        }
    }

    private void write(byte[] bytes, Runnable sent) {
        synchronized (this) {
            steps.add(() -> out.write(bytes));
            steps.add(out::flush);
            steps.add(() -> {
                connection.heard();
                sent.run();
            });
        }
        advance();
    }

    private void advance() {
        try {
            synchronized (this) {
                while (isOpen && !steps.isEmpty() && !isGone.get() && out.isReady()) {
                    steps.remove().take();
                }
            }
        } catch (IOException | RuntimeException broken) {
            cut();
        }
    }

    private void gone() {
        if (isGone.compareAndSet(false, true)) {
            switchboard.gate().leave(visitor.user());
            switchboard.disconnect(connection);
        }
    }

    @Override
    public void onError(Throwable broken) {
        cut();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone();
    }

    @Override
    public void onError(AsyncEvent event) {
        gone();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is not begun twice.
    }
}
