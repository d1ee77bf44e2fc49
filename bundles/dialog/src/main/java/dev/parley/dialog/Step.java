/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.change.Change;
import dev.parley.api.conversation.Answered;
import dev.parley.api.dialog.Progress;
import dev.parley.api.handover.HandOver;
import dev.parley.api.intent.Reply;
import dev.parley.api.watch.Watch;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a turn does to a conversation.
 *
 * @param settled the draft whose errand has come to its end
 * @param watches what the conversation follows from now on
 * @param wanted a person to whom the conversation is given once this is stored
 * @param answered what became of a customer's question
 */
record Step(
        State state,
        Reply reply,
        Progress progress,
        double confidence,
        Detected detected,
        Optional<UUID> settled,
        List<Watch> watches,
        Optional<HandOver> wanted,
        Optional<Answered> answered) {

    Step(
            State state,
            Reply reply,
            Progress progress,
            double confidence,
            Detected detected,
            Optional<UUID> settled,
            List<Watch> watches,
            Optional<HandOver> wanted) {
        this(state, reply, progress, confidence, detected, settled, watches, wanted, Optional.empty());
    }

    Step(State state, Reply reply, Progress progress, double confidence) {
        this(state, reply, progress, confidence, Detected.NOTHING, Optional.empty(), List.of(), Optional.empty());
    }

    /** A step whose progress is that of the open draft, if there is one. */
    static Step of(State state, Reply reply) {
        return new Step(state, reply, state.draft().map(Draft::progress).orElse(Progress.NONE), 1);
    }

    /** This step, which follows from what was recognised. */
    Step because(Detected why) {
        return new Step(state, reply, progress, why.confidence(), why, settled, watches, wanted, answered);
    }

    Step in(State other) {
        return new Step(other, reply, progress, confidence, detected, settled, watches, wanted, answered);
    }

    Step replying(Reply other) {
        return new Step(state, other, progress, confidence, detected, settled, watches, wanted, answered);
    }

    /** This step and a reply after it, whose question is open now. */
    Step then(Step next) {
        var text = reply.text() + "\n\n" + next.reply().text();
        var card = reply instanceof Reply.Answer answer ? answer.change() : Optional.<Change>empty();
        var said = next.reply() instanceof Reply.Answer answer
                        && answer.change().isEmpty()
                ? new Reply.Answer(text, answer.quickReplies(), card, answer.undo(), answer.sources(), answer.by())
                : Replies.saying(next.reply(), text);
        return new Step(
                next.state(),
                said,
                next.progress(),
                next.confidence(),
                next.detected(),
                settled.or(next::settled),
                more(next),
                wanted.or(next::wanted),
                answered.or(next::answered));
    }

    private List<Watch> more(Step next) {
        return Stream.concat(watches.stream(), next.watches().stream()).toList();
    }

    /** This step in other words. */
    Step saying(String text) {
        return new Step(
                state.said(text, reply.quickReplies()),
                Replies.saying(reply, text),
                progress,
                confidence,
                detected,
                settled,
                watches,
                wanted,
                answered);
    }

    Step wanting(HandOver person) {
        return new Step(state, reply, progress, confidence, detected, settled, watches, Optional.of(person), answered);
    }

    /** This step, with what became of the question. */
    Step answering(Answered outcome) {
        return new Step(state, reply, progress, confidence, detected, settled, watches, wanted, Optional.of(outcome));
    }

    /** This step, with which an errand ends. */
    Step settling(UUID draft, List<Watch> following) {
        return new Step(state, reply, progress, confidence, detected, Optional.of(draft), following, wanted, answered);
    }
}
