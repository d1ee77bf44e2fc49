/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import dev.parley.api.detect.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How well utterances were understood.
 *
 * @param accuracy the share of utterances whose best match is right. Where there are others that no intent is meant by,
 *     a match below {@link Match#MAYBE} is a rejection, and so wrong; else the best match counts however unsure it is
 * @param oosRecall the share of those others that are rejected; null if there are none
 * @param oosPrecision of all that is rejected the share that has to be; null if nothing is, or there are no others
 * @param bands of the utterances
 * @param oosBands of the others; null if there are none
 * @param confused the pairs that are taken for one another most often
 */
record IntentScores(
        double accuracy, Double oosRecall, Double oosPrecision, Bands bands, Bands oosBands, List<Confusion> confused) {

    private static final int PAIRS = 15;
    private static final String NOTHING = "(rejected)";

    /**
     * An utterance and what was made of it.
     *
     * @param expected the right intent; any other text if none is meant
     * @param got the intent of the best match
     * @param confidence of it, 0 if there is none
     */
    record Answer(String expected, String got, double confidence) {

        /** @param matches best first */
        static Answer of(String expected, List<Match> matches) {
            return matches.isEmpty()
                    ? new Answer(expected, NOTHING, 0)
                    : new Answer(
                            expected, matches.get(0).intent(), matches.get(0).confidence());
        }

        boolean isRejected() {
            return confidence < Match.MAYBE;
        }

        boolean isRight() {
            return got.equals(expected);
        }
    }

    /**
     * What the engine would do.
     *
     * @param acted from {@link Match#SURE}
     * @param asked in between: "did you mean …?"
     * @param rejected below {@link Match#MAYBE}
     */
    record Bands(Band acted, Band asked, Band rejected) {

        static Bands of(List<Answer> answers) {
            return new Bands(
                    Band.of(answers, answer -> answer.confidence() >= Match.SURE),
                    Band.of(answers, answer -> answer.confidence() < Match.SURE && !answer.isRejected()),
                    Band.of(answers, Answer::isRejected));
        }
    }

    /**
     * @param share of all
     * @param accuracy the share of these whose best match is right; null if there are none
     */
    record Band(double share, Double accuracy) {

        static Band of(List<Answer> answers, Predicate<Answer> in) {
            var these = answers.stream().filter(in).toList();
            return new Band(fraction(these.size(), answers.size()), shareOf(these, Answer::isRight));
        }
    }

    record Confusion(String expected, String got, int count) {}

    /** @param outside answers to utterances that no intent is meant by; empty if there are none */
    static IntentScores of(List<Answer> answers, List<Answer> outside) {
        boolean rejects = !outside.isEmpty();
        Predicate<Answer> right = answer -> answer.isRight() && !(rejects && answer.isRejected());
        long found = outside.stream().filter(Answer::isRejected).count();
        long all = found + answers.stream().filter(Answer::isRejected).count();
        return new IntentScores(
                shareOf(answers, right),
                shareOf(outside, Answer::isRejected),
                rejects && all > 0 ? fraction(found, all) : null,
                Bands.of(answers),
                rejects ? Bands.of(outside) : null,
                confused(answers.stream().filter(right.negate()).toList(), rejects));
    }

    private static List<Confusion> confused(List<Answer> wrong, boolean rejects) {
        Map<List<String>, Integer> pairs = wrong.stream()
                .collect(Collectors.toMap(
                        answer -> List.of(answer.expected(), rejects && answer.isRejected() ? NOTHING : answer.got()),
                        answer -> 1,
                        Integer::sum,
                        () -> new TreeMap<>(Comparator.comparing(Object::toString))));
        var confusions = new ArrayList<Confusion>();
        pairs.forEach((pair, count) -> confusions.add(new Confusion(pair.get(0), pair.get(1), count)));
        confusions.sort(Comparator.comparingInt(Confusion::count).reversed());
        return List.copyOf(confusions.subList(0, Math.min(PAIRS, confusions.size())));
    }

    /** Null of nothing. */
    private static Double shareOf(List<Answer> answers, Predicate<Answer> these) {
        return answers.isEmpty()
                ? null
                : (Double) fraction(answers.stream().filter(these).count(), answers.size());
    }

    private static double fraction(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
