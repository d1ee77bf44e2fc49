/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads to ask for several things at a time. They end when they have nothing to do, and keep no process alive. */
final class SideBySide {

    private final ThreadPoolExecutor threads;

    SideBySide(int most) {
        var count = new AtomicInteger();
        threads = new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "parley-github-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    <T> Future<T> start(Callable<T> task) {
        try {
            return threads.submit(task);
        } catch (RejectedExecutionException e) {
            throw GitHub.unavailable("the settings have just changed", e);
        }
    }

    /** @param end of {@link System#nanoTime} */
    static <T> T await(Future<T> part, long end) {
        try {
            return part.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GitHub.unavailable("the call was given up", e);
        } catch (TimeoutException e) {
            throw GitHub.unavailable("no whole answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    void stop() {
        threads.shutdown();
    }
}
