/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.jdbi;

/** What was to be written has a key that is already there; nothing was written. */
public final class Duplicate extends RuntimeException {

    private static final long serialVersionUID = 1;

    Duplicate() {
        super("already there");
    }
}
