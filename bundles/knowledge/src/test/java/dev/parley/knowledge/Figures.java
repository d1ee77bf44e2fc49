/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge;

import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.user.User;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints the figures that are in the README. */
public final class Figures {

    private static final User ANYBODY = new User("u", "U", Set.of());

    private Figures() {}

    /** @param args {@code retrieval FILE}, {@code intents FILE} or {@code help} */
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "retrieval" -> retrieval("the file", Faq.of(new File(args[1])));
            case "intents" -> {
                for (var diluted : List.of(false, true)) {
                    var faq = Faq.ofIntents(new File(args[1]), diluted);
                    baseline(faq);
                    retrieval(diluted ? "one sentence of four is about it" : "all of the text is about it", faq);
                }
            }
            default -> {
                for (var language : List.of("en", "de")) {
                    for (var set : List.of("choosing", "measuring")) {
                        help(language, set);
                    }
                }
            }
        }
        // The model's native part has threads of its own.
        System.exit(0);
    }

    /** What was measured before: the nearer of title and text. */
    private static void baseline(Faq faq) {
        var model = Shipped.model();
        var texts = faq.entries().stream()
                .flatMap(entry -> List.of(entry.title(), entry.text()).stream())
                .distinct()
                .toList();
        var vectors = Vectors.by(model).of(texts);
        print("max(title, text)", faq, query -> {
            var vector = model.embed(List.of(query)).get(0);
            Map<String, Double> scores = faq.entries().stream()
                    .collect(Collectors.toMap(
                            Retrieval.Entry::id,
                            entry -> Math.max(
                                    product(vectors.get(entry.title()), vector),
                                    product(vectors.get(entry.text()), vector))));
            return scores.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .map(Map.Entry::getKey)
                    .toList();
        });
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void retrieval(String name, Faq faq) {
        var retrieval = Retrieval.over(faq.entries(), Shipped.model());
        print(name, faq, query -> retrieval.search(query, 10).stream()
                .map(Retrieval.Hit::id)
                .toList());
    }

    private static void print(String name, Faq faq, Function<String, List<String>> search) {
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
            first += rank == 1 ? 1 : 0;
            five += rank <= 5 ? 1 : 0;
            mrr += rank <= Math.min(10, found.size()) ? 1.0 / rank : 0;
        }
        int n = faq.queries().size();
        System.out.printf(
                Locale.ROOT,
                "%-36s %d entries, %d queries: Hit@1 %.1f Hit@5 %.1f MRR@10 %.3f, %.2f ms CPU a query%n",
                name,
                faq.entries().size(),
                n,
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

    private static void help(String language, String set) {
        var shelf = Shipped.shelf();
        var byVectors = new HelpPages(shelf);
        var vectors = new HelpVectors(shelf, Shipped.model(), Vectors.by(Shipped.model()), Runnable::run);
        byVectors.vectors = List.of(vectors);
        vectors.search(language, "warm", 1);
        print(language, set, "vectors and words", byVectors);
        print(language, set, "words alone", new HelpPages(shelf));
    }

    private static void print(String language, String set, String how, HelpPages pages) {
        var questions = Shipped.questions(language, set);
        long answerable = questions.stream().filter(Shipped.Asked::isAnswered).count();
        long nearest = 0;
        long right = 0;
        long wrong = 0;
        long refused = 0;
        long cpu = cpu();
        for (var asked : questions) {
            var first =
                    pages.search(question(asked.question(), language)).stream().findFirst();
            boolean sure = first.map(Passage::confidence).orElse(0.0) >= Passage.SURE;
            boolean isIt = title(language, asked.page()).equals(first.map(Passage::title));
            nearest += asked.isAnswered() && isIt ? 1 : 0;
            right += asked.isAnswered() && sure && isIt ? 1 : 0;
            wrong += asked.isAnswered() && sure && !isIt ? 1 : 0;
            refused += !asked.isAnswered() && !sure ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%s %-9s %-17s answerable %d: nearest is right %.1f %%, answered %.1f %%, answered wrongly %.1f %%;"
                        + " unanswerable %d: refused %.1f %%; %.2f ms CPU a question%n",
                language,
                set,
                how,
                answerable,
                100.0 * nearest / answerable,
                100.0 * right / answerable,
                100.0 * wrong / answerable,
                questions.size() - answerable,
                100.0 * refused / (questions.size() - answerable),
                (cpu() - cpu) / 1e6 / questions.size());
    }

    private static Optional<String> title(String language, String id) {
        return Optional.ofNullable(Shipped.shelf().volume(language).pages().get(id))
                .map(Page::title);
    }

    static Question question(String text, String language) {
        return new Question(ANYBODY, UUID.randomUUID(), text, Locale.forLanguageTag(language));
    }
}
