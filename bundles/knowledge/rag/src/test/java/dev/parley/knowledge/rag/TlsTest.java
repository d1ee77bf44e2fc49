/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS is held to the name that was asked for, though the connection goes to an address. */
@Timeout(60)
class TlsTest {

    private static final String JSON = "{\"answer\": \"14 days.\"}";
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static SSLContext context;

    @BeforeAll
    static void makeCertificate() throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "rag",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=rag.example",
                        "-ext",
                        "san=dns:rag.example",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertEquals(0, keytool.waitFor());
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("rag", keys.getCertificate("rag"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        Files.delete(file);
    }

    private static RawServer server() throws IOException {
        ServerSocket socket =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new RawServer(
                socket,
                connection -> RawServer.send(
                        connection, RawServer.head("application/json", "Content-Length: " + JSON.length()) + JSON));
    }

    private static Bridge bridge(RawServer server, String host, SSLSocketFactory tls) {
        Guard.Names names = any -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        return Fixture.bridge(
                Fixture.database(), names, tls, Fixture.properties("https://" + host + ":" + server.port()));
    }

    @Test
    void the_name_of_the_certificate_is_the_host() throws IOException {
        try (var server = server()) {
            var bridge = bridge(server, "rag.example", context.getSocketFactory());
            assertTrue(bridge.answer(Fixture.question("refunds?"), piece -> {}).isPresent());
        }
    }

    @Test
    void a_certificate_of_another_is_refused() throws IOException {
        try (var server = server()) {
            assertIsRefused(bridge(server, "other.example", context.getSocketFactory()));
            assertEquals(0, server.requests.size());
        }
    }

    @Test
    void one_that_nobody_vouches_for_too() throws IOException {
        try (var server = server()) {
            assertIsRefused(bridge(server, "rag.example", (SSLSocketFactory) SSLSocketFactory.getDefault()));
            assertEquals(0, server.requests.size());
        }
    }

    private static void assertIsRefused(Bridge bridge) {
        assertThrows(Unavailable.class, () -> bridge.answer(Fixture.question("refunds?"), piece -> {}));
        assertTrue(bridge.problem()
                .filter(why -> why.endsWith("the connection is not secure"))
                .isPresent());
    }
}
