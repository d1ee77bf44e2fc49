/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

/**
 * What was read from tokens.
 *
 * @param next the token behind it
 */
record Read<T>(T value, int next) {}
