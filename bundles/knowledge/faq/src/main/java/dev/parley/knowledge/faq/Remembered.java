/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.lib.search.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Vectors of which those of the last time are remembered: where little has changed, little is made. Thread-safe. */
final class Remembered implements Vectors {

    /** Some at a time, so that what was made is kept if it is interrupted. */
    private static final int SOME = 256;

    private final Vectors others;
    private volatile Map<String, float[]> last = Map.of();

    Remembered(Vectors others) {
        this.others = others;
    }

    @Override
    public Map<String, float[]> of(List<String> texts) {
        var known = last;
        var missing = texts.stream().filter(text -> !known.containsKey(text)).toList();
        var vectors = new HashMap<String, float[]>();
        texts.stream().filter(known::containsKey).forEach(text -> vectors.put(text, known.get(text)));
        for (int from = 0; from < missing.size(); from += SOME) {
            vectors.putAll(others.of(missing.subList(from, Math.min(from + SOME, missing.size()))));
        }
        last = vectors;
        return vectors;
    }
}
