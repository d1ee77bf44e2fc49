/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

import java.util.Optional;

/**
 * What one turn adds to a conversation: two messages with consecutive {@code seq}.
 *
 * @param clientMessageId the sender's own name for what was said, so that saying it twice is noticed
 */
public record Exchange(Message said, Message replied, Optional<String> clientMessageId) {}
