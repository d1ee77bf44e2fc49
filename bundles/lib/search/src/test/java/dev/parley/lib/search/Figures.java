/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import dev.parley.api.embed.SentenceModel;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Prints the figures of searching FAQs that are in the README. */
public final class Figures {

    private Figures() {}

    /**
     * @param args {@code retrieval FILE}, {@code passages FILE}, {@code intents FILE}, or {@code fit FILE…}, which fits to
     *     the first and tries on all
     */
    public static void main(String[] args) throws IOException {
        var file = new File(args[1]);
        if (args[0].equals("fit")) {
            fit(List.of(args).subList(1, args.length), Optional.of(Shipped.model()));
            fit(List.of(args).subList(1, args.length), Optional.empty());
        } else if (args[0].equals("passages")) {
            passages(Faq.of(new File(args[1])));
        } else if (args[0].equals("intents")) {
            all("intents, all of the text is about it", Faq.ofIntents(file, false));
            all("intents, a sentence of four is about it", Faq.ofIntents(file, true));
        } else {
            all(file.getName(), Faq.of(file));
        }
        // The model's native part has threads of its own.
        System.exit(0);
    }

    private static void all(String name, Faq faq) {
        var model = Shipped.model();
        var retrieval = Retrieval.over(faq.entries(), model);
        var words = WordSearch.over(faq.entries());
        var both = FaqSearch.over(faq.entries(), Optional.of(model), Vectors.by(model));
        System.out.printf(
                "%s: %d entries, %d queries%n",
                name, faq.entries().size(), faq.queries().size());
        print("words", faq, query -> ids(words.search(query, 10)));
        print("meaning", faq, query -> ids(retrieval.search(query, 10)));
        print("rank fusion", faq, query -> fused(retrieval.search(query, 100), words.search(query, 100)));
        print("FaqSearch", faq, query -> both.search(query, 10).stream()
                .map(FaqSearch.Scored::id)
                .toList());
    }

    /** Of each entry its text alone is a passage. */
    private static void passages(Faq faq) throws IOException {
        var model = Shipped.model();
        try (var index = PassageIndex.open(Files.createTempDirectory("passages"), model.dimensions())) {
            for (int i = 0; i < faq.entries().size(); i++) {
                var text = faq.entries().get(i).text();
                var vector = model.embed(List.of(text)).get(0);
                index.put("" + i, List.of(new PassageIndex.Entry(i, "" + i, "", text, vector)));
            }
            index.commit("");
            Function<String, List<PassageIndex.Hit>> all = query -> index.search(
                    query, model.embed(List.of(query)).get(0), faq.entries().size());
            Function<String, List<Retrieval.Hit>> words = query -> by(PassageIndex.Hit::byWords, all.apply(query), faq);
            Function<String, List<Retrieval.Hit>> meaning =
                    query -> by(PassageIndex.Hit::byMeaning, all.apply(query), faq);
            System.out.printf(
                    "%d passages, %d queries%n", index.size(), faq.queries().size());
            print("words", faq, query -> ids(words.apply(query)));
            print("meaning", faq, query -> ids(meaning.apply(query)));
            print("rank fusion", faq, query -> fused(meaning.apply(query), words.apply(query)));
            print("PassageIndex", faq, query -> ids(by(PassageIndex.Hit::score, all.apply(query), faq)));
        }
    }

    private static List<Retrieval.Hit> by(
            ToDoubleFunction<PassageIndex.Hit> score, List<PassageIndex.Hit> hits, Faq faq) {
        return hits.stream()
                .filter(hit -> score.applyAsDouble(hit) > 0)
                .map(hit -> new Retrieval.Hit(faq.entries().get((int) hit.id()).id(), score.applyAsDouble(hit)))
                .sorted(Comparator.comparingDouble(Retrieval.Hit::score).reversed())
                .toList();
    }

    private static void fit(List<String> files, Optional<SentenceModel> model) throws IOException {
        Confidence fitted = null;
        for (var file : files) {
            var seen = seen(Faq.of(new File(file)), model);
            fitted = fitted == null ? Fit.to(seen) : fitted;
            var used = model.isPresent() ? FaqSearch.OF_BOTH : FaqSearch.OF_WORDS;
            System.out.printf("%s, %s%n  fitted: %s%n", file, model.isPresent() ? "both" : "words", fitted);
            for (var threshold : List.of(0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)) {
                Fit.print(seen, fitted, threshold);
            }
            System.out.println("  as it is: " + used);
            Fit.print(seen, used, 0.7);
        }
    }

    /** Where a file has no question without an answer, each is asked once more with what answers it taken away. */
    private static List<Fit.Seen> seen(Faq faq, Optional<SentenceModel> model) {
        var search = FaqSearch.over(faq.entries(), model, model.map(Vectors::by).orElse(texts -> Map.of()));
        boolean refusable =
                faq.queries().stream().anyMatch(query -> query.relevant().isEmpty());
        var seen = new ArrayList<Fit.Seen>();
        for (var query : faq.queries()) {
            var hits = search.found(query.text()).hits();
            seen.add(seen(hits, query, !query.relevant().isEmpty()));
            if (!refusable) {
                var others = hits.stream()
                        .filter(hit -> !query.relevant().contains(hit.id()))
                        .toList();
                seen.add(seen(others, query, false));
            }
        }
        return seen;
    }

    private static Fit.Seen seen(List<Retrieval.Hit> hits, Faq.Query query, boolean isAnswerable) {
        return hits.isEmpty()
                ? new Fit.Seen(0, 0, isAnswerable, false)
                : new Fit.Seen(
                        hits.get(0).score(),
                        FaqSearch.lead(hits),
                        isAnswerable,
                        query.relevant().contains(hits.get(0).id()));
    }

    private static List<String> ids(List<Retrieval.Hit> hits) {
        return hits.stream().map(Retrieval.Hit::id).toList();
    }

    /** By the sum of 1 / (60 + rank), as is usual. */
    private static List<String> fused(List<Retrieval.Hit> some, List<Retrieval.Hit> others) {
        var scores = new LinkedHashMap<String, Double>();
        for (var hits : List.of(some, others)) {
            for (int i = 0; i < hits.size(); i++) {
                scores.merge(hits.get(i).id(), 1.0 / (61 + i), Double::sum);
            }
        }
        return scores.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Double>::getValue)
                        .reversed())
                .map(Map.Entry::getKey)
                .limit(10)
                .toList();
    }

    private static void print(String how, Faq faq, Function<String, List<String>> search) {
        faq.queries().stream().limit(100).forEach(query -> search.apply(query.text()));
        double first = 0;
        double five = 0;
        double mrr = 0;
        long cpu = cpu();
        for (var query : faq.queries()) {
            var found = search.apply(query.text());
            int rank = 1
                    + (int) found.stream()
                            .takeWhile(id -> !query.relevant().contains(id))
                            .count();
            first += rank == 1 && !found.isEmpty() ? 1 : 0;
            five += rank <= Math.min(5, found.size()) ? 1 : 0;
            mrr += rank <= Math.min(10, found.size()) ? 1.0 / rank : 0;
        }
        int n = faq.queries().size();
        System.out.printf(
                Locale.ROOT,
                "  %-12s Hit@1 %.1f Hit@5 %.1f MRR@10 %.3f, %.2f ms CPU a query%n",
                how,
                100 * first / n,
                100 * five / n,
                mrr / n,
                (cpu() - cpu) / 1e6 / n);
    }

    /** Of all threads. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
