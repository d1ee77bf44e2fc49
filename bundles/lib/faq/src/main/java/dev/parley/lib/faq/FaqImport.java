/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import dev.parley.api.faq.Faq;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds out which FAQs the rows of a file come to, and which rows are broken. */
public final class FaqImport {

    private final Map<Long, Faq> keptById = new HashMap<>();
    private final Map<String, Faq> keptByKey = new HashMap<>();
    private final int last;

    private final SortedMap<Integer, Faq> good = new TreeMap<>();
    private final SortedMap<Integer, String> broken = new TreeMap<>();

    public FaqImport(List<Faq> kept, List<FaqRow> rows) {
        kept.forEach(faq -> {
            keptById.put(faq.id(), faq);
            keptByKey.put(QuestionKey.of(faq.question()), faq);
        });
        last = FaqDraft.last(kept);
        rows.forEach(this::read);
        refuseRepeated();
        while (refuseTaken()) {
            // What a refused row would have renamed keeps its question, which another row may want.
        }
    }

    /** In the order of their rows. */
    public List<Faq> faqs() {
        return List.copyOf(good.values());
    }

    /** How many of them are new. */
    public int added() {
        return (int) good.values().stream().filter(faq -> faq.id() == 0).count();
    }

    /** What is broken, by the number of the row. */
    public SortedMap<Integer, String> broken() {
        return broken;
    }

    private void read(FaqRow row) {
        if (row.draft().isEmpty()) {
            broken.put(row.number(), row.problem());
            return;
        }
        try {
            var draft = row.draft().get();
            good.put(row.number(), draft.over(before(draft)));
        } catch (BadInput e) {
            broken.put(row.number(), e.getMessage());
        }
    }

    private Faq before(FaqDraft draft) {
        return draft.id()
                .map(id -> Optional.ofNullable(keptById.get(id))
                        .orElseThrow(() -> new BadInput("There is no FAQ with the id " + id + ".")))
                .or(() -> draft.question().map(Text::clean).map(QuestionKey::of).map(keptByKey::get))
                .orElseGet(() -> FaqDraft.blank(0, last));
    }

    private void refuseRepeated() {
        var rowOfKey = new HashMap<String, Integer>();
        var rowOfId = new HashMap<Long, Integer>();
        new TreeMap<>(good).forEach((row, faq) -> {
            var sameQuestion = rowOfKey.putIfAbsent(QuestionKey.of(faq.question()), row);
            var sameId = faq.id() == 0 ? null : rowOfId.putIfAbsent(faq.id(), row);
            if (sameQuestion != null) {
                refuse(row, "It is the same question as in row " + sameQuestion + ".");
            } else if (sameId != null) {
                refuse(row, "It is the same FAQ as in row " + sameId + ".");
            }
        });
    }

    /** @return whether there was one whose question belongs to a FAQ that keeps it */
    private boolean refuseTaken() {
        var changed = good.values().stream().map(Faq::id).collect(Collectors.toSet());
        var taken = new HashMap<Integer, Long>();
        good.forEach((row, faq) -> {
            var owner = keptByKey.get(QuestionKey.of(faq.question()));
            if (owner != null && !changed.contains(owner.id())) {
                taken.put(row, owner.id());
            }
        });
        taken.forEach((row, owner) -> refuse(row, "FAQ " + owner + " has this question already."));
        return !taken.isEmpty();
    }

    private void refuse(int row, String problem) {
        good.remove(row);
        broken.put(row, problem);
    }
}
