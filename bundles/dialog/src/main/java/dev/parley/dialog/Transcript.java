/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.watch.Watch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Writes steps into conversations. */
final class Transcript {

    private final ConversationStore store;
    private final Json json;
    private final Clock clock;

    Transcript(ConversationStore store, Json json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What was said, and the step that it led to.
     *
     * @param text of the message, as it is shown
     */
    Outcome add(
            Conversation before,
            String text,
            Instant at,
            Optional<String> clientMessageId,
            Step step,
            Utterance utterance,
            Trace.Seen seen) {
        var metadata = json.metadata(utterance);
        var said = new Message(UUID.randomUUID(), before.messages() + 1, Sender.USER, text, at, metadata);
        var reply = reply(step, before.messages() + 2, Optional.of(seen));
        store.append(
                after(before, step, reply),
                new Exchange(
                        Optional.of(said),
                        reply,
                        clientMessageId,
                        step.settled(),
                        Optional.empty(),
                        step.watches(),
                        step.answered()));
        return new Outcome(
                before.id(),
                reply.id(),
                reply.seq(),
                reply.timestamp(),
                step.confidence(),
                step.progress(),
                Replies.saying(step.reply(), reply.text()));
    }

    /** A step that nobody asked for just now. */
    void tell(Conversation before, Step step, Optional<Watch> told, Optional<Trace.Seen> seen) {
        var message = reply(step, before.messages() + 1, seen);
        store.append(
                after(before, step, message),
                new Exchange(Optional.empty(), message, Optional.empty(), step.settled(), told, step.watches()));
    }

    private Message reply(Step step, int seq, Optional<Trace.Seen> seen) {
        var text = Texts.cleaned(step.reply().text());
        return new Message(UUID.randomUUID(), seq, Sender.BOT, text, now(), json.metadata(step, seen));
    }

    private Conversation after(Conversation before, Step step, Message last) {
        var state = step.state();
        var isDone = state.draft().isEmpty()
                && state.done()
                        .filter(draft -> draft.phase() == Draft.Phase.DONE)
                        .isPresent();
        return new Conversation(
                before.id(),
                before.userId(),
                before.channel(),
                isDone ? Status.COMPLETED : Status.ACTIVE,
                before.startedAt(),
                last.timestamp(),
                last.seq(),
                before.version() + 1,
                json.write(state));
    }

    /** In microseconds, which is what databases keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
