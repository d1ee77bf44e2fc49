/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param timeout for a question with all its tries
 * @param idle without anything from the service
 * @param bytes of an answer
 * @param retries after the first try
 * @param failures of ten calls after which the service is left alone
 * @param rest how long it is
 * @param calls at a time
 */
record Limits(Duration timeout, Duration idle, int bytes, int retries, int failures, Duration rest, int calls) {

    static Limits of(Values values) {
        return new Limits(
                Duration.ofMillis(values.number("timeout", 30_000, 1, 600_000)),
                Duration.ofMillis(values.number("idle.timeout", 15_000, 1, 600_000)),
                values.number("max.bytes", 1_000_000, 1, 50_000_000),
                values.number("retries", 1, 0, 10),
                values.number("breaker.failures", 5, 1, 10),
                Duration.ofMillis(values.number("breaker.rest", 5_000, 1, 3_600_000)),
                values.number("calls", 16, 1, 1_000));
    }
}
