/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls to a system that is slow, away, or back again. */
@Timeout(60)
final class SharingTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static RemoteSystem narrow(RawServer server, Duration deadline) {
        return new RemoteSystem(
                new RemoteSystem.Settings("The system", server.address(), deadline, LONG, 2, 10_000), Systems.SIGN_IN);
    }

    @Test
    void a_system_that_keeps_failing_is_left_alone_and_taken_back() throws IOException {
        var isWell = new AtomicBoolean();
        try (var server = new RawServer((connection, request) -> RawServer.write(
                connection, isWell.get() ? RawServer.GOOD : "HTTP/1.1 500 Trouble\r\nContent-Length: 0\r\n\r\n"))) {
            var settings = Systems.settings(server.address(), LONG, LONG);
            var system = new RemoteSystem(settings, Systems.SIGN_IN, Clock.systemUTC(), Duration.ofSeconds(2));
            for (int i = 0; i < 5; i++) {
                Systems.failure(system, Systems.POST, BadAnswer.class);
            }
            var before = System.nanoTime();
            var alone = Systems.failure(system, Systems.GET);

            assertInstanceOf(NotSent.class, alone.getCause());
            assertTrue(System.nanoTime() - before < Duration.ofSeconds(2).toNanos(), "it fails at once");
            assertEquals(5, server.requests().size());

            isWell.set(true);
            await(() -> succeeds(system));
            assertEquals(200, system.call(Systems.POST).status());
        }
    }

    private static boolean succeeds(RemoteSystem system) {
        try {
            return system.call(Systems.POST).isSuccess();
        } catch (Unavailable e) {
            return false;
        }
    }

    @Test
    void who_finds_no_place_in_time_is_refused() throws Exception {
        var open = new CountDownLatch(1);
        var entered = new AtomicInteger();
        Credentials slow = () -> {
            entered.incrementAndGet();
            await(() -> open.getCount() == 0);
            return Map.of();
        };
        try (var server = new RawServer((connection, request) -> RawServer.write(connection, RawServer.GOOD))) {
            var system = new RemoteSystem(
                    new RemoteSystem.Settings("The system", server.address(), Duration.ofMillis(500), LONG, 2, 10_000),
                    slow);
            var hurried = Executors.newCachedThreadPool();
            try {
                var running = List.of(
                        hurried.submit(() -> system.call(Systems.POST)),
                        hurried.submit(() -> system.call(Systems.POST)));
                await(() -> entered.get() == 2);

                var refused = Systems.failure(system, Systems.POST);

                assertInstanceOf(NotSent.class, refused.getCause());
                assertEquals(2, entered.get());
                open.countDown();
                for (var each : running) {
                    finish(each);
                }
            } finally {
                open.countDown();
                hurried.shutdownNow();
            }
        }
    }

    /** Good, or too late on a slow machine. */
    private static void finish(Future<Answer> call) throws InterruptedException {
        try {
            assertEquals(200, call.get().status());
        } catch (ExecutionException e) {
            assertInstanceOf(Unavailable.class, e.getCause());
        }
    }

    @Test
    void those_who_wait_in_vain_take_no_place() throws Exception {
        var isStuck = new AtomicBoolean(true);
        try (var server = new RawServer((connection, request) -> {
            if (!isStuck.get()) {
                RawServer.write(connection, RawServer.GOOD);
            }
        })) {
            var system = narrow(server, Duration.ofMillis(400));
            var hurried = Executors.newCachedThreadPool();
            try {
                var calls = new ArrayList<Future<Answer>>();
                for (int i = 0; i < 4; i++) {
                    calls.add(hurried.submit(() -> system.call(Systems.POST)));
                }
                for (var call : calls) {
                    assertThrows(ExecutionException.class, call::get);
                }
            } finally {
                hurried.shutdownNow();
            }
            isStuck.set(false);
            await(() -> succeeds(system));
            await(() -> succeeds(system));
        }
    }

    @Test
    void the_rest_waits_for_a_place() throws Exception {
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        try (var server = new RawServer((connection, request) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            var until = System.nanoTime() + 20_000_000;
            await(() -> System.nanoTime() > until);
            now.decrementAndGet();
            RawServer.write(connection, RawServer.GOOD);
        })) {
            var system = narrow(server, LONG);
            var hurried = Executors.newCachedThreadPool();
            try {
                var calls = new ArrayList<Future<Answer>>();
                for (int i = 0; i < 12; i++) {
                    calls.add(hurried.submit(() -> system.call(Systems.POST)));
                }
                for (var call : calls) {
                    assertEquals(200, call.get().status());
                }
            } finally {
                hurried.shutdownNow();
            }
            assertEquals(12, server.requests().size());
            assertTrue(most.get() <= 2, () -> most + " at a time");
        }
    }

    @Test
    void an_interrupt_frees_the_thread_at_once() throws Exception {
        try (var server = new RawServer((connection, request) -> {})) {
            var system = Systems.at(server.address());
            var caller =
                    interrupted(system, Systems.GET, () -> server.requests().size() == 1);

            assertTrue(RemoteSystem.mayBeAtWork(caller));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void an_interrupt_between_two_tries_tells_of_the_tries() throws Exception {
        try (var server = new RawServer((connection, request) ->
                RawServer.write(connection, "HTTP/1.1 503 Busy\r\nRetry-After: 15\r\nContent-Length: 0\r\n\r\n"))) {
            var system = Systems.at(server.address());
            var pausing = new Thread[1];
            var failure = interrupted(
                    system,
                    Systems.GET,
                    () -> server.requests().size() == 1 && isPausing(pausing, Thread.getAllStackTraces()));

            assertInstanceOf(BadAnswer.class, failure.getCause());
            assertEquals(1, server.requests().size());
        }
    }

    private static boolean isPausing(Thread[] found, Map<Thread, StackTraceElement[]> all) {
        all.forEach((thread, trace) -> {
            if (thread.getName().equals("caller")
                    && trace.length > 0
                    && List.of(trace).stream().anyMatch(at -> at.getClassName().endsWith("RetryPolicyExecutor"))
                    && List.of(trace).stream().noneMatch(at -> at.getClassName().endsWith("Exchange"))
                    && thread.getState() == Thread.State.TIMED_WAITING) {
                found[0] = thread;
            }
        });
        return found[0] != null;
    }

    @Test
    void who_is_interrupted_already_sends_nothing() throws Exception {
        try (var server = new RawServer((connection, request) -> RawServer.write(connection, RawServer.GOOD))) {
            var system = Systems.at(server.address());
            Thread.currentThread().interrupt();
            try {
                Systems.failure(system, Systems.POST, NotSent.class);
            } finally {
                assertTrue(Thread.interrupted(), "it is told");
            }
            assertEquals(0, server.requests().size());
        }
    }

    /** What a call fails with that is interrupted in time; it is interrupted still. */
    private static Unavailable interrupted(RemoteSystem system, Call call, BooleanSupplier then) throws Exception {
        var failing = new FutureTask<>(() -> {
            var failure = Systems.failure(system, call);
            assertTrue(Thread.interrupted(), "it is told");
            return failure;
        });
        var thread = new Thread(failing, "caller");
        thread.start();
        await(then);
        var before = System.nanoTime();
        thread.interrupt();
        var failure = failing.get(30, TimeUnit.SECONDS);
        assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos(), "at once");
        return failure;
    }
}
