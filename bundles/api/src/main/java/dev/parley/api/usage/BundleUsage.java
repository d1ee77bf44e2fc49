/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.usage;

import java.time.Duration;

/**
 * What one bundle's intents took.
 *
 * @param name the bundle's symbolic name
 * @param calls that have ended or were given up
 * @param errors those that threw, gave nothing, or were too late; a connector that is away is none
 * @param late those of the errors that were too late
 * @param median of the latest calls
 * @param p95 of the latest calls, 95 % took no longer
 * @param cpu of all calls, as far as they have ended
 * @param allocated bytes, of all calls as far as they have ended
 * @param running calls that have not returned, those that were given up included
 * @param threads that its calls have started and that still live
 * @param breaker whether it is called
 */
public record BundleUsage(
        String name,
        String version,
        long calls,
        long errors,
        long late,
        Duration median,
        Duration p95,
        Duration cpu,
        long allocated,
        int running,
        int threads,
        Breaker breaker) {

    /** A bundle that fails again and again is not called for a while. */
    public enum Breaker {
        CLOSED,
        /** Not called. */
        OPEN,
        /** Called now and then, to see whether it works again. */
        HALF_OPEN
    }
}
