/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.detectors.rules.Sentence.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule, or an example, ready to be looked for. It is an automaton whose positions take one token each (Glushkov's
 * construction); all its ways through a sentence are followed at a time, so the cost is bounded by tokens × positions
 * whatever the sentence is.
 *
 * @param intent the intent's place among those that were learned
 * @param why for the admin who wonders
 * @param kind what it means that it is found
 * @param isAtStart whether nothing but courtesy stands before it
 * @param isAtEnd whether nothing but courtesy stands after it
 * @param positions what it is made of
 * @param first the positions that it begins with
 * @param required of each of these sets, a sentence that has this phrase has at least one number
 */
record Phrase(
        int intent,
        String why,
        Kind kind,
        boolean isAtStart,
        boolean isAtEnd,
        List<Position> positions,
        int[] first,
        List<Set<Integer>> required) {

    enum Kind {
        /** The intent is meant. */
        RULE,
        /** The intent is meant; a rule that says so too knows the values better. */
        EXAMPLE,
        /** The intent is not meant. */
        VETO
    }

    /** Any token, rather than the one with a certain number. */
    static final int ANY = -2;

    /**
     * @param number of the token that it takes
     * @param slot the name of the slot whose value its token belongs to, or null
     * @param next the positions that may come after it
     */
    record Position(int number, String slot, int[] next, boolean isLast) {

        boolean takes(Token token) {
            return number == ANY || token.is(number);
        }

        /** What a way through the sentence is worth: first of all words that are named, then any others. */
        int worth(Token token) {
            return number == ANY ? token.weight() : token.weight() << Way.NAMED;
        }
    }

    /** The way that names most of the sentence, if there is one. */
    Optional<Way> find(Sentence sentence) {
        var tokens = sentence.tokens();
        int latestStart = isAtStart ? sentence.opening() : tokens.size();
        int earliestEnd = isAtEnd ? sentence.closing() : 0;
        Way best = null;
        var ways = new Way[positions.size()];
        for (int i = 0; i < tokens.size(); i++) {
            ways = step(ways, tokens.get(i), i, i <= latestStart);
            for (int p = 0; p < ways.length && i + 1 >= earliestEnd; p++) {
                boolean isBetter = ways[p] != null && (best == null || ways[p].worth() > best.worth());
                best = isBetter && positions.get(p).isLast() ? ways[p] : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private Way[] step(Way[] ways, Token token, int at, boolean mayStart) {
        var next = new Way[ways.length];
        for (int p = 0; p < ways.length; p++) {
            if (ways[p] != null) {
                for (int q : positions.get(p).next()) {
                    go(next, q, p, ways[p], token, at);
                }
            }
        }
        if (mayStart) {
            var start = new Way(0, at, null);
            for (int q : first) {
                go(next, q, -1, start, token, at);
            }
        }
        return next;
    }

    /** Of ways worth the same, the one that has been at a position for longer stays: values end as early as they can. */
    private void go(Way[] next, int q, int p, Way way, Token token, int at) {
        var position = positions.get(q);
        if (!position.takes(token)) {
            return;
        }
        int worth = way.worth() + position.worth(token);
        if (next[q] == null || worth > next[q].worth() || (worth == next[q].worth() && p == q)) {
            next[q] = new Way(worth, way.start(), captured(way.captures(), position.slot(), at));
        }
    }

    private static Way.Capture captured(Way.Capture captures, String slot, int at) {
        if (slot == null) {
            return captures;
        }
        boolean isSame = captures != null && captures.slot().equals(slot) && captures.to() == at - 1;
        return isSame
                ? new Way.Capture(slot, captures.from(), at, captures.before())
                : new Way.Capture(slot, at, at, captures);
    }
}
