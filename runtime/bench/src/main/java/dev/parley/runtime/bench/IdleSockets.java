/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Sockets on which nothing is said: what they cost the server in memory. */
final class IdleSockets {

    /** So many one user may have. */
    private static final int EACH = 20;

    private static final int PONG = 10;

    /** Long enough for the server to have pinged all. */
    private static final Duration STAY = Duration.ofSeconds(40);

    private final Server server;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    IdleSockets(Server server) {
        this.server = server;
    }

    /** One line of figures. */
    String measure(int count) throws Exception {
        long base = settled();
        var sockets = new ArrayList<SocketChannel>();
        try (var selector = Selector.open()) {
            open(count, sockets, selector);
            serve(selector, System.nanoTime() + STAY.toNanos());
            long alive = selector.keys().stream().filter(SelectionKey::isValid).count();
            long resident = settled();
            return String.format(
                    Locale.ROOT,
                    "%d idle sockets, %d of them alive after %d s: resident memory %d MB, %d MB over the base",
                    count,
                    alive,
                    STAY.toSeconds(),
                    resident,
                    resident - base);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** Resident memory in megabytes, after the server's rubbish is collected. */
    private long settled() throws IOException, InterruptedException {
        var collect = new ProcessBuilder("jcmd", Long.toString(server.process().pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true);
        collect.start().waitFor(30, TimeUnit.SECONDS);
        return server.residentMegabytes();
    }

    private void open(int count, List<SocketChannel> sockets, Selector selector) throws IOException {
        var token = "";
        try (var connection = new Connection(server.port())) {
            for (int i = 0; i < count; i++) {
                token = i % EACH == 0 ? HttpLine.newGuest(connection) : token;
                var socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                sockets.add(socket);
                var handshake = SocketLine.handshake(server.port(), token).getBytes(StandardCharsets.US_ASCII);
                socket.write(ByteBuffer.wrap(handshake));
                read(socket);
                socket.configureBlocking(false);
                socket.register(selector, SelectionKey.OP_READ);
            }
        }
    }

    private void serve(Selector selector, long until) throws IOException {
        while (System.nanoTime() < until) {
            selector.select(100);
            for (var key : selector.selectedKeys()) {
                var socket = (SocketChannel) key.channel();
                if (read(socket) < 0) {
                    key.cancel();
                } else {
                    // Whatever it was: an unasked pong is allowed, and tells that somebody is there.
                    socket.write(ByteBuffer.wrap(SocketLine.frame(PONG, new byte[0])));
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private int read(SocketChannel socket) throws IOException {
        int length = socket.read(buffer.clear());
        if (length > 0
                && socket.isBlocking()
                && !new String(buffer.array(), 0, 12, StandardCharsets.US_ASCII).equals("HTTP/1.1 101")) {
            throw new IOException("the server refused the socket: "
                    + new String(buffer.array(), 0, length, StandardCharsets.US_ASCII));
        }
        return length;
    }
}
