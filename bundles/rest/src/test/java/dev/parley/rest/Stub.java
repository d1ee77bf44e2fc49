/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.conversation.Summary;
import dev.parley.api.dialog.Detection;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.dialog.Notice;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Progress;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Subject;
import dev.parley.api.paging.Page;
import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Everything that the API speaks for, in memory: an engine that answers whatever it is told to. */
final class Stub implements Dialog, ConversationStore, SignIn, ChangeManagement {

    static final Instant NOW = Instant.parse("2030-06-01T12:00:00.123456Z");

    /** As the engine notes it, and something that it may note one day. */
    static final String METADATA =
            "{\"kind\":\"answer\",\"detected\":[{\"by\":\"rules\",\"intent\":\"help\",\"confidence\":0.75,\"why\":\"rule \\\"help\\\"\"}],\"nested\":{\"a\":[1,2]}}";

    final List<Utterance> said = new CopyOnWriteArrayList<>();
    volatile Reply reply = Reply.answer("Hello.");
    volatile Progress progress = Progress.NONE;
    volatile RuntimeException failure;
    volatile boolean guestsAllowed = true;

    /** Is told what is said, and where pieces go, before the turn is stored. */
    volatile BiConsumer<Utterance, Consumer<String>> writing = (utterance, pieces) -> {};

    /** What slots are about. */
    private final Map<String, Subject> subjects =
            Map.of("number", Subject.CHANGE, "jira_issue_key", Subject.ISSUE, "pull_request", Subject.PULL_REQUEST);

    private static final int MANY = 1000;

    /** How often messages were read. */
    final AtomicInteger reads = new AtomicInteger();

    volatile String metadata = METADATA;
    volatile long votes;

    private final Map<UUID, Conversation> conversations = new ConcurrentHashMap<>();
    private final Map<UUID, List<Message>> messages = new ConcurrentHashMap<>();
    private final Map<String, User> sessions = new ConcurrentHashMap<>();
    private final List<Change> changes = new CopyOnWriteArrayList<>();

    /** A session for somebody who is not a guest. */
    String tokenOf(User user) {
        String token = "token-" + UUID.randomUUID();
        sessions.put(token, user);
        return token;
    }

    void forget(String token) {
        sessions.remove(token);
    }

    Change add(User user, ChangeState state, ChangeFields fields) {
        int count = changes.size() + 1;
        var change = new Change(
                "%032x".formatted(count),
                "CHG%07d".formatted(30000 + count),
                state,
                fields,
                user.id(),
                Optional.of(URI.create("/#change/" + count)),
                NOW,
                NOW.plusSeconds(count));
        changes.add(0, change);
        return change;
    }

    @Override
    public boolean tell(Notice notice) {
        throw new AssertionError("no resource tells anything");
    }

    @Override
    public Outcome say(Utterance utterance, Consumer<String> pieces) {
        fail();
        writing.accept(utterance, pieces);
        said.add(utterance);
        UUID id = utterance.conversation().orElseGet(UUID::randomUUID);
        if (utterance.conversation().isPresent()) {
            find(utterance.user(), id)
                    .filter(c -> Audience.of(c.channel()) == Audience.of(utterance.channel()))
                    .orElseThrow(NoSuchConversation::new);
        }
        var list = messages.computeIfAbsent(id, unused -> new CopyOnWriteArrayList<>());
        list.add(message(list, Sender.USER, utterance.text(), "{}"));
        list.add(message(list, Sender.BOT, reply.text(), metadata));
        conversations.put(
                id,
                new Conversation(
                        id,
                        utterance.user().id(),
                        utterance.channel(),
                        Status.ACTIVE,
                        NOW,
                        NOW.plusSeconds(said.size()),
                        list.size(),
                        list.size() / 2,
                        "{}"));
        Message last = list.get(list.size() - 1);
        return new Outcome(id, last.id(), last.seq(), last.timestamp(), 0.75, progress, reply);
    }

    @Override
    public boolean relay(UUID conversation, String text) {
        fail();
        var list = messages.get(conversation);
        if (!conversations.containsKey(conversation)) {
            return false;
        }
        list.add(message(list, Sender.BOT, text, "{\"kind\":\"answer\"}"));
        return true;
    }

    /** Takes everything that has the word help in it for that. */
    @Override
    public List<Detection> detect(String text, Locale locale) {
        fail();
        return text.contains("help")
                ? List.of(new Detection("rules", "help", 0.75, "rule \"help\" " + locale.toLanguageTag()))
                : List.of();
    }

    @Override
    public Page<Recognized> recognized(int limit, Optional<String> cursor) {
        fail();
        var all = conversations.keySet().stream()
                .map(messages::get)
                .map(list -> new Recognized(list.get(0), list.get(1)))
                .sorted(Comparator.comparing(turn -> turn.said().text()))
                .toList();
        return page(all, limit, cursor);
    }

