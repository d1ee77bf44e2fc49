/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.detect;

import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What was said, and what a detector may want to know besides.
 *
 * @param text 1 to 4,000 characters, no control characters but line feed and tab
 * @param now with the user's time zone
 * @param memory of the conversation before; costs a query when it is asked for first
 */
public record Heard(String text, Locale locale, ZonedDateTime now, Supplier<Memory> memory) {}
