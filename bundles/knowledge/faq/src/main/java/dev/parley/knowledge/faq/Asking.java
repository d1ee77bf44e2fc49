/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.knowledge.Passage;
import dev.parley.lib.search.FaqSearch;
import dev.parley.lib.search.FaqSearch.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Asks as people do: with a greeting, with typing errors, with a story or a second question around it. Other readings of
 * what was said are tried only if the first one answers nothing, because each costs a call of the model.
 */
final class Asking {

    private final FaqSearch search;
    private final Spelling spelling;

    Asking(FaqSearch search, Spelling spelling) {
        this.search = search;
        this.spelling = spelling;
    }

    /** The nearest entries, best first, each with the best confidence that any reading gives it. */
    List<Scored> search(String text, int limit) {
        var best = new LinkedHashMap<String, Scored>();
        for (var reading : readings(text)) {
            for (var scored : search.search(reading, limit)) {
                best.merge(scored.id(), scored, Asking::better);
            }
            if (best.values().stream().anyMatch(scored -> scored.confidence() >= Passage.SURE)) {
                break;
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Scored::confidence).reversed())
                .limit(limit)
                .toList();
    }

    private List<String> readings(String text) {
        var chat = Chat.of(text);
        var readings = new ArrayList<String>();
        chat.question().ifPresent(readings::add);
        chat.question().flatMap(spelling::corrected).ifPresent(readings::add);
        readings.addAll(chat.sentences());
        return readings;
    }

    private static Scored better(Scored one, Scored other) {
        return one.confidence() >= other.confidence() ? one : other;
    }
}
