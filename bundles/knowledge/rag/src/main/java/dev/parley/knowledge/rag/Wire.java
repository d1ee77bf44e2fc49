/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.knowledge.rag.Failed.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends a request over a connection of its own (HTTP/1.1, RFC 9112), and follows no redirects. It is not the JDK's client,
 * as that finds the address of a name itself: a name server could give it another than the one that was checked. Here the
 * socket goes to the address that {@link Guard} admitted, and TLS is held to the name.
 */
final class Wire {

    /** Makes something of a response while it comes. */
    @FunctionalInterface
    interface Reader<T> {

        T read(Response response) throws IOException;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Talk<T> {

        T over(Socket socket) throws IOException;
    }

    private final Guard guard;
    private final SSLSocketFactory tls;
    private final Duration idle;
    private final int mostBytes;

    Wire(Guard guard, SSLSocketFactory tls, Limits limits) {
        this.guard = guard;
        this.tls = tls;
        this.idle = limits.idle();
        this.mostBytes = limits.bytes();
    }

    <T> T send(Request request, Deadline deadline, Reader<T> reader) throws Failed {
        return connected(request.uri(), deadline, socket -> exchanged(request, socket, reader));
    }

    /** Connects, and says nothing. */
    void reach(URI uri, Deadline deadline) throws Failed {
        connected(uri, deadline, socket -> true);
    }

    private <T> T connected(URI uri, Deadline deadline, Talk<T> talk) throws Failed {
        var addresses = guard.admitted(host(uri), deadline);
        try (var socket = connected(addresses, port(uri), deadline)) {
            var end = closing(socket, deadline);
            try {
                return talk.over(secured(socket, uri));
            } catch (Failed e) {
                throw deadline.isOver() ? late() : e;
            } catch (InterruptedIOException e) {
                throw late();
            } catch (SSLException e) {
                throw deadline.isOver() ? late() : new Failed(Kind.TROUBLED, "the connection is not secure");
            } catch (IOException e) {
                throw deadline.isOver() ? late() : new Failed(Kind.TROUBLED, "the connection broke off");
            } finally {
                end.complete(null);
            }
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new Failed(Kind.TROUBLED, "the connection broke off");
        }
    }

    private <T> T exchanged(Request request, Socket socket, Reader<T> reader) throws IOException {
        socket.getOutputStream().write(Head.of(request));
        socket.getOutputStream().write(request.body());
        socket.getOutputStream().flush();
        return reader.read(Response.of(new BufferedInputStream(socket.getInputStream()), mostBytes));
    }

    /** To the first that lets itself be connected to. */
    private Socket connected(List<InetAddress> addresses, int port, Deadline deadline) throws Failed {
        var each = deadline.left().dividedBy(2 * addresses.size()).plusMillis(1);
        for (var address : addresses) {
            var socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, port), deadline.millis(each));
                socket.setSoTimeout(deadline.millis(idle));
                return socket;
            } catch (IOException e) {
                close(socket);
            }
        }
        throw new Failed(Kind.UNREACHED, "no connection");
    }

    /** Closes a socket when the time is over, whatever is waited for then. */
    private static CompletableFuture<Void> closing(Socket socket, Deadline deadline) {
        var end = new CompletableFuture<Void>();
        end.orTimeout(deadline.left().toNanos(), TimeUnit.NANOSECONDS).exceptionally(late -> {
            close(socket);
            return null;
        });
        return end;
    }

    private Socket secured(Socket socket, URI uri) throws IOException {
        if (!isSecure(uri)) {
            return socket;
        }
        var secure = (SSLSocket) tls.createSocket(socket, host(uri), port(uri), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static Failed late() {
        return new Failed(Kind.TROUBLED, "no answer in time");
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Without the brackets of an IPv6 address. */
    static String host(URI uri) {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    private static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : isSecure(uri) ? 443 : 80;
    }
}
