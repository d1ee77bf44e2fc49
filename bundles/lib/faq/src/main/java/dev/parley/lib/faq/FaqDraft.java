/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import static dev.parley.api.faq.Faq.LONGEST_ANSWER;
import static dev.parley.api.faq.Faq.LONGEST_QUESTION;
import static dev.parley.api.faq.Faq.MOST_PHRASINGS;

import dev.parley.api.faq.Faq;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody wants a FAQ to be; what is absent is left as it is. */
public record FaqDraft(
        Optional<Long> id,
        Optional<String> question,
        Optional<String> answer,
        Optional<List<String>> phrasings,
        Optional<Integer> order,
        Optional<Boolean> isActive) {

    /** All a FAQ may be in UTF-8 and JSON, and a little more. */
    public static final int LARGEST = 256 * 1024;

    public static FaqDraft of(Input input) {
        return new FaqDraft(
                input.number("id", 1, Long.MAX_VALUE),
                input.text("question"),
                input.text("answer"),
                input.has("phrasings") ? Optional.of(input.texts("phrasings", MOST_PHRASINGS)) : Optional.empty(),
                input.number("order", Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue),
                input.flag("is_active"));
    }

    /** A new one; without an answer, it is not good. */
    public static FaqDraft saying(String question, Optional<String> answer) {
        return new FaqDraft(
                Optional.empty(), Optional.of(question), answer, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, with question and answer, which are then empty if they are absent. */
    FaqDraft whole() {
        return new FaqDraft(
                id, Optional.of(question.orElse("")), Optional.of(answer.orElse("")), phrasings, order, isActive);
    }

    /** One that there is nothing of yet. */
    public static Faq blank(long id, int order) {
        return new Faq(id, "", "", List.of(), order, true, Instant.EPOCH);
    }

    /** The order of one that comes after all of these. */
    public static int last(List<Faq> faqs) {
        int largest = faqs.stream().mapToInt(Faq::order).max().orElse(0);
        return (int) Math.min(largest + 1L, Integer.MAX_VALUE);
    }

    /**
     * This FAQ as it is wanted.
     *
     * @throws BadInput if something is empty or longer than it may be
     */
    public Faq over(Faq before) {
        return new Faq(
                before.id(),
                filled("question", question.orElse(before.question()), LONGEST_QUESTION),
                filled("answer", answer.orElse(before.answer()), LONGEST_ANSWER),
                phrasings.map(FaqDraft::clean).orElse(before.phrasings()),
                order.orElse(before.order()),
                isActive.orElse(before.isActive()),
                Instant.now());
    }

    /** This FAQ, found with one more question; the same if it is asked so already. */
    public static Faq alsoAsked(String question, Faq faq) {
        var key = QuestionKey.of(question);
        var known = Stream.concat(Stream.of(faq.question()), faq.phrasings().stream());
        if (known.map(QuestionKey::of).anyMatch(key::equals)) {
            return faq;
        }
        var phrasings =
                Stream.concat(faq.phrasings().stream(), Stream.of(question)).toList();
        return new FaqDraft(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(phrasings),
                        Optional.empty(),
                        Optional.empty())
                .over(faq);
    }

    private static List<String> clean(List<String> phrasings) {
        var clean = phrasings.stream()
                .map(Text::clean)
                .filter(phrasing -> !phrasing.isEmpty())
                .map(phrasing -> Text.atMost(LONGEST_QUESTION, "A phrasing", phrasing))
                .distinct()
                .toList();
        if (clean.size() > MOST_PHRASINGS) {
            throw new BadInput("There may be at most " + MOST_PHRASINGS + " phrasings.");
        }
        return clean;
    }

    private static String filled(String name, String text, int longest) {
        String clean = Text.clean(text);
        if (clean.isEmpty()) {
            throw new BadInput(name + " is empty.");
        }
        return Text.atMost(longest, name, clean);
    }
}
