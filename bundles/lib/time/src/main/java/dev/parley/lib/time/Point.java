/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A point in time as far as it was said: what is absent was not said.
 *
 * @param fromNow a moment counted from now ("in two hours", "now"); then there is no day and no clock
 */
public record Point(Optional<Day> day, Optional<Clock> clock, Optional<ZoneId> zone, Optional<Amount> fromNow) {}
