/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.knowledge;

import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Message;
import dev.parley.api.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What somebody wants to know.
 *
 * @param audience who asks; a knowledge base that is not meant for them finds nothing
 * @param deadline nobody waits for an answer after it; shared by all that are asked
 * @param recent the last messages of the conversation before it, in order; read from the store when they are asked for
 */
public record Question(
        User user,
        UUID conversation,
        String text,
        Locale locale,
        Audience audience,
        Instant deadline,
        Supplier<List<Message>> recent) {}
