/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.health.Probe;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.knowledge.rag.Failed.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks one external RAG service. What it says is given as the answer, or is none; never is an error of it shown. */
final class Bridge implements KnowledgeBase, Probe, Connection {

    /** That what a service says answers the question: it does not say so itself. */
    static final double CONFIDENCE = 0.8;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration BRIEF = Duration.ofSeconds(3);

    private final Settings settings;
    private final RemoteConversations conversations;
    private final Guard guard;
    private final Wire wire;
    private final Answers answers;
    private final Attempts attempts;
    private final Condition condition;

    Bridge(Settings settings, RemoteConversations conversations, Guard guard, Wire wire) {
        this.settings = settings;
        this.conversations = conversations;
        this.guard = guard;
        this.wire = wire;
        this.answers = new Answers(settings.mapping());
        this.attempts = new Attempts(settings.limits());
        this.condition = new Condition(settings.name());
    }

    /** Whether there is a host of this name, and one that may be asked, so that admins need not wait for a question. */
    void look() {
        try {
            guard.admitted(settings.target().host(), Deadline.in(LOOK));
        } catch (Failed e) {
            condition.bad(e.getMessage());
        }
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Optional<String> problem() {
        return condition.problem().map(why -> settings.target() + ": " + why);
    }

    @Override
    public boolean isVital() {
        return false;
    }

    @Override
    public String system() {
        return "RAG bridge " + name();
    }

    @Override
    public String address() {
        return settings.target().toString();
    }

    @Override
    public Standing standing() {
        return new Standing(
                attempts.breaker(),
                Optional.empty(),
                condition.problem().map(why -> "A call failed: " + why + '.'),
                condition.since());
    }

    /** Asks nothing, as an answer may cost money. */
    @Override
    public String test() {
        try {
            wire.reach(settings.target().uri(Words.NONE), Deadline.in(BRIEF));
            return "It lets itself be connected to; it was asked nothing.";
        } catch (Failed e) {
            condition.bad(e.getMessage());
            throw new Unavailable(name(), SOON, e);
        }
    }

    @Override
    public List<Passage> search(Question question) {
        return answer(question, piece -> {})
                .map(finding -> new Passage(title(finding), finding.text(), link(finding), finding.confidence()))
                .stream()
                .toList();
    }

    private static String title(Finding finding) {
        return finding.sources().isEmpty()
                ? finding.by()
                : finding.sources().get(0).title();
    }

    private static Optional<String> link(Finding finding) {
        return finding.sources().stream()
                .flatMap(source -> source.link().stream())
                .findFirst();
    }

    @Override
    public Optional<Finding> answer(Question question, Consumer<String> pieces) {
        if (!settings.audiences().contains(question.audience())
                || question.text().isBlank()) {
            return Optional.empty();
        }
        try {
            var reply = replied(question, pieces);
            condition.good();
            return Optional.of(reply)
                    .filter(any -> any.isAnswer(settings.mapping()))
                    .filter(any -> !any.tells(settings.key()))
                    .map(any -> new Finding(any.text(), name(), Optional.empty(), CONFIDENCE, any.sources()));
        } catch (Failed e) {
            return none(e);
        }
    }

    private Optional<Finding> none(Failed failure) {
        if (failure.kind() != Kind.WITHHELD) {
            condition.bad(failure.getMessage());
        }
        if (failure.kind().isUnavailable) {
            throw new Unavailable(name(), failure.comeBack().orElse(SOON), failure);
        }
        return Optional.empty();
    }

    private Reply replied(Question question, Consumer<String> pieces) throws Failed {
        var deadline = Deadline.of(settings.limits().timeout(), question.deadline());
        var known = settings.mapping().conversation().isEmpty()
                ? Optional.<String>empty()
                : conversations.find(question.conversation());
        var reply = continued(question, known, deadline, pieces);
        reply.conversation()
                .filter(given -> !known.equals(Optional.of(given)))
                .ifPresent(given -> conversations.keep(question.conversation(), given));
        return reply;
    }

    /** Begins anew if the service does not know the conversation any more. */
    private Reply continued(Question question, Optional<String> known, Deadline deadline, Consumer<String> pieces)
            throws Failed {
        try {
            return asked(words(question, known), deadline, pieces);
        } catch (Failed e) {
            if (e.kind() != Kind.FORGOTTEN || known.isEmpty()) {
                throw e;
            }
            conversations.forget(question.conversation());
            return asked(words(question, Optional.empty()), deadline, pieces);
        }
    }

    private Reply asked(Words words, Deadline deadline, Consumer<String> listener) throws Failed {
        var request = settings.template().filled(words);
        return attempts.make(
                deadline,
                () -> wire.send(request, deadline, response -> {
                    var pieces = new Pieces(settings.mapping(), listener);
                    var reply = answers.read(response, pieces);
                    if (reply.isAnswer(settings.mapping())) {
                        pieces.finish();
                    }
                    return reply;
                }));
    }

    private Words words(Question question, Optional<String> known) {
        var values = Map.of(
                "question", question.text(),
                "conversation",
                        known.orElseGet(() -> settings.namesConversation()
                                ? question.conversation().toString()
                                : ""),
                "user", Pseudonym.of(name(), question.user().id()),
                "key", settings.key().reveal(),
                "model", settings.model());
        return new Words(values, question.recent());
    }
}
