/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several things that were wanted in one sentence.
 *
 * @param asked whether it was read back and not agreed to yet
 * @param text the whole sentence, in case that it was one wish after all
 */
record Plan(boolean asked, String text, List<Wish> wishes) {

    static final Plan NONE = new Plan(false, "", List.of());

    /** @param values what the sentence gives for slots, in the user's words */
    record Wish(String intent, Map<String, String> values, String text) {

        Wish {
            values = Map.copyOf(values);
        }
    }

    Plan {
        wishes = List.copyOf(wishes);
    }

    Plan agreed() {
        return new Plan(false, text, wishes);
    }

    Optional<Wish> next() {
        return wishes.isEmpty() ? Optional.empty() : Optional.of(wishes.get(0));
    }

    Plan rest() {
        return wishes.size() <= 1 ? NONE : new Plan(false, text, wishes.subList(1, wishes.size()));
    }
}
