/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to connections. */
final class WireTest {

    private static final Duration IN_TIME = Duration.ofSeconds(15);

    @Test
    void a_refused_connection_sends_nothing() throws IOException {
        URI nobody;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + server.getLocalPort());
        }
        var failure = Systems.failure(Systems.hasty(nobody, 2_000, 1_000), Systems.POST);

        assertTrue(RemoteSystem.isNotDone(failure));
        assertFalse(RemoteSystem.mayBeAtWork(failure));
        assertTrue(failure.getCause() instanceof NotSent);
    }

    @Test
    void an_unknown_host_is_sent_nothing() {
        // the name is reserved, RFC 6761; a resolver that does not answer takes its time
        var system = Systems.hasty(URI.create("http://parley-test.invalid"), 20_000, 1_000);

        Systems.failure(system, Systems.POST, NotSent.class);
    }

    @Test
    void a_connection_that_nobody_takes_is_sent_nothing() throws IOException {
        var waiting = new ArrayList<Socket>();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assumeTrue(isFilled(server, waiting), "this network takes any number of connections");
            var address = URI.create("http://127.0.0.1:" + server.getLocalPort());

            for (int budget : new int[] {150, 500, 1_000}) {
                var system = Systems.hasty(address, 500, budget);
                assertTimeoutPreemptively(IN_TIME, () -> Systems.failure(system, Systems.POST, NotSent.class));
            }
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    private static boolean isFilled(ServerSocket server, ArrayList<Socket> waiting) throws IOException {
        for (int i = 0; i < 10; i++) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 300);
            } catch (SocketTimeoutException full) {
                return true;
            }
        }
        return false;
    }

    @Test
    void an_answer_is_lost_when_the_connection_is_reset_before_it() throws IOException {
        try (var server = new RawServer((connection, request) -> RawServer.reset(connection))) {
            var failure = Systems.failure(Systems.at(server.address()), Systems.POST);

            assertTrue(RemoteSystem.mayBeAtWork(failure));
            assertFalse(RemoteSystem.isNotDone(failure));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void an_answer_is_lost_when_the_connection_is_reset_in_its_middle() throws IOException {
        try (var server = new RawServer((connection, request) -> {
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":");
            RawServer.reset(connection);
        })) {
            Systems.failure(Systems.at(server.address()), Systems.POST, AnswerLost.class);
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void an_answer_is_lost_when_it_is_shorter_than_announced() throws IOException {
        try (var server = new RawServer((connection, request) -> {
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":1}");
            connection.close();
        })) {
            Systems.failure(Systems.at(server.address()), Systems.POST, AnswerLost.class);
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void what_is_no_http_is_a_lost_answer() throws IOException {
        try (var server =
                new RawServer((connection, request) -> RawServer.write(connection, "220 mail ready\r\n\r\n"))) {
            Systems.failure(Systems.at(server.address()), Systems.POST, AnswerLost.class);
        }
    }

    @Test
    void slow_headers_are_waited_for_until_the_deadline_only() throws IOException {
        try (var server = new RawServer((connection, request) -> RawServer.write(connection, "HTTP/1.1 200 OK\r\n"))) {
            var system = Systems.hasty(server.address(), 2_000, 20_000);

            assertTimeoutPreemptively(IN_TIME, () -> Systems.failure(system, Systems.POST, AnswerLost.class));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void an_answer_to_nothing_much_is_lost_as_well() throws IOException {
        try (var server = new RawServer((connection, request) -> {})) {
            var system = Systems.hasty(server.address(), 2_000, 20_000);

            Systems.failure(system, Call.form("things", Map.of()), AnswerLost.class);
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void a_slow_body_is_waited_for_until_the_deadline_only() throws IOException {
        try (var server = new RawServer((connection, request) ->
                RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"))) {
            var system = Systems.hasty(server.address(), 2_000, 20_000);

            assertTimeoutPreemptively(IN_TIME, () -> Systems.failure(system, Systems.POST, AnswerLost.class));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void a_write_over_a_stale_connection_is_sent_once() throws IOException {
        try (var server = new RawServer((connection, request) -> {
            if (request == 1) {
                RawServer.write(connection, RawServer.GOOD);
            } else {
                connection.close();
            }
        })) {
            var system = Systems.at(server.address());
            system.call(Systems.POST);

            Systems.failure(system, Systems.POST, AnswerLost.class);
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void a_read_over_a_stale_connection_is_repeated() throws IOException {
        try (var server = new RawServer((connection, request) -> {
            if (request == 2) {
                connection.close();
            } else {
                RawServer.write(connection, RawServer.GOOD);
            }
        })) {
            var system = Systems.at(server.address());
            system.call(Systems.GET);

            assertEquals(200, system.call(Systems.GET).status());
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void that_the_last_try_was_not_sent_says_nothing_of_those_before() throws IOException {
        var server = new RawServer[1];
        server[0] = new RawServer((connection, request) -> {
            server[0].close();
            RawServer.reset(connection);
        });
        var failure = Systems.failure(Systems.hasty(server[0].address(), 5_000, 2_000), Systems.POST.asRepeatable());

        assertTrue(RemoteSystem.mayBeAtWork(failure));
        assertFalse(RemoteSystem.isNotDone(failure));
    }
}
