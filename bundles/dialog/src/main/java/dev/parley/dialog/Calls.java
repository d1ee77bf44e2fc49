/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.intent.Intent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Calls intents, on threads of its own, and no longer than is allowed. */
final class Calls implements AutoCloseable {

    /** What a call came to. */
    sealed interface Result<T> {}

    record Given<T>(T value) implements Result<T> {}

    /** The intent could not take the call: it is being replaced, or has too many. */
    record NotTaken<T>() implements Result<T> {}

    /** Another system said no, or nothing. */
    record Refused<T>(ConnectorException reason) implements Result<T> {}

    /** The intent threw something, or gave nothing. */
    record Broken<T>(Throwable cause) implements Result<T> {}

    record TooLate<T>(Duration allowed) implements Result<T> {}

    private static final int MOST_THREADS = 512;

    private final Duration allowed;
    private final ExecutorService threads;

    Calls(Duration allowed) {
        this.allowed = allowed;
        var count = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(0, MOST_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            var thread = new Thread(task, "parley-intent-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    <T> Result<T> call(Deployed intent, Function<Intent, T> call) {
        try {
            var answer = threads.submit(() -> intent.call(call));
            try {
                return answer.get(allowed.toMillis(), TimeUnit.MILLISECONDS)
                        .<Result<T>>map(Given::new)
                        .orElseGet(NotTaken::new);
            } finally {
                answer.cancel(true);
            }
        } catch (RejectedExecutionException e) {
            return new NotTaken<>();
        } catch (TimeoutException e) {
            return new TooLate<>(allowed);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Broken<>(e);
        }
    }

    /** Works something out, no longer than this; empty if it takes longer or too much is going on. */
    <T> Optional<T> within(Duration time, Callable<Optional<T>> work) {
        try {
            var answer = threads.submit(work);
            try {
                return answer.get(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
            } finally {
                answer.cancel(true);
            }
        } catch (RejectedExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> Result<T> failed(Throwable cause) {
        return cause instanceof ConnectorException reason ? new Refused<>(reason) : new Broken<>(cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
