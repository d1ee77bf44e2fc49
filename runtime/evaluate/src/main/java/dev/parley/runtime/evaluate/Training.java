/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Supplier;

/**
 * What it took to get ready.
 *
 * @param time milliseconds
 * @param cpu milliseconds
 * @param memory megabytes: what the system counts for the sentence model, and the Java objects that were made of the
 *     examples; null where the system does not tell
 */
record Training(
        @JsonProperty("training_ms") long time,
        @JsonProperty("training_cpu_ms") long cpu,
        @JsonProperty("memory_mb") Double memory) {

    /** What was made, and what it took. */
    record Trained<T>(T result, Training training) {}

    /** @param model megabytes, or null where the system does not tell */
    static <T> Trained<T> of(Double model, Supplier<T> training) {
        var before = Footprint.now();
        long start = System.nanoTime();
        double cpu = Cost.cpuMillis();
        var result = training.get();
        long time = (System.nanoTime() - start) / 1_000_000;
        long used = (long) (Cost.cpuMillis() - cpu);
        double heap = Footprint.now().heapSince(before);
        return new Trained<>(
                result, new Training(time, used, model == null ? null : (double) Math.round(model + heap)));
    }
}
