/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.conversation;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Answered;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.conversation.Summary;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Conversations in memory. */
public final class MemoryConversations implements ConversationStore {

    private static final class Kept {

        private Conversation conversation;
        private final List<Message> messages = new ArrayList<>();
        private final Map<String, Message> replies = new HashMap<>();
        private final List<Answered> answered = new ArrayList<>();
    }

    private static final Comparator<Conversation> NEWEST_FIRST = Comparator.comparing(Conversation::updatedAt)
            .thenComparing(Conversation::id)
            .reversed();

    private static final Comparator<Recognized> SAID_LAST = Comparator.<Recognized, Instant>comparing(
                    turn -> turn.said().timestamp())
            .thenComparing(turn -> turn.said().id())
            .reversed();

    private final Map<UUID, Kept> conversations = new HashMap<>();
    private final Map<UUID, Map<Subject, Watch>> watches = new HashMap<>();
    private final MemoryOutbox outbox;
    private boolean isAway;

    public MemoryConversations() {
        this(new MemoryOutbox(Clock.systemUTC()));
    }

    /** @param outbox the errands that come to their end here */
    public MemoryConversations(MemoryOutbox outbox) {
        this.outbox = outbox;
    }

    /** What a conversation follows. */
    public synchronized List<Watch> watches(UUID conversation) {
        return List.copyOf(watches.getOrDefault(conversation, Map.of()).values());
    }

    /** What became of the questions of a conversation, in order. */
    public synchronized List<Answered> answered(UUID conversation) {
        return Optional.ofNullable(conversations.get(conversation))
                .map(kept -> List.copyOf(kept.answered))
                .orElse(List.of());
    }

    /** From now on every call fails as it does when the database does not answer, or no longer. */
    public synchronized void away(boolean away) {
        isAway = away;
    }

    @Override
    public synchronized Optional<Loaded> load(UUID id, Optional<String> clientMessageId) {
        answer();
        return Optional.ofNullable(conversations.get(id))
                .map(kept -> new Loaded(kept.conversation, clientMessageId.map(kept.replies::get)));
    }

    @Override
    public synchronized void append(Conversation after, Exchange exchange) {
        answer();
        var kept = conversations.get(after.id());
        if (after.version() - 1 != (kept == null ? 0 : kept.conversation.version())) {
            throw new StaleConversation("version " + after.version() + " does not follow the stored one");
        }
        var next = kept == null ? new Kept() : kept;
        if (exchange.clientMessageId().filter(next.replies::containsKey).isPresent()) {
            throw new StaleConversation("the client message id is already there");
        }
        var followed = watches.computeIfAbsent(after.id(), id -> new LinkedHashMap<>());
        if (exchange.told()
                .filter(watch -> !watch.equals(followed.get(watch.subject())))
                .isPresent()) {
            throw new StaleConversation("it was told meanwhile");
        }
        if (exchange.settled().filter(draft -> !outbox.settle(draft)).isPresent()) {
            throw new StaleConversation("the draft has come to its end meanwhile");
        }
        exchange.watches().forEach(watch -> followed.put(watch.subject(), watch));
        exchange.answered().ifPresent(next.answered::add);
        next.conversation = after;
        exchange.said().ifPresent(next.messages::add);
        next.messages.add(exchange.replied());
        exchange.clientMessageId().ifPresent(name -> next.replies.put(name, exchange.replied()));
        conversations.put(after.id(), next);
    }

    @Override
    public synchronized Optional<Conversation> find(User user, UUID id) {
        answer();
        return Optional.ofNullable(conversations.get(id))
                .map(kept -> kept.conversation)
                .filter(conversation -> conversation.userId().equals(user.id()));
    }

    @Override
    public synchronized Optional<Head> head(User user, UUID id) {
        return find(user, id).map(found -> new Head(found.channel(), found.messages(), found.version(), 0));
    }

    @Override
    public synchronized Page<Summary> list(User user, Audience audience, int limit, Optional<String> cursor) {
        return held(user, audience, kept -> true, limit, cursor);
    }

    @Override
    public synchronized Page<Summary> search(
            User user, Audience audience, String text, int limit, Optional<String> cursor) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return held(
                user,
                audience,
                kept -> kept.messages.stream()
                        .anyMatch(message ->
                                message.text().toLowerCase(Locale.ROOT).contains(wanted)),
                limit,
                cursor);
    }

    private Page<Summary> held(
            User user, Audience audience, Predicate<Kept> wanted, int limit, Optional<String> cursor) {
        answer();
        var all = conversations.values().stream()
                .filter(wanted)
                .map(kept -> kept.conversation)
                .filter(conversation -> conversation.userId().equals(user.id()))
                .filter(conversation -> Audience.of(conversation.channel()) == audience)
                .sorted(NEWEST_FIRST)
                .toList();
        return page(all, limit, cursor).map(this::summary);
    }

    @Override
    public synchronized Page<Recognized> recognized(int limit, Optional<String> cursor) {
        answer();
        var all = conversations.values().stream()
                .flatMap(kept -> recognized(kept.messages))
                .sorted(SAID_LAST)
                .toList();
        return page(all, limit, cursor);
    }

    private static Stream<Recognized> recognized(List<Message> messages) {
        return IntStream.range(1, messages.size())
                .mapToObj(i -> new Recognized(messages.get(i - 1), messages.get(i)))
                .filter(turn -> turn.said().sender() == Sender.USER
                        && turn.replied().metadata().contains("\"detected\":["));
    }

    private static <T> Page<T> page(List<T> all, int limit, Optional<String> cursor) {
        int from = cursor.map(Integer::valueOf).orElse(0);
        var page = all.stream().skip(from).limit(limit).toList();
        int next = from + page.size();
        return new Page<>(page, next < all.size() ? Optional.of(String.valueOf(next)) : Optional.empty());
    }

    @Override
    public synchronized List<Message> messages(UUID conversation, int afterSeq, int limit) {
        answer();
        return Optional.ofNullable(conversations.get(conversation)).stream()
                .flatMap(kept -> kept.messages.stream())
                .filter(message -> message.seq() > afterSeq)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean erase(User user, UUID id) {
        return find(user, id).map(found -> conversations.remove(id)).isPresent();
    }

    private Summary summary(Conversation conversation) {
        var messages = conversations.get(conversation.id()).messages;
        return new Summary(
                conversation.id(),
                conversation.status(),
                conversation.startedAt(),
                conversation.updatedAt(),
                messages.get(messages.size() - 1).text(),
                messages.size());
    }

    private void answer() {
        if (isAway) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }
    }
}
