/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.detectors.rules.Sentence.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Phrases, filed under the rarest word that each cannot do without. */
final class Index {

    private final List<Phrase> phrases;
    private final List<List<Integer>> filed = new ArrayList<>();

    /** @param numbers how many words and patterns the vocabulary has */
    Index(List<Phrase> phrases, int numbers) {
        this.phrases = List.copyOf(phrases);
        var uses = new int[numbers];
        for (Phrase phrase : phrases) {
            phrase.required().forEach(group -> group.forEach(number -> uses[number]++));
        }
        Stream.generate(ArrayList<Integer>::new).limit(numbers).forEach(filed::add);
        for (int i = 0; i < phrases.size(); i++) {
            for (int number : rarest(phrases.get(i).required(), uses)) {
                filed.get(number).add(i);
            }
        }
    }

    /** The phrases whose required words are all in the sentence. */
    Stream<Phrase> candidates(Sentence sentence) {
        var present = present(sentence);
        var candidates = new BitSet(phrases.size());
        for (int number = present.nextSetBit(0); number >= 0; number = present.nextSetBit(number + 1)) {
            for (int i : filed.get(number)) {
                candidates.set(i, isPossible(phrases.get(i), present));
            }
        }
        return candidates.stream().mapToObj(phrases::get);
    }

    private static BitSet present(Sentence sentence) {
        var present = new BitSet();
        for (Token token : sentence.tokens()) {
            if (token.word() != Vocabulary.UNKNOWN) {
                present.set(token.word());
            }
            token.references().forEach(present::set);
        }
        return present;
    }

    private static boolean isPossible(Phrase phrase, BitSet present) {
        for (Set<Integer> group : phrase.required()) {
            if (group.stream().noneMatch(present::get)) {
                return false;
            }
        }
        return true;
    }

    private static Set<Integer> rarest(List<Set<Integer>> required, int[] uses) {
        return required.stream()
                .min(Comparator.comparingInt(
                        group -> group.stream().mapToInt(number -> uses[number]).sum()))
                .orElseThrow();
    }
}
