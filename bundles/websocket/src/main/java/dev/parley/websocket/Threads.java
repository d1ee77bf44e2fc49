/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that end when nothing is to be done, and never keep the server from stopping. */
final class Threads {

    private static final int SECONDS = 30;

    private Threads() {}

    /** One for tasks in their order. */
    static ExecutorService one(String name) {
        return pool(name, 1, new LinkedBlockingQueue<>());
    }

    /** @param waiting tasks that may wait; more are refused */
    static ExecutorService some(String name, int most, int waiting) {
        return pool(name, most, new LinkedBlockingQueue<>(waiting));
    }

    static ScheduledExecutorService clock(String name) {
        var clock = new ScheduledThreadPoolExecutor(1, named(name));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private static ThreadPoolExecutor pool(String name, int most, BlockingQueue<Runnable> queue) {
        var pool = new ThreadPoolExecutor(most, most, SECONDS, TimeUnit.SECONDS, queue, named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
