/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The moments that were meant.
 *
 * @param start in the zone it was said in, else the user's
 * @param moved whether a clock time does not exist on that day (daylight saving begins) and moved forward by the gap
 */
public record Resolved(Optional<ZonedDateTime> start, Optional<ZonedDateTime> end, boolean moved) {}
