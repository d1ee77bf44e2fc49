/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a load came to.
 *
 * @param nanos the time of each turn, sorted
 * @param errors turns that were not answered as they should have been
 */
record Figures(long[] nanos, long errors, Duration lasted) {

    static final String HEADER =
            "users     turns  turns/s   p50 ms   p95 ms   p99 ms   server CPU a turn (of it the database)  errors";

    Figures {
        Arrays.sort(nanos);
    }

    String row(int users, Duration cpu, Duration databaseCpu) {
        int turns = nanos.length;
        return String.format(
                Locale.ROOT,
                "%5d %9d %8.0f %8.2f %8.2f %8.2f   %10.3f ms (%.3f ms) %22d",
                users,
                turns,
                turns / (lasted.toNanos() / 1e9),
                percentile(50),
                percentile(95),
                percentile(99),
                cpu.toNanos() / 1e6 / turns,
                databaseCpu.toNanos() / 1e6 / turns,
                errors);
    }

    private double percentile(int percent) {
        return nanos.length == 0 ? Double.NaN : nanos[(int) ((nanos.length - 1) * (long) percent / 100)] / 1e6;
    }
}
