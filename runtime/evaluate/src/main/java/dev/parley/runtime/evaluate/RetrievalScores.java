/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well entries were found.
 *
 * @param hitAt1 the share of queries whose first entry is a right one
 * @param hitAt5 the share that has a right one among the first five
 * @param mrr the mean of 1 / the place of the first right one, 0 if it is not among the first ten
 */
record RetrievalScores(
        @JsonProperty("hit_at_1") double hitAt1,
        @JsonProperty("hit_at_5") double hitAt5,
        double mrr) {

    /** How many entries are looked at. */
    static final int LIMIT = 10;

    /** The place of the first right entry, from 1; 0 if there is none among them. */
    static int place(List<String> found, RetrievalData.Query query) {
        return 1
                + IntStream.range(0, found.size())
                        .filter(i -> query.relevant().contains(found.get(i)))
                        .findFirst()
                        .orElse(-1);
    }

    /** @param places one of each query, at least one */
    static RetrievalScores of(List<Integer> places) {
        return new RetrievalScores(
                within(places, 1),
                within(places, 5),
                places.stream()
                        .mapToDouble(place -> place == 0 ? 0 : 1.0 / place)
                        .average()
                        .orElseThrow());
    }

    private static double within(List<Integer> places, int last) {
        return (double) places.stream().filter(p -> p > 0 && p <= last).count() / places.size();
    }
}
