/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A way to another server on this machine, over HTTP, on which things go wrong as they are told to. */
public final class FaultyWay implements AutoCloseable {

    /** A request that is on its way. */
    public record Request(String method, String path) {

        public boolean is(String otherMethod, String part) {
            return method.equals(otherMethod) && path.contains(part);
        }
    }

    /**
     * What becomes of a request.
     *
     * @param before milliseconds until it goes on
     * @param arrives whether it reaches the server
     * @param after milliseconds until the answer goes back
     * @param part of the answer that comes back before the connection breaks; 1 is all, 0 nothing
     * @param instead an answer that the server never gave
     */
    public record Fate(int before, boolean arrives, int after, double part, byte[] instead) {

        public static final Fate GOOD = new Fate(0, true, 0, 1, null);

        /** It never arrives, and the connection breaks. */
        public static final Fate DROPPED = new Fate(0, false, 0, 0, null);

        /** It arrives and is carried out, and the answer is lost. */
        public static final Fate UNANSWERED = new Fate(0, true, 0, 0, null);

        public static final Fate CUT = new Fate(0, true, 0, 0.6, null);

        public static Fate late(int before, int after) {
            return new Fate(before, true, after, 1, null);
        }

        /** This fate of the answer, though the request arrives and is carried out. */
        public Fate afterAll() {
            return new Fate(before, true, after, part, instead);
        }

        /** Somebody on the way answers. */
        public static Fate instead(String status, String headers, String body) {
            var answer = "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                    .formatted(status, headers, body.getBytes(StandardCharsets.UTF_8).length, body);
            return new Fate(0, false, 0, 1, answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final URI server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "faulty-way");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Request> seen = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Fate> fates = request -> Fate.GOOD;
    private ServerSocket door;

    public FaultyWay(URI server) {
        this.server = server;
        open(0);
    }

    private void open(int port) {
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var here = door;
            threads.execute(() -> accept(here));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it begins, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Decides from now on what becomes of each request. */
    public void fates(Function<Request, Fate> decided) {
        fates = decided;
    }

    /** What has come by so far. */
    public List<Request> seen() {
        return seen;
    }

    /** Refuses connections from now on. */
    public void shut() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes connections again. */
    public void open() {
        open(door.getLocalPort());
    }

    private void accept(ServerSocket here) {
        try {
            while (true) {
                var client = here.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // It is shut.
        }
    }

    private void serve(Socket client) {
        try (client) {
            while (served(client)) {
                // and the next
            }
        } catch (IOException | RuntimeException e) {
            // The client is gone; that is its affair.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the connection is good for another request. */
    private boolean served(Socket client) throws IOException, InterruptedException {
        var request = read(client.getInputStream());
        var line = new String(request, StandardCharsets.US_ASCII).split(" ", 3);
        var what = new Request(line[0], line[1]);
        var fate = fates.apply(what);
        seen.add(what);
        TimeUnit.MILLISECONDS.sleep(fate.before());
        var given = fate.arrives() ? forward(request) : new byte[0];
        var answer = fate.instead() == null ? given : fate.instead();
        TimeUnit.MILLISECONDS.sleep(fate.after());
        var sent = (int) (answer.length * fate.part());
        client.getOutputStream().write(answer, 0, sent);
        client.getOutputStream().flush();
        if (sent < answer.length || answer.length == 0) {
            client.setSoLinger(true, 0);
        }
        return sent == answer.length && answer.length > 0 && fate.instead() == null;
    }

    /** Head and body of a request. */
    private static byte[] read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var head = -1;
        while (head < 0) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("the request breaks off");
            }
            bytes.write(one);
            if (one == '\n' && endsWith(bytes.toByteArray(), END)) {
                head = bytes.size();
            }
        }
        var length = LENGTH.matcher(bytes.toString(StandardCharsets.US_ASCII));
        if (length.find()) {
            bytes.write(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        return bytes.toByteArray();
    }

    private static boolean endsWith(byte[] bytes, byte[] end) {
        return bytes.length >= end.length
                && Arrays.equals(bytes, bytes.length - end.length, bytes.length, end, 0, end.length);
    }

    private byte[] forward(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            var text = new String(request, StandardCharsets.ISO_8859_1);
            var once = text.replaceFirst("\r\n", "\r\nConnection: close\r\n");
            socket.getOutputStream().write(once.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.replaceFirst("(?i)\r\nConnection: close", "").getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
    }
}
