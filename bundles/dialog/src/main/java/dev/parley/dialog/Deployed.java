/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An intent in use. Its leases keep it from being taken away in the middle of a call, and keep one that hangs from
 * taking every thread.
 */
final class Deployed {

    /** How many calls of one intent run at a time. */
    static final int LEASES = 64;

    private static final long MOMENT_MILLIS = 2000;

    private final Intent intent;
    private final Map<Language, IntentSpec> specs = new HashMap<>();
    private final Semaphore leases = new Semaphore(LEASES);

    /** @throws RuntimeException whatever the intent's {@code spec} throws */
    Deployed(Intent intent) {
        this.intent = intent;
        var spec = intent.spec();
        for (var language : Language.all()) {
            specs.put(language, Localized.in(language, spec, intent.getClass()));
        }
    }

    /** In English. */
    IntentSpec spec() {
        return specs.get(Language.all().get(0));
    }

    /** As somebody reads it who speaks this language; what is understood is the same in all. */
    IntentSpec spec(Language language) {
        return specs.get(language);
    }

    /** What the intent gives, or empty if it is being taken away or has too many calls for longer than a moment. */
    <T> Optional<T> call(Function<Intent, T> call) throws InterruptedException {
        if (!leases.tryAcquire(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.apply(intent));
        } finally {
            leases.release();
        }
    }

    /** Lets no further call begin, and waits for those that have; false if they did not end in time. */
    boolean retire(Duration patience) {
        try {
            return leases.tryAcquire(LEASES, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
