/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationListener;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.dialog.Detection;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.dialog.Notice;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Progress;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.Reply;
import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import dev.parley.testkit.conversation.MemoryConversations;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An engine that says back what it hears, over conversations in memory, and signs in whoever has a token. */
final class Engine implements Dialog, SignIn {

    static final User ADA = new User("ada", "Ada", Set.of());
    static final User BOB = new User("bob", "Bob", Set.of());

    final MemoryConversations store = new MemoryConversations();
    final Map<String, User> tokens = new ConcurrentHashMap<>(Map.of("ada-token", ADA, "bob-token", BOB));
    volatile boolean guestsAllowed = true;
    volatile ConversationListener listener;

    /** Is told what is said, and where pieces go, before the turn is stored. */
    volatile BiConsumer<Utterance, Consumer<String>> thinking = (said, pieces) -> {};

    private final Map<UUID, Object> locks = new ConcurrentHashMap<>();
    private final Map<UUID, Reply> replies = new ConcurrentHashMap<>();

    @Override
    public Outcome say(Utterance said, Consumer<String> pieces) {
        thinking.accept(said, pieces);
        var id = said.conversation().orElseGet(UUID::randomUUID);
        synchronized (locks.computeIfAbsent(id, unused -> new Object())) {
            var loaded = store.load(id, said.clientMessageId());
            if (said.conversation().isPresent()) {
                loaded.map(found -> found.conversation())
                        .filter(c -> c.userId().equals(said.user().id())
                                && Audience.of(c.channel()) == Audience.of(said.channel()))
                        .orElseThrow(NoSuchConversation::new);
            }
            var earlier = loaded.flatMap(found -> found.earlierReply());
            return outcome(id, earlier.orElseGet(() -> {
                var before = loaded.map(found -> found.conversation());
                int seq = before.map(Conversation::messages).orElse(0);
                var metadata = said.clientMessageId()
                        .map(name -> "{\"client_message_id\":\"" + name + "\"}")
                        .orElse("{}");
                var question = message(seq + 1, Sender.USER, said.text(), metadata);
                var answer = message(seq + 2, Sender.BOT, "You said: " + said.text(), "{}");
                write(
                        before,
                        id,
                        said.user(),
                        said.channel(),
                        seq + 2,
                        new Exchange(question, answer, said.clientMessageId()));
                return answer;
            }));
        }
    }

    /** Says something that nobody asked for. */
    void announce(UUID id, Reply reply, UnaryOperator<Exchange> told) {
        synchronized (locks.get(id)) {
            var before = store.load(id, Optional.empty())
                    .map(found -> found.conversation())
                    .orElseThrow();
            var message = message(before.messages() + 1, Sender.BOT, reply.text(), "{}");
            replies.put(message.id(), reply);
            var exchange = new Exchange(
                    Optional.empty(), message, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
            var after = after(Optional.of(before), id, before.userId(), before.channel(), message.seq());
            store.append(after, exchange);
            listener.written(after, told.apply(exchange));
        }
    }

    void erase(User user, UUID id) {
        store.erase(user, id);
        listener.erased(id);
    }

    private void write(
            Optional<Conversation> before, UUID id, User user, String channel, int messages, Exchange exchange) {
        var after = after(before, id, user.id(), channel, messages);
        store.append(after, exchange);
        listener.written(after, exchange);
    }

    private static Conversation after(
            Optional<Conversation> before, UUID id, String user, String channel, int messages) {
        return new Conversation(
                id,
                user,
                before.map(Conversation::channel).orElse(channel),
                Status.ACTIVE,
                Instant.EPOCH,
                Instant.now(),
                messages,
                before.map(Conversation::version).orElse(0L) + 1,
                "{}");
    }

    private static Message message(int seq, Sender sender, String text, String metadata) {
        return new Message(UUID.randomUUID(), seq, sender, text, Instant.now(), metadata);
    }

    @Override
    public Outcome outcome(UUID conversation, Message replied) {
        var reply = replies.getOrDefault(replied.id(), Reply.answer(replied.text()));
        return new Outcome(conversation, replied.id(), replied.seq(), replied.timestamp(), 1, Progress.NONE, reply);
    }

    @Override
    public Optional<User> user(String token) {
        return Optional.ofNullable(tokens.get(token));
    }

    @Override
    public Optional<Session> guest() {
        if (!guestsAllowed) {
            return Optional.empty();
        }
        var user = new User(UUID.randomUUID().toString(), "Guest", Set.of(User.GUEST));
        tokens.put("guest-" + user.id(), user);
        return Optional.of(new Session("guest-" + user.id(), Instant.now().plusSeconds(1000), user));
    }

    @Override
    public Optional<Session> account(String name, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean tell(Notice notice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean relay(UUID conversation, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Progress progress(Conversation conversation) {
        return Progress.NONE;
    }

    @Override
    public List<Detection> detect(String text, Locale locale) {
        throw new UnsupportedOperationException();
    }
}
