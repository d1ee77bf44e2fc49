/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.usage.BundleUsage;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Calls what is in one bundle, on threads of its own: whatever it does there, it has so many of them, so much time, and
 * no more. A call that was given up holds its place until it ends.
 */
final class Bulkhead implements AutoCloseable {

    private static final long MOMENT_MILLIS = 2000;
    private static final long IDLE_SECONDS = 30;

    private final Origin origin;
    private final Supplier<Limits> limits;
    private final Breaker breaker;
    private final Tally tally;
    private final ThreadPoolExecutor threads;
    private int running;

    Bulkhead(Origin origin, Supplier<Limits> limits, Tally tally) {
        this.origin = origin;
        this.limits = limits;
        this.tally = tally;
        this.breaker = new Breaker(limits, System::nanoTime);
        var count = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE, // there are no more calls than places
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> tally.caller(task, count.incrementAndGet()));
    }

    Origin origin() {
        return origin;
    }

    Limits limits() {
        return limits.get();
    }

    /** Does what the bundle has to do, in the time that is usual. */
    <T> Calls.Result<T> call(Callable<T> work) {
        return call(limits.get().allowed(), work);
    }

    /** Does what the bundle has to do, and waits no longer than this for it; not while its breaker is open. */
    <T> Calls.Result<T> call(Duration allowed, Callable<T> work) {
        if (!breaker.isLetThrough()) {
            return new Calls.Resting<>(breaker.left());
        }
        var result = tried(allowed, work);
        if (result instanceof Calls.NotTaken<T>) {
            breaker.notMade();
        } else {
            breaker.ended(isError(result));
        }
        return result;
    }

    /** Does what the bundle has to do, whatever its breaker says, which does not learn of it. */
    <T> Calls.Result<T> tried(Duration allowed, Callable<T> work) {
        var answer = new FutureTask<>(work);
        try {
            return isBegun(answer) ? counted(answer, allowed) : new Calls.NotTaken<>();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new Calls.NotTaken<>();
        }
    }

    private static boolean isError(Calls.Result<?> result) {
        return result instanceof Calls.TooLate<?> || result instanceof Calls.Broken<?>;
    }

    private <T> Calls.Result<T> counted(FutureTask<T> answer, Duration allowed) throws InterruptedException {
        long began = System.nanoTime();
        var result = awaited(answer, allowed);
        tally.ended(System.nanoTime() - began, isError(result), result instanceof Calls.TooLate<T>);
        return result;
    }

    private static <T> Calls.Result<T> awaited(FutureTask<T> answer, Duration allowed) throws InterruptedException {
        try {
            var value = answer.get(Math.max(1, allowed.toMillis()), TimeUnit.MILLISECONDS);
            return value == null
                    ? new Calls.Broken<>(new NullPointerException("it gave nothing"))
                    : new Calls.Given<>(value);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Calls.TooLate<>(allowed);
        } catch (ExecutionException e) {
            return e.getCause() instanceof ConnectorException reason
                    ? new Calls.Refused<>(reason)
                    : new Calls.Broken<>(e.getCause());
        }
    }

    private boolean isBegun(FutureTask<?> answer) throws InterruptedException {
        if (!isEntered()) {
            return false;
        }
        try {
            threads.execute(() -> metered(answer));
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) { // its bundle is gone, or no thread is to be had
            leave();
            return false;
        }
    }

    private void metered(Runnable work) {
        try {
            var before = Meter.read();
            work.run();
            tally.took(Meter.read().since(before));
        } finally {
            leave();
        }
    }

    private synchronized boolean isEntered() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS);
        while (running >= limits.get().places()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        running++;
        return true;
    }

    private synchronized void leave() {
        running--;
        notifyAll();
    }

    /** How many calls have not returned. */
    synchronized int running() {
        return running;
    }

    BundleUsage.Breaker breaker() {
        return breaker.state();
    }

    /** Lets no further call begin, and ends those that can be ended. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
