/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import dev.parley.api.connector.Connection.Standing;
import dev.parley.api.connector.Unavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** What calls have shown of another system, for admins. Thread-safe. */
final class Observed {

    private record Failure(String sentence, Instant at) {}

    private final Clock clock;
    private final Limits limits;
    private final Map<String, Allowance> allowances = new ConcurrentSkipListMap<>();
    private volatile Optional<Failure> last = Optional.empty();

    Observed(Clock clock) {
        this.clock = clock;
        this.limits = new Limits(clock);
    }

    void answered(Call call, Answer answer) {
        Optional.of(limits.allowance(answer.headers()))
                .filter(Allowance::isTold)
                .ifPresent(told -> allowances.put(call.pool(), told));
    }

    void failed(Unavailable failure) {
        last = Optional.of(new Failure(sentence(failure), clock.instant()));
    }

    /** In words of this package, which hold nothing of what was sent; a failure to sign in has one of its own below. */
    private static String sentence(Unavailable failure) {
        var cause = failure.getCause();
        var below = cause.getCause() instanceof Unavailable other && other.getCause() != null
                ? " (" + other.getCause().getMessage() + ")"
                : "";
        return "A call failed: " + cause.getMessage() + below + '.';
    }

    /** @param pause how long it wants to be left alone */
    Standing standing(String breaker, Optional<Instant> pause) {
        var failure = last;
        return new Standing(
                breaker,
                pause.map(end -> "nothing until " + Allowance.time(end)).or(this::left),
                failure.map(Failure::sentence),
                failure.map(Failure::at));
    }

    private Optional<String> left() {
        var now = clock.instant();
        return Optional.of(allowances.entrySet().stream()
                        .filter(entry -> entry.getValue().lasts(now))
                        .map(entry -> (entry.getKey().isEmpty() ? "" : entry.getKey() + ": ")
                                + entry.getValue().text())
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }
}
