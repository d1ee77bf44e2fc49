/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** When the first of all guests heard from a version. */
final class Hearing {

    private final Map<Integer, CompletableFuture<Long>> heard = new ConcurrentHashMap<>();

    private CompletableFuture<Long> of(int version) {
        return heard.computeIfAbsent(version, number -> new CompletableFuture<>());
    }

    void heard(int version) {
        of(version).complete(System.nanoTime());
    }

    /**
     * Waits for the first answer of a version.
     *
     * @return when it came, by {@link System#nanoTime}; empty if it did not in this time
     */
    OptionalLong await(int version, Duration patience) throws InterruptedException, ExecutionException {
        try {
            return OptionalLong.of(of(version).get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return OptionalLong.empty();
        }
    }
}
