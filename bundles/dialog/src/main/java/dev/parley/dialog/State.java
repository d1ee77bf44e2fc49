/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Undo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the engine remembers of a conversation between two turns.
 *
 * @param draft what is being talked about
 * @param kept drafts that were left, the latest last; at most {@value #MOST_KEPT}
 * @param done what was carried out last
 * @param undo how to make up for it
 * @param redo what was made up for, to be done again
 * @param focus names of what was lately spoken of, such as CHG0030001, the latest first
 * @param misses how many utterances in a row were not understood
 * @param said what Parley said last, so that it does not say the same again
 * @param language the language that the user speaks, as a tag; empty until it is known
 * @param trail how the values of the open draft came about
 * @param plan what the user wants next
 * @param offered what the last reply offered to choose from
 * @param guess what was asked, "did you mean"
 */
record State(
        Optional<Draft> draft,
        List<Draft> kept,
        Optional<Draft> done,
        Optional<Offer> undo,
        Optional<Draft> redo,
        List<String> focus,
        int misses,
        String said,
        Optional<String> language,
        Trail trail,
        Plan plan,
        List<QuickReply> offered,
        Optional<Guess> guess) {

    static final int MOST_KEPT = 5;
    private static final int MOST_FOCUS = 5;
    private static final int MOST_OFFERED = 8;

    static final State NEW = new State(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            0,
            "",
            Optional.empty(),
            Trail.NONE,
            Plan.NONE,
            List.of(),
            Optional.empty());

    /**
     * An undo, and until when it is offered.
     *
     * @param version of the intent that the undo's values are of
     */
    record Offer(Undo undo, Instant until, int version) {

        Offer {
            version = Math.max(1, version);
        }
    }

    /**
     * An utterance that may have meant one of these intents.
     *
     * @param values what it gave for their slots, by intent
     */
    record Guess(String text, List<String> intents, Map<String, Map<String, String>> values) {}

    /** What an earlier Parley has stored lacks what came later. */
    State {
        kept = List.copyOf(kept);
        redo = redo == null ? Optional.empty() : redo;
        focus = focus == null ? List.of() : List.copyOf(focus);
        language = language == null ? Optional.empty() : language;
        trail = trail == null ? Trail.NONE : trail;
        plan = plan == null ? Plan.NONE : plan;
        offered = offered == null ? List.of() : List.copyOf(offered.subList(0, Math.min(MOST_OFFERED, offered.size())));
        guess = guess == null ? Optional.empty() : guess;
    }

    /** A state in the making. */
    private static final class Copy {
        private Optional<Draft> draft;
        private List<Draft> kept;
        private Optional<Draft> done;
        private Optional<Offer> undo;
        private Optional<Draft> redo;
        private List<String> focus;
        private int misses;
        private String said;
        private Optional<String> language;
        private Trail trail;
        private Plan plan;
        private List<QuickReply> offered;
        private Optional<Guess> guess;
    }

    private State but(Consumer<Copy> change) {
        var copy = new Copy();
        copy.draft = draft;
        copy.kept = kept;
        copy.done = done;
        copy.undo = undo;
        copy.redo = redo;
        copy.focus = focus;
        copy.misses = misses;
        copy.said = said;
        copy.language = language;
        copy.trail = trail;
        copy.plan = plan;
        copy.offered = offered;
        copy.guess = guess;
        change.accept(copy);
        return new State(
                copy.draft,
                copy.kept,
                copy.done,
                copy.undo,
                copy.redo,
                copy.focus,
                copy.misses,
                copy.said,
                copy.language,
                copy.trail,
                copy.plan,
                copy.offered,
                copy.guess);
    }

    State with(Draft now) {
        return but(s -> {
            s.draft = Optional.of(now);
            s.misses = 0;
        });
    }

    State withoutDraft() {
        return but(s -> {
            s.draft = Optional.empty();
            s.misses = 0;
        });
    }

    /** Puts the draft aside; the oldest of too many is forgotten. */
    State keeping(Draft aside) {
        return but(s -> {
            s.draft = Optional.empty();
            s.kept = more(kept, aside);
            s.misses = 0;
        });
    }

    /** Puts a draft aside for later; one that was only interrupted by it comes first. */
    State keepingForLater(Draft aside) {
        if (!isInterrupted()) {
            return keeping(aside);
        }
        int last = kept.size() - 1;
        var below = more(kept.subList(0, last), aside);
        return but(s -> {
            s.draft = Optional.empty();
            s.kept = more(below, kept.get(last));
            s.misses = 0;
        });
    }

    /** Takes the latest of the kept drafts up again. */
    State resuming() {
        var last = kept.get(kept.size() - 1);
        return but(s -> {
            s.draft = Optional.of(last.interrupted(false));
            s.kept = kept.subList(0, kept.size() - 1);
            s.misses = 0;
        });
    }

    State finished(Draft draft, Optional<Offer> offer, Optional<String> change) {
        return about(change).but(s -> {
            s.draft = Optional.empty();
            s.done = Optional.of(draft);
            s.undo = offer;
            s.redo = Optional.empty();
            s.misses = 0;
        });
    }

    /** Puts a draft that is in nobody's hands on top: to be talked about, or where something else is, kept. */
    State returning(Draft back) {
        var rid = without(back).but(s -> {
            s.plan = Plan.NONE;
            s.guess = Optional.empty();
        });
        return rid.draft.isEmpty()
                ? rid.with(back)
                : rid.but(s -> {
                    s.kept = more(rid.kept, back);
                    s.misses = 0;
                });
    }

    /** Another version of a kept draft, where it was. */
    State rekept(Draft other) {
        return but(s -> s.kept = kept.stream()
                .map(one -> one.id().equals(other.id()) ? other : one)
                .toList());
    }

    /** What was carried out meanwhile; what is being talked about stays. */
    State delivered(Draft draft, Optional<Offer> offer, Optional<String> change) {
        var rid = without(draft);
        return rid.draft.isEmpty()
                ? rid.finished(draft, offer, change)
                : rid.about(change).but(s -> {
                    s.undo = offer;
                    s.done = Optional.of(draft);
                    s.redo = Optional.empty();
                });
    }

    private State without(Draft gone) {
        return but(s -> {
            s.draft = draft.filter(open -> !open.id().equals(gone.id()));
            s.kept = kept.stream().filter(one -> !one.id().equals(gone.id())).toList();
        });
    }

    private static List<Draft> more(List<Draft> drafts, Draft one) {
        var more = new ArrayList<>(drafts);
        more.add(one);
        return more.subList(Math.max(0, more.size() - MOST_KEPT), more.size());
    }

    /** The same drafts by other titles. */
    State named(Function<Draft, String> title) {
        return but(s -> {
            s.draft = draft.map(one -> one.titled(title.apply(one)));
            s.kept = kept.stream().map(one -> one.titled(title.apply(one))).toList();
        });
    }

    /** The same drafts as others, of which turns cannot be taken back. */
    State redrafted(UnaryOperator<Draft> other) {
        return but(s -> {
            s.draft = draft.map(other);
            s.kept = kept.stream().map(other).toList();
            s.trail = s.draft.equals(draft) && s.kept.equals(kept) ? trail : Trail.NONE;
        });
    }

    /** This has been spoken of. */
    State about(Optional<String> name) {
        if (name.isEmpty()) {
            return this;
        }
        var names = new ArrayList<>(focus);
        names.remove(name.get());
        names.add(0, name.get());
        return but(s -> s.focus = names.subList(0, Math.min(MOST_FOCUS, names.size())));
    }

    State withoutUndo() {
        return but(s -> s.undo = Optional.empty());
    }

    State redoing(Optional<Draft> undone) {
        return but(s -> s.redo = undone);
    }

    State missed() {
        return but(s -> s.misses = misses + 1);
    }

    State misses(int times) {
        return but(s -> s.misses = times);
    }

    State said(String text, List<QuickReply> choices) {
        return but(s -> {
            s.said = text;
            s.offered = choices;
        });
    }

    State speaking(Language now) {
        return but(s -> s.language = Optional.of(now.locale().getLanguage()));
    }

    State trail(Trail now) {
        return but(s -> s.trail = now);
    }

    State planning(Plan now) {
        return but(s -> s.plan = now);
    }

    State guessing(Optional<Guess> now) {
        return but(s -> s.guess = now);
    }

    /** The latest draft that was only left for a question in between. */
    boolean isInterrupted() {
        return !kept.isEmpty() && kept.get(kept.size() - 1).interrupted();
    }

    Progress progress() {
        return draft.or(() -> done).map(Draft::progress).orElse(Progress.NONE);
    }
}
