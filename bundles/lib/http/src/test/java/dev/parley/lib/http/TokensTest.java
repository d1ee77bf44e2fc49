/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TokensTest {

    private static final class Hands extends Clock {

        private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void pass(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hands clock = new Hands();
    private final AtomicInteger fetches = new AtomicInteger();
    private final List<Optional<Tokens.Token>> given = new CopyOnWriteArrayList<>();

    private Tokens living(int seconds) {
        return new Tokens(
                last -> {
                    given.add(last);
                    return new Tokens.Token(
                            "t" + fetches.incrementAndGet(), clock.instant().plusSeconds(seconds), Optional.of("r"));
                },
                clock);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Test
    void a_token_is_used_until_shortly_before_its_end() {
        var tokens = living(1800);

        assertEquals(bearer("t1"), tokens.headers());
        clock.pass(1769);
        assertEquals(bearer("t1"), tokens.headers());
        clock.pass(2);
        assertEquals(bearer("t2"), tokens.headers());
        assertEquals("t1", given.get(1).orElseThrow().value());
    }

    @Test
    void a_token_that_lives_shortly_is_used_for_half_its_life() {
        var tokens = living(20);

        tokens.headers();
        clock.pass(9);
        assertEquals(bearer("t1"), tokens.headers());
        clock.pass(2);
        assertEquals(bearer("t2"), tokens.headers());
    }

    @Test
    void a_token_that_is_over_when_it_comes_is_not_fetched_all_the_time() {
        var tokens = living(-5);

        for (int i = 0; i < 10; i++) {
            tokens.headers();
        }
        assertEquals(1, fetches.get());
        clock.pass(3);
        assertEquals(bearer("t2"), tokens.headers());
    }

    @Test
    void a_token_that_is_refused_is_replaced_once() {
        var tokens = living(1800);
        tokens.headers();
        clock.pass(10);

        assertTrue(tokens.renew());
        assertEquals(bearer("t2"), tokens.headers());
        assertTrue(given.get(1).isEmpty(), "what was refused is of no use");
        assertTrue(tokens.renew(), "a second one who was refused the old one");
        assertEquals(bearer("t2"), tokens.headers());
        assertEquals(2, fetches.get());
    }

    @Test
    void one_fetches_for_all() throws InterruptedException {
        var open = new CountDownLatch(1);
        var tokens = new Tokens(
                last -> {
                    awaitOpen(open);
                    return new Tokens.Token(
                            "t" + fetches.incrementAndGet(), clock.instant().plusSeconds(1800), Optional.empty());
                },
                clock);
        var seen = new CopyOnWriteArrayList<Object>();

        run(32, open, () -> seen.add(tokens.headers()));

        assertEquals(1, fetches.get());
        assertEquals(32, seen.size());
        seen.forEach(each -> assertEquals(bearer("t1"), each));
    }

    @Test
    void those_who_waited_for_a_failure_share_it() throws InterruptedException {
        var open = new CountDownLatch(1);
        var away = new Unavailable("The sign-in", Duration.ofSeconds(1), null);
        var tokens = new Tokens(
                last -> {
                    awaitOpen(open);
                    fetches.incrementAndGet();
                    throw away;
                },
                clock);
        var seen = new CopyOnWriteArrayList<Object>();

        run(32, open, () -> seen.add(assertThrows(Unavailable.class, tokens::headers)));

        assertEquals(32, seen.size());
        seen.forEach(each -> assertSame(away, each));
        assertEquals(1, fetches.get());
        assertThrows(Unavailable.class, tokens::headers);
        assertEquals(2, fetches.get(), "who comes later tries anew");
    }

    private static void awaitOpen(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All at a time: one is at it, and the others wait for it, when it is let go. */
    private static void run(int count, CountDownLatch open, Runnable work) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < count; i++) {
            threads.add(new Thread(work));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        open.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    @Test
    void no_token_is_shown() {
        var tokens = new Tokens(
                last -> new Tokens.Token(Systems.SECRET, clock.instant().plusSeconds(60), Optional.of(Systems.SECRET)),
                clock);
        tokens.headers();

        Secrets.assertNone(tokens);
        Secrets.assertNone(Systems.SIGN_IN);
        Secrets.assertNone(new Tokens.Token(Systems.SECRET, clock.instant(), Optional.of(Systems.SECRET)));
        assertFalse(tokens.headers().isEmpty());
    }
}
