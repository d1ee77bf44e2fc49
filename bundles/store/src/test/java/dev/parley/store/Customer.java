/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.conversation.Answered;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.user.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Somebody new who asks, for tests. */
record Customer(ConversationStore store, User user, UUID conversation, String channel) {

    /** Of a reply. */
    private static final String NOTED = "{\"kind\":\"answer\",\"trace\":{\"took_ms\":3}}";

    static Customer of(ConversationStore store) {
        return new Customer(
                store, new User("customer-" + UUID.randomUUID(), "Eve", Set.of()), UUID.randomUUID(), Audience.CHATBOT);
    }

    Customer elsewhere() {
        return new Customer(store, user, UUID.randomUUID(), channel);
    }

    Customer on(String other) {
        return new Customer(store, user, conversation, other);
    }

    /** A turn: what was said and the reply. */
    Exchange ask(String question, Instant when, Optional<Answered> answered) {
        var at = when.truncatedTo(ChronoUnit.MICROS);
        var before = store.load(conversation, Optional.empty()).map(ConversationStore.Loaded::conversation);
        int messages = before.map(Conversation::messages).orElse(0);
        var exchange = new Exchange(
                Optional.of(new Message(UUID.randomUUID(), messages + 1, Sender.USER, question, at, "{\"a\":1}")),
                new Message(UUID.randomUUID(), messages + 2, Sender.BOT, "Answer to " + question, at, NOTED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                answered);
        store.append(
                new Conversation(
                        conversation,
                        user.id(),
                        channel,
                        Status.ACTIVE,
                        before.map(Conversation::startedAt).orElse(at),
                        at,
                        messages + 2,
                        before.map(Conversation::version).orElse(0L) + 1,
                        "{\"b\":[2]}"),
                exchange);
        return exchange;
    }

    /** The id of the bot's message. */
    UUID answered(String question, Instant at, String by) {
        return ask(question, at, Optional.of(new Answered(question, Optional.of(by), Optional.of("7"), 0.9)))
                .replied()
                .id();
    }

    UUID unanswered(String question, Instant at) {
        return ask(question, at, Optional.of(new Answered(question, Optional.empty(), Optional.empty(), 0)))
                .replied()
                .id();
    }

    long votes() {
        return store.head(user, conversation).orElseThrow().votes();
    }
}
