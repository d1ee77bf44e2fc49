/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A way to a server on this machine that can be shut and opened again. */
final class Gate implements AutoCloseable {

    private final int to;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object frozen = new Object();
    private volatile boolean freezing;
    private ServerSocket entrance;

    /** A gate to this port, open. */
    Gate(int to) throws IOException {
        this.to = to;
        entrance = anywhere();
        port = entrance.getLocalPort();
        daemon(() -> accept(entrance));
    }

    /** Below the ports that outgoing connections get: one of those would keep the gate from opening again. */
    private static ServerSocket anywhere() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_001, 32_000);
            try {
                return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                // Somebody has it: try another.
            }
        }
    }

    int port() {
        return port;
    }

    /** Cuts what is connected, refuses what wants to. */
    void shut() throws IOException {
        entrance.close();
        cut();
    }

    void open() throws IOException {
        entrance = new ServerSocket();
        entrance.setReuseAddress(true);
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var opened = entrance;
        daemon(() -> accept(opened));
    }

    /** Lets nothing through, and says so to nobody. */
    void freeze() {
        freezing = true;
    }

    void thaw() {
        synchronized (frozen) {
            freezing = false;
            frozen.notifyAll();
        }
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                var in = at.accept();
                var out = new Socket(InetAddress.getLoopbackAddress(), to);
                sockets.add(in);
                sockets.add(out);
                daemon(() -> pass(in, out));
                daemon(() -> pass(out, in));
            }
        } catch (IOException e) {
            // The gate was shut.
        }
    }

    private void pass(Socket from, Socket into) {
        var bytes = new byte[8192];
        try {
            for (var read = 0; read >= 0; read = from.getInputStream().read(bytes)) {
                await();
                into.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException | InterruptedException e) {
            // One side is gone: so is the other.
        }
        close(from);
        close(into);
    }

    private void await() throws InterruptedException {
        synchronized (frozen) {
            while (freezing) {
                frozen.wait();
            }
        }
    }

    private void cut() {
        sockets.forEach(this::close);
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        thaw();
        shut();
    }
}
