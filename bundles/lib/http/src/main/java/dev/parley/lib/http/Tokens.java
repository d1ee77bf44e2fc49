/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import dev.parley.api.connector.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Signs in with a bearer token that another call fetches and that wears off. One thread fetches, the others wait. */
public final class Tokens implements Credentials {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration UNTIRED = Duration.ofSeconds(2);

    /**
     * A token.
     *
     * @param renewal what the next one can be fetched with, if the system gives that
     */
    public record Token(String value, Instant expiresAt, Optional<String> renewal) {

        @Override
        public String toString() {
            return "Token[until " + expiresAt + "]";
        }
    }

    /** Fetches a token; throws {@link dev.parley.api.connector.Unavailable} if it can't. */
    @FunctionalInterface
    public interface Source {

        /** @param last the token before, if it was not refused */
        Token fetch(Optional<Token> last);
    }

    private final Source source;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Optional<Token> token = Optional.empty();
    private volatile Instant fetchedAt = Instant.EPOCH;
    private volatile long fetches;
    private Unavailable failure;

    public Tokens(Source source) {
        this(source, Clock.systemUTC());
    }

    Tokens(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers() {
        var current = token.filter(this::isFresh).orElseGet(this::fetched);
        return Map.of("Authorization", "Bearer " + current.value());
    }

    /** One that lives shortly is used for half its life, and whatever is said of its life, for a moment. */
    private boolean isFresh(Token candidate) {
        var half = Duration.between(fetchedAt, candidate.expiresAt()).dividedBy(2);
        var end = candidate.expiresAt().minus(half.compareTo(EARLY) < 0 ? half : EARLY);
        var least = fetchedAt.plus(UNTIRED);
        return clock.instant().isBefore(end.isAfter(least) ? end : least);
    }

    private Token fetched() {
        long before = fetches;
        lock();
        try {
            return token.filter(this::isFresh).orElseGet(() -> fetchedSince(before));
        } finally {
            fetching.unlock();
        }
    }

    private void lock() {
        try {
            fetching.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the sign-in", UNTIRED, e);
        }
    }

    /** Who waited for a fetch that failed does not try the same again. */
    private Token fetchedSince(long before) {
        if (fetches > before && failure != null) {
            throw failure;
        }
        try {
            var next = source.fetch(token);
            fetchedAt = clock.instant();
            token = Optional.of(next);
            failure = null;
            return next;
        } catch (Unavailable e) {
            failure = e;
            throw e;
        } finally {
            fetches++;
        }
    }

    /** Forgets the token, unless another thread has just fetched a new one. */
    @Override
    public boolean renew() {
        lock();
        try {
            if (!clock.instant().isBefore(fetchedAt.plus(UNTIRED))) {
                token = Optional.empty();
            }
            return true;
        } finally {
            fetching.unlock();
        }
    }
}