    private static Message message(List<Message> before, Sender sender, String text, String metadata) {
        return new Message(UUID.randomUUID(), before.size() + 1, sender, text, NOW, metadata);
    }

    @Override
    public Outcome outcome(UUID conversation, Message replied) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Progress progress(Conversation conversation) {
        return progress;
    }

    @Override
    public Optional<Conversation> find(User user, UUID id) {
        fail();
        return Optional.ofNullable(conversations.get(id)).filter(c -> c.userId().equals(user.id()));
    }

    /** All users' conversations, newest first. */
    List<Conversation> conversations() {
        fail();
        return conversations.values().stream()
                .sorted(Comparator.comparing(Conversation::updatedAt).reversed())
                .toList();
    }

    @Override
    public Optional<Head> head(User user, UUID id) {
        return find(user, id).map(c -> new Head(c.channel(), c.messages(), c.version(), votes));
    }

    @Override
    public Page<Summary> list(User user, Audience audience, int limit, Optional<String> cursor) {
        fail();
        var all = conversations.values().stream()
                .filter(c -> c.userId().equals(user.id()) && Audience.of(c.channel()) == audience)
                .sorted(Comparator.comparing(Conversation::updatedAt).reversed())
                .map(c -> new Summary(c.id(), c.status(), c.startedAt(), c.updatedAt(), reply.text(), c.messages()))
                .toList();
        return page(all, limit, cursor);
    }

    @Override
    public Page<Summary> search(User user, Audience audience, String text, int limit, Optional<String> cursor) {
        var all = list(user, audience, MANY, Optional.empty()).items().stream()
                .filter(summary -> messages.get(summary.id()).stream()
                        .anyMatch(message -> message.text().contains(text)))
                .toList();
        return page(all, limit, cursor);
    }

    @Override
    public Optional<Subject> subject(String slot) {
        return Optional.ofNullable(subjects.get(slot));
    }

    private static <T> Page<T> page(List<T> all, int limit, Optional<String> cursor) {
        int start = cursor.map(Integer::parseInt).orElse(0);
        int end = Math.min(all.size(), start + limit);
        return new Page<>(
                all.subList(start, end), end < all.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
    }

    @Override
    public List<Message> messages(UUID conversation, int afterSeq, int limit) {
        reads.incrementAndGet();
        return messages.get(conversation).stream()
                .filter(m -> m.seq() > afterSeq)
                .limit(limit)
                .toList();
    }

    @Override
    public boolean erase(User user, UUID id) {
        boolean there = find(user, id).isPresent();
        if (there) {
            conversations.remove(id);
        }
        return there;
    }

    @Override
    public Optional<User> user(String token) {
        return Optional.ofNullable(sessions.get(token));
    }

    @Override
    public Optional<Session> guest() {
        return guestsAllowed
                ? Optional.of(session(new User(UUID.randomUUID().toString(), "Guest", Set.of(User.GUEST))))
                : Optional.empty();
    }

    @Override
    public Optional<Session> account(String name, String password) {
        fail();
        return name.equals("ada") && password.equals("right")
                ? Optional.of(session(new User("1", "ada", Set.of(User.ADMIN))))
                : Optional.empty();
    }

    private Session session(User user) {
        return new Session(
                tokenOf(user), Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3600), user);
    }

    @Override
    public Optional<Change> find(User user, String numberOrSysId) {
        fail();
        return changes.stream()
                .filter(c -> c.requestedBy().equals(user.id()))
                .filter(c ->
                        c.number().equalsIgnoreCase(numberOrSysId) || c.sysId().equals(numberOrSysId))
                .findFirst();
    }

    @Override
    public Page<Change> search(User user, ChangeQuery query) {
        fail();
        var all = new ArrayList<>(changes);
        all.removeIf(change -> !change.requestedBy().equals(user.id())
                || !query.states().isEmpty()
                        && !query.states().contains(change.state().code())
                || query.text().filter(text -> !change.summary().contains(text)).isPresent()
                || query.from().filter(from -> end(change).isBefore(from)).isPresent()
                || query.until().filter(until -> !start(change).isBefore(until)).isPresent());
        return page(all, query.limit(), query.cursor());
    }

    private static Instant start(Change change) {
        return change.fields().get(Field.PLANNED_START).orElse(Instant.MAX);
    }

    private static Instant end(Change change) {
        return change.fields().get(Field.PLANNED_END).orElse(Instant.MIN);
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Optional<Loaded> load(UUID id, Optional<String> clientMessageId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void append(Conversation after, Exchange exchange) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Change> created(User user, String correlationId) {
        throw new AssertionError("no resource creates changes");
    }

    @Override
    public Change create(User user, String correlationId, ChangeFields fields) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Change update(User user, String number, ChangeFields changed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ChangeState> nextStates(User user, String number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Change move(User user, String number, ChangeState to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Change cancel(User user, String number, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addWorkNote(User user, String number, String text) {
        throw new UnsupportedOperationException();
    }
}
