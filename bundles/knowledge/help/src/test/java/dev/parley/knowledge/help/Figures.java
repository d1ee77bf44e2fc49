/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import dev.parley.api.conversation.Audience;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.user.User;
import dev.parley.lib.search.Vectors;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Prints the figures that are in the README. */
public final class Figures {

    private static final User ANYBODY = new User("u", "U", Set.of());

    private Figures() {}

    public static void main(String[] args) {
        for (var language : List.of("en", "de")) {
            for (var set : List.of("choosing", "measuring")) {
                help(language, set);
            }
        }
        // The model's native part has threads of its own.
        System.exit(0);
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
        return question(text, language, Audience.ASSISTANT);
    }

    static Question question(String text, String language, Audience audience) {
        var locale = Locale.forLanguageTag(language);
        return new Question(ANYBODY, UUID.randomUUID(), text, locale, audience, Instant.MAX, List::of);
    }
}
