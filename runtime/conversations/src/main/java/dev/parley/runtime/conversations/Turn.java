/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody says something and is answered.
 *
 * @param now to which the clock is set before
 * @param times how often it is said; each answer has to be as expected
 */
record Turn(Place place, Optional<Instant> now, Said said, int times, List<Expectation> expected) {}
