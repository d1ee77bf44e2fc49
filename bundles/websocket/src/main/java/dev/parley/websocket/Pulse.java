/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after all connections with one clock: asks whether they are there, and whether they are still signed in. */
final class Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long TICK_MILLIS = 250;
    private static final long FAREWELL_MILLIS = 500;

    private final Ports ports;
    private final ScheduledExecutorService clock = Threads.clock("parley-pulse");
    private final ExecutorService checks = Threads.one("parley-session");
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    Pulse(Ports ports) {
        this.ports = ports;
        clock.scheduleWithFixedDelay(this::beat, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    /** Says goodbye to everybody, and waits a moment until it is said. */
    void stop() {
        clock.shutdownNow();
        checks.shutdownNow();
        var all = List.copyOf(connections);
        var unsaid = new CountDownLatch(all.size());
        all.forEach(connection -> connection.close(Line.AWAY, "The server stops.", unsaid::countDown));
        try {
            unsaid.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        long now = System.nanoTime();
        for (Connection connection : connections) {
            try {
                if (connection.look(now)) {
                    checks.execute(() -> check(connection));
                }
            } catch (RuntimeException e) {
                LOG.warn("A connection could not be looked after", e);
            }
        }
    }

    private void check(Connection connection) {
        if (!ports.isSignedIn(connection.visitor())) {
            connection.close(Line.POLICY, Line.SIGNED_OUT);
        }
    }
}
