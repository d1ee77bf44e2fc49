/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.Undo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the engine remembers of a conversation between two turns.
 *
 * @param draft what is being talked about
 * @param kept drafts that were left, the latest last; at most {@value #MOST_KEPT}
 * @param done what was carried out last
 * @param undo how to make up for it
 * @param focus the number of the change that was last spoken of
 * @param misses how many utterances in a row were not understood
 * @param said what Parley said last, so that it does not say the same again
 */
record State(
        Optional<Draft> draft,
        List<Draft> kept,
        Optional<Draft> done,
        Optional<Offer> undo,
        Optional<String> focus,
        int misses,
        String said) {

    static final int MOST_KEPT = 5;

    static final State NEW =
            new State(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 0, "");

    /** An undo, and until when it is offered. */
    record Offer(Undo undo, Instant until) {}

    State {
        kept = List.copyOf(kept);
    }

    State with(Draft now) {
        return new State(Optional.of(now), kept, done, undo, focus, 0, said);
    }

    State withoutDraft() {
        return new State(Optional.empty(), kept, done, undo, focus, 0, said);
    }

    /** Puts the draft aside; the oldest of too many is forgotten. */
    State keeping(Draft aside) {
        return new State(Optional.empty(), more(kept, aside), done, undo, focus, 0, said);
    }

    /** Takes the latest of the kept drafts up again. */
    State resuming() {
        var last = kept.get(kept.size() - 1);
        return new State(
                Optional.of(last.interrupted(false)), kept.subList(0, kept.size() - 1), done, undo, focus, 0, said);
    }

    State finished(Draft draft, Optional<Offer> offer, Optional<String> change) {
        return new State(Optional.empty(), kept, Optional.of(draft), offer, change.or(() -> focus), 0, said);
    }

    /** Puts a draft that is in nobody's hands on top: to be talked about, or where something else is, kept. */
    State returning(Draft back) {
        var rid = without(back);
        return rid.draft.isEmpty()
                ? rid.with(back)
                : new State(rid.draft, more(rid.kept, back), done, undo, focus, 0, said);
    }

    /** What was carried out meanwhile; what is being talked about stays. */
    State delivered(Draft draft, Optional<Offer> offer, Optional<String> change) {
        var rid = without(draft);
        return rid.draft.isEmpty()
                ? new State(Optional.empty(), rid.kept, Optional.of(draft), offer, change.or(() -> focus), 0, said)
                : new State(rid.draft, rid.kept, done, offer, focus, 0, said);
    }

    private State without(Draft gone) {
        return new State(
                draft.filter(open -> !open.id().equals(gone.id())),
                kept.stream().filter(one -> !one.id().equals(gone.id())).toList(),
                done,
                undo,
                focus,
                misses,
                said);
    }

    private static List<Draft> more(List<Draft> drafts, Draft one) {
        var more = new ArrayList<>(drafts);
        more.add(one);
        return more.subList(Math.max(0, more.size() - MOST_KEPT), more.size());
    }

    State withoutUndo() {
        return new State(draft, kept, done, Optional.empty(), focus, misses, said);
    }

    State missed() {
        return new State(draft, kept, done, undo, focus, misses + 1, said);
    }

    State said(String text) {
        return new State(draft, kept, done, undo, focus, misses, text);
    }

    /** The latest draft that was only left for a question in between. */
    boolean isInterrupted() {
        return !kept.isEmpty() && kept.get(kept.size() - 1).interrupted();
    }

    Progress progress() {
        return draft.or(() -> done).map(Draft::progress).orElse(Progress.NONE);
    }
}
