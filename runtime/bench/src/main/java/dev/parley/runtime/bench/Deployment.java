/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A server with so many small intents deployed. */
record Deployment(int intents, Site site, Server server) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A detector that is still learning says so. */
    private static final String LEARNING = "semantic";

    static Deployment of(int intents, Path distribution) throws IOException, InterruptedException {
        var site = Site.of(distribution).untried();
        for (int number = 0; number < intents; number++) {
            Gauges.drop(number, site);
        }
        return new Deployment(intents, site, Server.start(distribution, site.environment()));
    }

    /** Until all of them are known, as well as they ever will be. */
    Deployment learned() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = new Connection(server.port())) {
            for (int looks = 0; looks < 2; looks++) {
                TimeUnit.MILLISECONDS.sleep(1500);
                if (connection.get("/health/ready", "", "").body().contains(LEARNING)) {
                    looks = -1;
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(intents + " intents are not learned within " + PATIENCE);
                }
            }
        }
        return this;
    }

    int any() {
        return ThreadLocalRandom.current().nextInt(intents);
    }

    @Override
    public void close() throws IOException {
        server.close();
        site.close();
    }
}
