/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

/** A sentence for the admin who did something. */
public record Message(Kind kind, String text) {

    public enum Kind {
        GOOD,
        BAD
    }
}
