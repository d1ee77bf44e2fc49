/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

import dev.parley.api.change.Change;
import dev.parley.api.watch.Watch;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * News about something that a conversation follows.
 *
 * @param watch as the conversation was told last
 * @param state what it is told now
 * @param text the whole message, in the language that is asked for or else in English; may be asked for more than once
 * @param change the change that it is about, as it is now
 */
public record Notice(Watch watch, String state, Function<Locale, String> text, Optional<Change> change) {}
