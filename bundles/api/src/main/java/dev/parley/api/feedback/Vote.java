/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

/** What somebody thinks of an answer. */
public enum Vote {
    UP,
    DOWN
}
