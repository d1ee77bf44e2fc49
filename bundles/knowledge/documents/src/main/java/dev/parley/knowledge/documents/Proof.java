/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a language model wrote against the passages that it was to write it from. It holds if each sentence has words
 * of the passages, each number stands there or in the question, and no citation leads nowhere. Whatever a passage orders
 * the model to say, nothing is said that the passages do not say.
 */
final class Proof {

    /** What the model is to answer when the passages don't hold an answer. */
    static final String NOTHING = "NOT_IN_PASSAGES";

    static final Pattern CITATION = Pattern.compile("\\s*\\[(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)]");

    /** How much of what a sentence says has to be in the passages, in words. */
    private static final double ENOUGH = 0.25;

    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");
    private static final Pattern ITEM = Pattern.compile("(?m)^\\s*\\d{1,2}[.)]\\s");

    /** What a channel would make a link, a picture or an element of. */
    private static final Pattern ACTIVE =
            Pattern.compile("(?i)]\\s*\\(|]:|<[a-z/!?]|\\b[a-z][a-z0-9+.-]*://|\\bwww\\.");

    private final Set<String> words;
    private final Set<String> numbers;
    private final int passages;

    Proof(String question, List<Piece> passages) {
        this.words = passages.stream()
                .flatMap(passage -> Stems.of(Embedding.textOf(passage)).stream())
                .collect(Collectors.toSet());
        this.numbers = Stream.concat(passages.stream().map(Embedding::textOf), Stream.of(question))
                .flatMap(text -> numbersIn(text).stream())
                .collect(Collectors.toSet());
        this.passages = passages.size();
    }

    /** Whether this may be said. */
    boolean holds(String written) {
        var plain = CITATION.matcher(ITEM.matcher(written).replaceAll("")).replaceAll("");
        return !written.contains(NOTHING)
                && !ACTIVE.matcher(written).find()
                && CITATION.matcher(written)
                        .results()
                        .flatMap(citation -> numbers(citation.group(1)))
                        .allMatch(number -> number >= 1 && number <= passages)
                && numbers.containsAll(numbersIn(plain))
                && Sentences.of(plain).stream().allMatch(sentence -> Stems.share(Stems.of(sentence), words) >= ENOUGH);
    }

    /** @param citation what stands in the brackets */
    static Stream<Integer> numbers(String citation) {
        return Pattern.compile("\\D+").splitAsStream(citation).map(Integer::valueOf);
    }

    private static Set<String> numbersIn(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
