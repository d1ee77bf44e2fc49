/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import dev.parley.lib.wire.BadInput;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A FAQ in a file.
 *
 * @param number of the row as a spreadsheet shows it, or of the entry in a list, from 1
 * @param draft what it says, unless it is broken
 * @param problem what is broken
 */
public record FaqRow(int number, Optional<FaqDraft> draft, String problem) {

    static FaqRow read(int number, Supplier<FaqDraft> reading) {
        try {
            return new FaqRow(number, Optional.of(reading.get()), "");
        } catch (BadInput e) {
            return new FaqRow(number, Optional.empty(), e.getMessage());
        }
    }
}
