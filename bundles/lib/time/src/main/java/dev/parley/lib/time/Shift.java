/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

/**
 * A window moved ("a day earlier") or its end alone ("an hour longer").
 *
 * @param by negative when earlier or shorter
 * @param endOnly whether the start stays
 */
public record Shift(Amount by, boolean endOnly) {}
