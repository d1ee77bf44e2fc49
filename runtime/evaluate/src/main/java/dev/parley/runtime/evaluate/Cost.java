/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * What queries have cost, one after the other.
 *
 * @param p50 of the time that one takes, milliseconds
 * @param p95 likewise
 * @param cpu of the whole process, milliseconds a query
 */
record Cost(
        @JsonProperty("latency_p50_ms") double p50,
        @JsonProperty("latency_p95_ms") double p95,
        @JsonProperty("cpu_ms_per_query") double cpu) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** @param queries at least one */
    static <Q> Cost of(List<Q> queries, Consumer<Q> ask) {
        var times = new double[queries.size()];
        double before = cpuMillis();
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            ask.accept(queries.get(i));
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        double used = cpuMillis() - before;
        Arrays.sort(times);
        return new Cost(percentile(times, 50), percentile(times, 95), used / times.length);
    }

    /** Of this process since its start. */
    static double cpuMillis() {
        return SYSTEM.getProcessCpuTime() / 1e6;
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100];
    }
}
