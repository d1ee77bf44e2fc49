/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.osgi.framework.ServiceReference;

/**
 * An intent in use. Turns {@link #enter} it, so that it is not taken away in their middle; its bundle's {@link Bulkhead}
 * keeps it from taking more than its share.
 */
final class Deployed {

    private final Intent intent;
    private final Bulkhead bulkhead;
    private final int ranking;
    private final long service;
    private final Map<Language, IntentSpec> specs = new HashMap<>();
    private int turns;
    private boolean retired;

    private Deployed(Intent intent, IntentSpec spec, ServiceReference<Intent> reference, Bulkhead bulkhead) {
        this.intent = intent;
        this.bulkhead = bulkhead;
        this.ranking = reference.getProperty("service.ranking") instanceof Integer rank ? rank : 0;
        this.service = reference.getProperty("service.id") instanceof Long id ? id : 0;
        var guarded = Guard.around(spec, bulkhead);
        for (var language : Language.all()) {
            specs.put(language, Localized.in(language, guarded, intent.getClass()));
        }
    }

    /** @throws IllegalStateException if the intent does not say what it is, for whatever reason */
    static Deployed of(Intent intent, ServiceReference<Intent> reference, Bulkhead bulkhead, Duration allowed) {
        var made = bulkhead.tried(allowed, () -> new Deployed(intent, intent.spec(), reference, bulkhead));
        if (made instanceof Calls.Given<Deployed> given) {
            return given.value();
        }
        throw new IllegalStateException(
                "it does not say what it is: " + made.told(),
                made instanceof Calls.Broken<?> broken ? broken.cause() : null);
    }

    /** In English. */
    IntentSpec spec() {
        return specs.get(Language.all().get(0));
    }

    /** As somebody reads it who speaks this language; what is understood is the same in all. */
    IntentSpec spec(Language language) {
        return specs.get(language);
    }

    Origin origin() {
        return bulkhead.origin();
    }

    int ranking() {
        return ranking;
    }

    /** The service's id: what was registered later has a higher one. */
    long service() {
        return service;
    }

    <T> Calls.Result<T> call(Duration allowed, Function<Intent, T> call) {
        return bulkhead.call(allowed, () -> call.apply(intent));
    }

    /** Begins a turn that may call it; false if it is being taken away. Whoever enters, leaves. */
    synchronized boolean enter() {
        turns += retired ? 0 : 1;
        return !retired;
    }

    synchronized void leave() {
        turns--;
        notifyAll();
    }

    /** Lets no further turn enter, and waits for those that have; false if they did not end in time. */
    synchronized boolean retire(Duration patience) {
        retired = true;
        long until = System.nanoTime() + patience.toNanos();
        try {
            while (turns > 0 && until - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return turns == 0;
    }
}
