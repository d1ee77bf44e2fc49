/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

import dev.parley.api.change.Change;
import dev.parley.api.watch.Watch;
import java.util.Optional;

/**
 * News about something that a conversation follows.
 *
 * @param watch as the conversation was told last
 * @param state what it is told now
 * @param text the whole message
 * @param change the change that it is about, as it is now
 */
public record Notice(Watch watch, String state, String text, Optional<Change> change) {}
