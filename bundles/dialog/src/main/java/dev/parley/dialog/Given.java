/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What somebody said for a slot without being asked.
 *
 * @param text in their words
 * @param moment what the words mean, if they are a time in the midst of others
 * @param named whether the slot was spoken of, so that an unreadable value is worth a question
 */
record Given(String text, Optional<ZonedDateTime> moment, boolean named) {

    static Given text(String text, boolean named) {
        return new Given(text, Optional.empty(), named);
    }
}
