/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server that sends exactly what a test says, when it says so. One request a connection. */
final class RawServer implements AutoCloseable {

    /** What becomes of a connection after its request has come. */
    @FunctionalInterface
    interface Conduct {

        void answer(Socket connection) throws IOException, InterruptedException;
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Conduct conduct;
    private final CountDownLatch closed = new CountDownLatch(1);

    RawServer(Conduct conduct) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), conduct);
    }

    RawServer(ServerSocket server, Conduct conduct) {
        this.server = server;
        this.conduct = conduct;
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
                start(() -> serve(connection));
            }
        } catch (IOException end) {
            // the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            requests.add(read(connection.getInputStream()));
            conduct.answer(connection);
        } catch (IOException | InterruptedException gone) {
            // as the test wants it
        }
    }

    private static String read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        var length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ");
        int bytes = length.length < 2 ? 0 : Integer.parseInt(length[1].split("\r")[0]);
        return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Until the test is over. */
    void hold() throws InterruptedException {
        closed.await();
    }

    static void send(Socket connection, String text) throws IOException {
        send(connection.getOutputStream(), text);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** A chunk of the chunked coding. */
    static void chunk(Socket connection, String text) throws IOException {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        send(connection, Integer.toHexString(length) + "\r\n" + text + "\r\n");
    }

    static String head(String type, String framing) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + framing + "\r\n\r\n";
    }

    int port() {
        return server.getLocalPort();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
