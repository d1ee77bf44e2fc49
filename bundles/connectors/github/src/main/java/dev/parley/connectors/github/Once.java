/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.lib.http.RemoteSystem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes what GitHub itself would make twice if it were asked twice: it is looked up first, and again when an answer is
 * lost. Within one process, no two threads make the same thing.
 */
final class Once {

    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);
    private final Duration patience;

    Once(Duration patience) {
        this.patience = patience;
    }

    JsonNode made(String key, Supplier<Optional<JsonNode>> there, Supplier<JsonNode> make) {
        var lock = locks[Math.floorMod(key.hashCode(), locks.length)];
        try {
            if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw GitHub.unavailable("another thread writes the same for too long", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GitHub.unavailable("the call was given up", e);
        }
        try {
            return there.get().orElseGet(() -> made(there, make));
        } finally {
            lock.unlock();
        }
    }

    private static JsonNode made(Supplier<Optional<JsonNode>> there, Supplier<JsonNode> make) {
        try {
            return make.get();
        } catch (Unavailable e) {
            if (RemoteSystem.isNotDone(e)) {
                throw e;
            }
            return found(there, e).orElseGet(() -> madeAgain(make, e));
        }
    }

    /** That GitHub can't be asked now does not say that nothing was made. */
    private static Optional<JsonNode> found(Supplier<Optional<JsonNode>> there, Unavailable lost) {
        try {
            return there.get();
        } catch (Unavailable e) {
            lost.addSuppressed(e);
            throw lost;
        }
    }

    /** Not while GitHub may still be at the first. */
    private static JsonNode madeAgain(Supplier<JsonNode> make, Unavailable lost) {
        if (RemoteSystem.mayBeAtWork(lost)) {
            throw lost;
        }
        return make.get();
    }
}
