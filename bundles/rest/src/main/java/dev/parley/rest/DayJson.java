/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.feedback.Day;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened on a day, in UTC.
 *
 * @param answerRate of its questions, 0 to 1; absent if there were none
 */
record DayJson(
        String date,
        SortedMap<String, Integer> answered,
        int unanswered,
        Optional<Double> answerRate,
        Optional<Double> fallbackRate,
        int up,
        int down) {

    static DayJson of(Day day) {
        Map<String, Integer> byName = day.answered();
        int answered = byName.values().stream().mapToInt(Integer::intValue).sum();
        int questions = answered + day.unanswered();
        return new DayJson(
                day.date().toString(),
                new TreeMap<>(byName),
                day.unanswered(),
                share(answered, questions),
                share(day.unanswered(), questions),
                day.up(),
                day.down());
    }

    private static Optional<Double> share(int part, int whole) {
        return whole == 0 ? Optional.empty() : Optional.of((double) part / whole);
    }
}
