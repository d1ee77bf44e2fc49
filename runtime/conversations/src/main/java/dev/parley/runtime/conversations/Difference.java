/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

/**
 * What is not as it was expected.
 *
 * @param what {@code says}, {@code slots.priority}
 */
public record Difference(String what, String expected, String got) {}
