/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that misbehaves on the wire as a test says. Each connection has a thread, and all end with the server. */
final class RawServer implements AutoCloseable {

    /** What becomes of a connection, after its first request has come. */
    @FunctionalInterface
    interface Conduct {

        void answer(Socket connection, int request) throws IOException;
    }

    static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private final ServerSocket server;
    private final Conduct conduct;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    RawServer(Conduct conduct) throws IOException {
        this.conduct = conduct;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                connections.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket connection) {
        try {
            for (var request = read(connection.getInputStream());
                    !request.isEmpty();
                    request = read(connection.getInputStream())) {
                requests.add(request);
                conduct.answer(connection, requests.size());
            }
        } catch (IOException gone) {
            // as the test wants it
        }
    }

    /** A whole request; empty at the end of the connection. */
    private static String read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        var length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ");
        if (length.length < 2) {
            return head.toString();
        }
        int bytes = Integer.parseInt(length[1].split("\r\n")[0].strip());
        var body = in.readNBytes(bytes);
        return body.length < bytes ? "" : head + new String(body, StandardCharsets.UTF_8);
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    /** Ends a connection with RST. */
    static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    List<String> requests() {
        return requests;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var connection : connections) {
            connection.close();
        }
    }
}
