/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What other systems were asked for during a turn, for the admin who wonders why it took so long. Connectors note their
 * calls on the thread that they are called on; where nobody listens that costs nothing.
 */
public final class CallLog {

    /**
     * One call of another system.
     *
     * @param system its name for admins: {@code ServiceNow}
     * @param operation what for, without anything a user said: {@code GET /api/now/table/change_request}
     * @param outcome {@code 200}, or how it failed, in a few words
     */
    public record Call(String system, String operation, Duration took, String outcome) {}

    private static final int MOST = 50;
    private static final ThreadLocal<List<Call>> CURRENT = new ThreadLocal<>();

    private CallLog() {}

    /** Notes a call that has ended. */
    public static void note(String system, String operation, Duration took, String outcome) {
        Optional.ofNullable(CURRENT.get())
                .filter(calls -> calls.size() < MOST)
                .ifPresent(calls -> calls.add(new Call(system, operation, took, outcome)));
    }

    /**
     * Does something on this thread, and keeps the calls that are noted meanwhile, also when it fails.
     *
     * @param calls is added to
     */
    public static <T> T keeping(List<Call> calls, Supplier<T> work) {
        var before = CURRENT.get();
        var noted = new ArrayList<Call>();
        CURRENT.set(noted);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
            calls.addAll(noted);
        }
    }
}
