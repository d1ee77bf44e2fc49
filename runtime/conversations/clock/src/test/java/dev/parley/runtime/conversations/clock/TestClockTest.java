/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestClockTest {

    private static final Instant NOON = Instant.parse("2031-02-20T12:00:00Z");

    private final SettableClock clock = new SettableClock();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new TestClock(clock)), "/test/clock");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void stops_at_a_time_in_every_zone_and_goes_on() throws Exception {
        var athens = clock.withZone(ZoneId.of("Europe/Athens"));
        assertEquals(204, send("PUT", "{\"now\": \"2031-02-20T12:00:00Z\"}"));
        assertEquals(NOON, clock.instant());
        assertEquals(NOON, athens.instant());
        assertEquals(204, send("DELETE", ""));
        assertNotEquals(NOON, clock.instant());
    }

    @Test
    void keeps_its_time_when_it_is_told_nonsense() throws Exception {
        clock.stopAt(NOON);
        assertEquals(400, send("PUT", "{\"now\": \"noon\"}"));
        assertEquals(400, send("PUT", "2031-02-20T13:00:00Z"));
        assertEquals(400, send("PUT", ""));
        assertEquals(405, send("POST", ""));
        assertEquals(NOON, clock.instant());
    }

    private int send(String method, String body) throws Exception {
        var url = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/test/clock");
        var request = HttpRequest.newBuilder(url)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
