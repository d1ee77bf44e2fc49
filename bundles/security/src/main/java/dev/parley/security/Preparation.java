/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that takes long, done off the way of those who wait for a service, as often as it takes. */
final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Runnable work;
    private final Thread thread;

    /** @param work may throw Unavailable, and is tried again then */
    Preparation(Runnable work) {
        this.work = work;
        thread = new Thread(this::run, "parley-security");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it is done. */
    void await() throws InterruptedException {
        thread.join();
    }

    /** Lets a try that has begun end, if it does not take too long; interrupting it might break the database. */
    void stop() throws InterruptedException {
        stopped.countDown();
        thread.join(2000);
    }

    private void run() {
        try {
            var problem = attempt();
            problem.ifPresent(e -> LOG.warn("Sign-in waits, because {}", e.getMessage(), e.getCause()));
            while (problem.isPresent() && !stopped.await(1, TimeUnit.SECONDS)) {
                problem = attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Unavailable> attempt() {
        try {
            work.run();
            return Optional.empty();
        } catch (Unavailable e) {
            return Optional.of(e);
        }
    }
}
