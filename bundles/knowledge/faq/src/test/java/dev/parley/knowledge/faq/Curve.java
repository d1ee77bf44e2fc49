/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.knowledge.Passage;
import dev.parley.knowledge.faq.Evaluation.Result;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Prints what each threshold would keep and refuse: the figures that are in the README. */
public final class Curve {

    private static final List<Double> THRESHOLDS = List.of(0.3, 0.4, 0.5, 0.6, Passage.SURE, 0.8, 0.9);

    /**
     * Shares at a threshold.
     *
     * @param kept of the answerable that get an answer
     * @param right of the answerable that get a right one
     * @param refused of the unanswerable that get none
     */
    record Point(double kept, double right, double refused) {

        static Point at(double threshold, List<Result> results) {
            Predicate<Result> answerable = result -> result.query().isAnswerable();
            Predicate<Result> answered = result -> result.confidence() >= threshold;
            return new Point(
                    share(results, answerable, answered),
                    share(results, answerable, answered.and(Result::isRight)),
                    share(results, answerable.negate(), answered.negate()));
        }

        private static double share(List<Result> results, Predicate<Result> of, Predicate<Result> which) {
            var all = results.stream().filter(of).toList();
            return (double) all.stream().filter(which).count() / all.size();
        }
    }

    private Curve() {}

    /** @param args {@code -v} to print too what is decided wrongly in the half for choosing */
    public static void main(String[] args) {
        var model = Optional.of(Shipped.model());
        if (args.length > 0) {
            wrong(Evaluation.of("choosing").results(model));
        }
        for (var half : List.of("choosing", "measuring")) {
            var results = Evaluation.of(half).results(model);
            print(half + ", meaning and words", results);
            print(half + ", meaning and words, English questions only", english(results));
            print(half + ", words alone", Evaluation.of(half).results(Optional.empty()));
        }
        exact();
        // The model's native part has threads of its own.
        System.exit(0);
    }

    /** What it costs where somebody asks in a FAQ's own words. */
    private static void exact() {
        var evaluation = Evaluation.of("choosing");
        var searched = Searched.byWords(evaluation.edition());
        var threads = ManagementFactory.getThreadMXBean();
        int rounds = 200;
        long before = 0;
        for (int round = 0; round < 2 * rounds; round++) {
            before = round == rounds ? threads.getCurrentThreadCpuTime() : before;
            evaluation.entries().forEach(entry -> searched.search(entry.question(), 1));
        }
        double nanos = threads.getCurrentThreadCpuTime() - before;
        System.out.printf(
                Locale.ROOT,
                "%na FAQ's own words: %.1f \u00b5s CPU a question%n",
                nanos / 1000 / rounds / evaluation.entries().size());
    }

    private static List<Result> english(List<Result> results) {
        return results.stream()
                .filter(result -> result.query().language().equals("en"))
                .toList();
    }

    private static void print(String what, List<Result> results) {
        long answerable =
                results.stream().filter(result -> result.query().isAnswerable()).count();
        System.out.printf(
                "%n%s: %d answerable, %d not; nearest is right %s%n",
                what,
                answerable,
                results.size() - answerable,
                percent(Point.at(0, results).right()));
        System.out.println("| threshold | kept | right | refused |\n|---|---|---|---|");
        for (var threshold : THRESHOLDS) {
            var point = Point.at(threshold, results);
            System.out.printf(
                    Locale.ROOT,
                    "| %.1f | %s | %s | %s |%n",
                    threshold,
                    percent(point.kept()),
                    percent(point.right()),
                    percent(point.refused()));
        }
        plot(results);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** Thresholds from left to right, shares from bottom to top: k for kept, r for refused, + for both. */
    private static void plot(List<Result> results) {
        var rows = new ArrayList<StringBuilder>();
        for (int share = 100; share >= 0; share -= 10) {
            rows.add(new StringBuilder(String.format("%4d %% |", share)));
        }
        for (int threshold = 2; threshold <= 98; threshold += 2) {
            var point = Point.at(threshold / 100.0, results);
            for (int row = 0; row < rows.size(); row++) {
                boolean kept = Math.round(10 - 10 * point.kept()) == row;
                boolean refused = Math.round(10 - 10 * point.refused()) == row;
                rows.get(row).append(kept && refused ? '+' : kept ? 'k' : refused ? 'r' : ' ');
            }
        }
        rows.forEach(System.out::println);
        System.out.printf("        0%s1%n", " ".repeat(47));
    }

    private static void wrong(List<Result> results) {
        results.stream()
                .filter(result -> result.query().isAnswerable()
                        ? !result.isRight() || result.confidence() < Passage.SURE
                        : result.confidence() >= Passage.SURE)
                .forEach(result -> System.out.printf(
                        Locale.ROOT,
                        "%.2f %s %s <- %s%n",
                        result.confidence(),
                        result.found(),
                        result.query().relevant(),
                        result.query().text()));
    }
}
