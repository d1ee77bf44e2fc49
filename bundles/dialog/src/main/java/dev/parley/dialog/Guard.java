/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Check;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Values;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Makes conditions and checks of slots, which are the bundle's code, run as its calls do. One that fails ends the turn
 * with a {@link Fault}.
 */
final class Guard {

    private static final String API = "dev.parley.api.";

    private final String intent;
    private final Bulkhead bulkhead;

    private Guard(String intent, Bulkhead bulkhead) {
        this.intent = intent;
        this.bulkhead = bulkhead;
    }

    static IntentSpec around(IntentSpec spec, Bulkhead bulkhead) {
        var guard = new Guard(spec.name(), bulkhead);
        return spec.slots(spec.slots().stream().map(guard::slot).toArray(Slot<?>[]::new));
    }

    private <T> Slot<T> slot(Slot<T> slot) {
        return new Slot<>(
                slot.name(),
                slot.label(),
                slot.type(),
                slot.prompt(),
                slot.required(),
                isOurs(slot.when()) ? slot.when() : condition(slot.when()),
                slot.checks().stream().<Check<? super T>>map(this::check).toList(),
                slot.cues());
    }

    private Predicate<Values> condition(Predicate<Values> condition) {
        return values -> done(() -> condition.test(values));
    }

    private <T> Check<T> check(Check<T> check) {
        return isOurs(check) ? check : (value, others) -> done(() -> check.problem(value, others));
    }

    private <T> T done(Callable<T> work) {
        var result = bulkhead.call(work);
        if (result instanceof Calls.Given<T> given) {
            return given.value();
        }
        throw new Fault(intent, result);
    }

    /** Whether this is of the API's own code, which takes no time. */
    private static boolean isOurs(Object function) {
        var type = function.getClass();
        return type.getName().startsWith(API) && type.getClassLoader() == Slot.class.getClassLoader();
    }

    /** The intent of a turn could not say what it needs, or whether a value will do. */
    static final class Fault extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Calls.Result<?> result;

        Fault(String intent, Calls.Result<?> result) {
            super(
                    "the slots of intent " + intent + ": " + result.told(),
                    result instanceof Calls.Broken<?> broken ? broken.cause() : null);
            this.result = result;
        }

        /** How long its bundle is not called, as it failed too often. */
        Optional<Duration> resting() {
            return result instanceof Calls.Resting<?> resting ? Optional.of(resting.left()) : Optional.empty();
        }
    }
}
