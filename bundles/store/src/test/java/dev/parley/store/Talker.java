/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Somebody in a conversation of which the test says what is noted; each reply comes a millisecond later. */
final class Talker {

    private final ConversationStore store;
    private final User user;
    private final String channel;
    private final UUID conversation = UUID.randomUUID();
    private Optional<Conversation> before = Optional.empty();
    private UUID reply;

    Talker(ConversationStore store, String user, String channel) {
        this.store = store;
        this.user = new User(user, user, Set.of());
        this.channel = channel;
    }

    /** @param noted the metadata of the reply */
    Talker turn(String said, Instant at, String noted) {
        var message = new Message(UUID.randomUUID(), messages() + 1, Sender.USER, said, at, "{}");
        return add(Optional.of(message), "Answer to " + said, at.plusMillis(1), noted);
    }

    /** What nobody asked for. */
    Talker tell(Instant at, String noted) {
        return add(Optional.empty(), "By the way", at, noted);
    }

    private Talker add(Optional<Message> said, String text, Instant at, String noted) {
        reply = UUID.randomUUID();
        int seq = messages() + said.map(message -> 2).orElse(1);
        var after = new Conversation(
                conversation,
                user.id(),
                channel,
                Status.ACTIVE,
                before.map(Conversation::startedAt).orElse(at),
                at,
                seq,
                before.map(Conversation::version).orElse(0L) + 1,
                "{\"b\":[2]}");
        store.append(
                after,
                new Exchange(
                        said,
                        new Message(reply, seq, Sender.BOT, text, at, noted),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
        before = Optional.of(after);
        return this;
    }

    private int messages() {
        return before.map(Conversation::messages).orElse(0);
    }

    User user() {
        return user;
    }

    UUID conversation() {
        return conversation;
    }

    /** The id of what was replied last. */
    UUID reply() {
        return reply;
    }

    /** When. */
    Instant last() {
        return before.orElseThrow().updatedAt();
    }
}
