/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.detectors.rules.Phrase.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Puts a phrase together from its parts. */
final class PhraseBuilder {

    /**
     * A part of a phrase.
     *
     * @param isOptional whether it may be left out
     * @param first the positions that it begins with
     * @param last the positions that it ends with
     * @param required see {@link Phrase}
     */
    record Part(boolean isOptional, BitSet first, BitSet last, List<Set<Integer>> required) {

        static final Part NOTHING = new Part(true, new BitSet(), new BitSet(), List.of());

        Part optional() {
            return new Part(true, first, last, List.of());
        }
    }

    private record Draft(int number, String slot, BitSet next) {}

    private final List<Draft> positions = new ArrayList<>();

    /** The token with this number, as a part of a slot's value unless that is null. */
    Part token(int number, String slot) {
        return new Part(false, position(number, slot), position(), List.of(Set.of(number)));
    }

    /** One or more tokens, whatever they are. */
    Part any(String slot) {
        var here = position(Phrase.ANY, slot);
        positions.get(positions.size() - 1).next().or(here);
        return new Part(false, here, here, List.of());
    }

    Part sequence(List<Part> parts) {
        return parts.stream().reduce(Part.NOTHING, this::then);
    }

    Part either(List<Part> parts) {
        var first = new BitSet();
        var last = new BitSet();
        parts.forEach(part -> first.or(part.first()));
        parts.forEach(part -> last.or(part.last()));
        return new Part(parts.stream().anyMatch(Part::isOptional), first, last, requiredByEach(parts));
    }

    Phrase build(int intent, String why, Phrase.Kind kind, boolean isAtStart, boolean isAtEnd, Part whole) {
        var done = IntStream.range(0, positions.size())
                .mapToObj(p -> {
                    var draft = positions.get(p);
                    return new Position(
                            draft.number(),
                            draft.slot(),
                            draft.next().stream().toArray(),
                            whole.last().get(p));
                })
                .toList();
        return new Phrase(
                intent,
                why,
                kind,
                isAtStart,
                isAtEnd,
                done,
                whole.first().stream().toArray(),
                whole.required());
    }

    private Part then(Part a, Part b) {
        a.last().stream().forEach(p -> positions.get(p).next().or(b.first()));
        var required = new ArrayList<>(a.required());
        required.addAll(b.required());
        return new Part(
                a.isOptional() && b.isOptional(),
                a.isOptional() ? union(a.first(), b.first()) : a.first(),
                b.isOptional() ? union(a.last(), b.last()) : b.last(),
                required);
    }

    /** What one may count on whichever it is: something that this one requires, or something that that one does. */
    private static List<Set<Integer>> requiredByEach(List<Part> parts) {
        if (parts.stream().anyMatch(part -> part.required().isEmpty())) {
            return List.of();
        }
        var all = new HashSet<Integer>();
        parts.forEach(part -> all.addAll(part.required().get(0)));
        return List.of(all);
    }

    private BitSet position(int number, String slot) {
        positions.add(new Draft(number, slot, new BitSet()));
        return position();
    }

    private BitSet position() {
        var latest = new BitSet();
        latest.set(positions.size() - 1);
        return latest;
    }

    private static BitSet union(BitSet a, BitSet b) {
        var both = (BitSet) a.clone();
        both.or(b);
        return both;
    }
}
