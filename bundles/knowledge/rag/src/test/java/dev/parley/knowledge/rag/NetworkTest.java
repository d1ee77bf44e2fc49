/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Parley connects to, and where not. */
@Timeout(60)
class NetworkTest {

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.255",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "198.18.0.1",
                "192.0.2.1",
                "::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:c0a8:1::1",
                "2001:0:1:2:3:4:80ff:fffe",
                "2130706433",
                "127.1",
                "2001:db8::1",
                "localhost"
            })
    void private_ones_only_where_that_is_allowed(String text) throws UnknownHostException {
        assertTrue(Network.objection(address(text), false).isPresent());
        assertEquals(Optional.empty(), Network.objection(address(text), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "::",
                "fe80::1",
                "febf::1",
                "ff02::1",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "::a9fe:a9fe"
            })
    void some_never(String text) throws UnknownHostException {
        assertTrue(Network.objection(address(text), false).isPresent());
        assertTrue(Network.objection(address(text), true).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "223.255.255.255",
                "169.253.255.255",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "2002:101:101::1",
                "::ffff:8.8.8.8"
            })
    void the_public_internet_always(String text) throws UnknownHostException {
        assertEquals(Optional.empty(), Network.objection(address(text), false));
    }

    @Test
    void a_name_with_one_bad_address_is_not_asked_at_any() throws Exception {
        var guard = new Guard(host -> new InetAddress[] {address("1.1.1.1"), address("10.0.0.1")}, false);
        var failure =
                assertThrows(Failed.class, () -> guard.admitted("rag.example", Deadline.in(Duration.ofSeconds(9))));
        assertEquals(Failed.Kind.FORBIDDEN, failure.kind());
        assertEquals("rag.example is a private address, which is not allowed", failure.getMessage());
    }

    @Test
    void a_name_server_is_not_waited_for_past_the_deadline() {
        var never = new CountDownLatch(1);
        var guard = new Guard(
                host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new InetAddress[0];
                },
                false);
        assertThrows(Failed.class, () -> guard.admitted("rag.example", Deadline.in(Duration.ofMillis(20))));
        never.countDown();
    }

    /** The name is looked up once, and what was checked is what is connected to: there is no time for it to change. */
    @Test
    void the_connection_goes_to_the_address_that_was_checked() throws Exception {
        var lookups = new AtomicInteger();
        Guard.Names rebinding =
                host -> new InetAddress[] {address(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")};
        var json = "{\"answer\": \"14 days.\"}";
        try (var server = new RawServer(connection -> RawServer.send(
                connection, RawServer.head("application/json", "Content-Length: " + json.length()) + json))) {
            var bridge = Fixture.bridge(
                    Fixture.database(),
                    rebinding,
                    Fixture.properties("http://rag.example:" + server.port() + "/query?a=b"));
            assertTrue(bridge.answer(Fixture.question("refunds?"), piece -> {}).isPresent());

            assertEquals(1, lookups.get());
            var lines = List.of(server.requests.get(0).split("\r\n"));
            assertEquals("POST /query?a=b HTTP/1.1", lines.get(0));
            assertTrue(lines.contains("Host: rag.example:" + server.port()));
        }
    }

    @Test
    void a_forbidden_host_gives_no_answers_and_is_never_connected_to() throws Exception {
        var isTouched = new CountDownLatch(1);
        try (var server =
                new RawServer(new ServerSocket(0, 50, address("127.0.0.1")), connection -> isTouched.countDown())) {
            var bridge = Fixture.bridge(
                    Fixture.database(),
                    InetAddress::getAllByName,
                    Fixture.properties("http://localhost:" + server.port(), "allow.private", false));
            bridge.look();
            var problem =
                    "http://localhost:" + server.port() + ": localhost is a private address, which is not allowed";
            assertEquals(Optional.of(problem), bridge.problem());
            assertEquals(Optional.empty(), bridge.answer(Fixture.question("refunds?"), piece -> {}));
            assertEquals(Optional.of(problem), bridge.problem());
            assertEquals(1, isTouched.getCount());
        }
    }
}
