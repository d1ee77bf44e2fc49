/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How the engine behaves.
 *
 * @param undoFor how long an undo is offered
 * @param handOff what is said when nothing helps
 */
record Settings(ReadBack readBack, Duration undoFor, ZoneId zone, Locale locale, String handOff) {

    /** When values are read back before anything is done. */
    enum ReadBack {
        /** Before everything that writes. */
        ALWAYS,
        /** If a value was taken from a longer sentence. */
        INFERRED,
        /** Only where the intent insists. */
        NEVER
    }
}
