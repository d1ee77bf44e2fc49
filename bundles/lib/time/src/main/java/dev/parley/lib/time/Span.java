/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

/**
 * A piece of a text.
 *
 * @param from the index of its first character
 * @param to the index behind its last one
 */
public record Span(int from, int to) {}
