/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.intent.Intent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Calls intents and knowledge bases, no longer than is allowed, and notes it for the admin who wonders. */
final class Calls {

    /** What a call came to. */
    sealed interface Result<T> {

        /** In a few words, for admins. */
        String told();
    }

    record Given<T>(T value) implements Result<T> {

        @Override
        public String told() {
            return "answered";
        }
    }

    /** The bundle could not take the call: it is gone, or has too many. */
    record NotTaken<T>() implements Result<T> {

        @Override
        public String told() {
            return "too many calls";
        }
    }

    /** The bundle has failed again and again, and is not called for a while. */
    record Resting<T>(Duration left) implements Result<T> {

        @Override
        public String told() {
            return "not called, as it fails";
        }
    }

    /** Another system said no, or nothing. */
    record Refused<T>(ConnectorException reason) implements Result<T> {

        @Override
        public String told() {
            return "refused by another system";
        }
    }

    /** The bundle threw something, or gave nothing. */
    record Broken<T>(Throwable cause) implements Result<T> {

        @Override
        public String told() {
            return "failed: " + cause.getClass().getSimpleName();
        }
    }

    record TooLate<T>(Duration allowed) implements Result<T> {

        @Override
        public String told() {
            return "given up";
        }
    }

    private final Bulkheads bulkheads;
    private final Duration allowed;
    private final Trace trace;

    Calls(Bulkheads bulkheads, Duration allowed, Trace trace) {
        this.bulkheads = bulkheads;
        this.allowed = allowed;
        this.trace = trace;
    }

    /** These calls, noted there. */
    Calls noting(Trace other) {
        return new Calls(bulkheads, allowed, other);
    }

    Trace trace() {
        return trace;
    }

    /** @param operation of the intent: {@code handle} */
    <T> Result<T> call(Deployed intent, String operation, Function<Intent, T> call) {
        long began = System.nanoTime();
        var result = intent.call(allowed, its -> trace.keeping(() -> call.apply(its)));
        trace.called("intent " + intent.spec().name(), operation, System.nanoTime() - began, result.told());
        return result;
    }

    /** What a service finds, for example a knowledge base; empty if it takes longer than this, or cannot be asked. */
    <T> Optional<T> within(Duration time, Object service, Supplier<Optional<T>> work) {
        long began = System.nanoTime();
        var origin = Origin.of(service);
        var result = bulkheads.of(origin).call(time, () -> trace.keeping(work));
        trace.used(origin);
        trace.called(origin.name(), "search", System.nanoTime() - began, result.told());
        return result instanceof Given<Optional<T>> given ? given.value() : Optional.empty();
    }
}
