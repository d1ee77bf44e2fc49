/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.knowledge.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Fits the certainty to every other question and prints what comes of it with the others, as the README has it. */
public final class Figures {

    /** What is known of a question once it was asked. */
    private record Outcome(double[] features, double certainty, boolean isRight, boolean isAnswerable) {}

    private Figures() {}

    public static void main(String[] args) throws Exception {
        print("both", Shelf.model());
        print("words");
        System.exit(0);
    }

    private static void print(String how, SentenceModel... models) throws Exception {
        var outcomes = new ArrayList<Outcome>();
        try (var shelf = new Shelf(models)) {
            for (var asked : Shelf.questions()) {
                var found = shelf.library.search(asked.question(), 4);
                boolean isRight = !found.isEmpty() && asked.isAnswerable() && asked.isAnsweredBy(found.get(0));
                outcomes.add(new Outcome(
                        Certainty.features(asked.question(), found, 0),
                        Certainty.of(asked.question(), found, 0),
                        isRight,
                        asked.isAnswerable()));
            }
        }
        var fitting = half(outcomes, 0);
        System.out.println(how + ": fitted to " + fitting.size() + " questions: " + Arrays.toString(fit(fitting)));
        report(how + ", the half it was fitted to", fitting);
        report(how + ", the other half", half(outcomes, 1));
    }

    private static List<Outcome> half(List<Outcome> outcomes, int which) {
        var half = new ArrayList<Outcome>();
        for (int i = which; i < outcomes.size(); i += 2) {
            half.add(outcomes.get(i));
        }
        return half;
    }

    /** Logistic regression by plain gradient descent, with a little weight decay. */
    private static double[] fit(List<Outcome> outcomes) {
        int features = outcomes.get(0).features().length;
        var weights = new double[features + 1];
        for (int step = 0; step < 200_000; step++) {
            var gradient = new double[features + 1];
            for (var outcome : outcomes) {
                double error = logistic(weights, outcome.features()) - (outcome.isRight() ? 1 : 0);
                for (int i = 0; i < features; i++) {
                    gradient[i] += error * outcome.features()[i];
                }
                gradient[features] += error;
            }
            for (int i = 0; i <= features; i++) {
                weights[i] -= 0.5 * (gradient[i] / outcomes.size() + (i < features ? 0.0005 * weights[i] : 0));
            }
        }
        return weights;
    }

    private static double logistic(double[] weights, double[] features) {
        double sum = weights[features.length];
        for (int i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static void report(String name, List<Outcome> outcomes) {
        var answerable = outcomes.stream().filter(Outcome::isAnswerable).toList();
        var others =
                outcomes.stream().filter(outcome -> !outcome.isAnswerable()).toList();
        System.out.printf(Locale.ROOT, "%s (%d answerable, %d not)%n", name, answerable.size(), others.size());
        System.out.printf(
                Locale.ROOT, "  the right passage is nearest: %.1f %%%n", percent(answerable, Outcome::isRight));
        for (double sure : new double[] {0.5, 0.6, Passage.SURE, 0.8}) {
            System.out.printf(
                    Locale.ROOT,
                    "  from %.1f on: answered rightly %.1f %%, wrongly %.1f %%; refused %.1f %%%n",
                    sure,
                    percent(answerable, outcome -> outcome.isRight() && outcome.certainty() >= sure),
                    percent(answerable, outcome -> !outcome.isRight() && outcome.certainty() >= sure),
                    percent(others, outcome -> outcome.certainty() < sure));
        }
    }

    private static double percent(List<Outcome> outcomes, Predicate<Outcome> which) {
        return 100.0 * outcomes.stream().filter(which).count() / outcomes.size();
    }
}
