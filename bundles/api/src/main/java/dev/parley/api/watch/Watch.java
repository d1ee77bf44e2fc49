/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.watch;

import java.util.UUID;

/**
 * A conversation follows a subject.
 *
 * @param userId whose conversation it is
 * @param state what the conversation was told last, in a few words: {@code New}
 * @param about the change that the subject is evidence of, or the empty string
 */
public record Watch(UUID conversation, String userId, Subject subject, String state, String about) {}
