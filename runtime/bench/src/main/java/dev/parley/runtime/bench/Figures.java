/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import dev.parley.runtime.bench.Chatter.Turn;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * What a load came to.
 *
 * @param asking the times of turns that only ask, sorted
 * @param creating the times of turns that create something, sorted
 * @param errors turns that were not answered as they should have been
 * @param recorded changes that will be made later, as the other system had no room
 */
record Figures(long[] asking, long[] creating, long errors, long recorded, Duration lasted) {

    static final String HEADER =
            "users     turns  turns/s   p50 ms   p95 ms   p99 ms   server CPU a turn (of it the database)  errors";

    Figures {
        Arrays.sort(asking);
        Arrays.sort(creating);
    }

    /** Of turns that only ask and began in this time, by {@link System#nanoTime}. */
    static Figures of(List<Turn> turns, long from, long until) {
        var asking = turns.stream()
                .filter(turn -> turn.began() >= from && turn.began() < until)
                .mapToLong(Turn::nanos)
                .toArray();
        return new Figures(asking, new long[0], 0, 0, Duration.ofNanos(until - from));
    }

    int turns() {
        return asking.length + creating.length;
    }

    String row(int users, Duration cpu, Duration databaseCpu) {
        var all = LongStream.concat(LongStream.of(asking), LongStream.of(creating))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%5d %9d %8.0f %8.2f %8.2f %8.2f   %10.3f ms (%.3f ms) %22d",
                users,
                turns(),
                turns() / (lasted.toNanos() / 1e9),
                percentile(all, 50),
                percentile(all, 95),
                percentile(all, 99),
                cpu.toNanos() / 1e6 / turns(),
                databaseCpu.toNanos() / 1e6 / turns(),
                errors);
    }

    /** In milliseconds. */
    static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * (long) percent / 100)] / 1e6;
    }
}
