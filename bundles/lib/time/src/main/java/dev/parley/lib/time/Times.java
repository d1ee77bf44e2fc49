/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Word.Kind;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds points in time and windows in what people write.
 *
 * <p>A time without a day is the next one; "next Friday" is that of next week, "Friday" the next to come; a weekend lasts
 * from Saturday 00:00 to Monday 00:00; a day alone has no end. Versions, keys, addresses, counts and quotations are no
 * times, nor is what never was on a calendar or a clock.
 */
public final class Times {

    private Times() {}

    /** All windows in a text, in its order; what is said of one window in several places is one. */
    public static List<Found> find(String text, Context context) {
        var tokens = Lexer.tokens(text);
        var languages = Words.of(context.locale());
        var own = new Sentence(text, tokens, languages.get(0));
        var best = find(own, context);
        for (var other : languages.subList(1, languages.size())) {
            var found = own.foreign(other) ? find(new Sentence(text, tokens, other), context) : List.<Found>of();
            best = length(found) > length(best) ? found : best;
        }
        return best;
    }

    /** How much of a text makes sense, in characters. */
    private static int length(List<Found> found) {
        return found.stream()
                .flatMap(window -> window.spans().stream())
                .mapToInt(span -> span.to() - span.from())
                .sum();
    }

    /** The window that the whole text says, as an answer to "When does it start?": every word has to make sense. */
    public static Optional<Window> read(String text, Context context) {
        var tokens = Lexer.tokens(text);
        return Words.of(context.locale()).stream()
                .map(words -> read(new Sentence(text, tokens, words), context))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Window> read(Sentence sentence, Context context) {
        var draft = new Fragments(sentence, context.monthFirst(), true).read(0);
        return draft.next == sentence.size() && new Soundness(sentence, true).holds(draft)
                ? Optional.of(draft.window()).filter(window -> possible(window, context))
                : Optional.empty();
    }

    private static List<Found> find(Sentence sentence, Context context) {
        var fragments = new Fragments(sentence, context.monthFirst(), false);
        var soundness = new Soundness(sentence, false);
        var drafts = new ArrayList<Draft>();
        int at = 0;
        while (at < sentence.size()) {
            if (!sentence.mayBegin(at)) {
                at++;
                continue;
            }
            var draft = fragments.read(at);
            if (soundness.holds(draft)) {
                draft.spans.add(new Span(
                        sentence.token(at).from(),
                        sentence.token(draft.next - 1).to()));
                join(drafts, draft, sentence);
                at = draft.next;
            } else {
                at = draft.isVoid || draft.impossible ? Math.max(at + 1, draft.next) : at + 1;
            }
        }
        return drafts.stream()
                .map(draft -> new Found(draft.spans, draft.window()))
                .filter(found -> possible(found.window(), context))
                .toList();
    }

    private static void join(List<Draft> drafts, Draft draft, Sentence sentence) {
        var last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        if (last == null) {
            drafts.add(draft);
        } else if (corrected(sentence, last.next, draft.from)) {
            last.correct(draft);
            last.next = draft.next;
        } else if (!last.complete(draft)) {
            drafts.add(draft);
        }
    }

    /** Whether "sorry, I mean" or the like stands between, and little else. */
    private static boolean corrected(Sentence sentence, int from, int to) {
        if (to - from > 6) {
            return false;
        }
        for (int i = from; i <= to; i++) {
            if (sentence.has(i, Kind.RATHER)) {
                return true;
            }
        }
        return false;
    }

    private static boolean possible(Window window, Context context) {
        try {
            window.resolve(context.now(), context.start(), Optional.empty());
            return true;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }
}
