/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.api.detect.Detector.Recognizer;
import dev.parley.runtime.evaluate.IntentScores.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks a recognizer every utterance of the test once.
 *
 * @param examples it has learned from
 * @param cost of a question
 */
record IntentEvaluation(
        String name,
        int intents,
        int examples,
        int tests,
        int oosTests,
        @JsonUnwrapped IntentScores scores,
        @JsonUnwrapped Cost cost) {

    /** Questions that are asked first and not counted, so that what is measured is the running system. */
    private static final int WARM_UP = 200;

    /** @param labels say in the file's words what the recognizer says in names of intents */
    static IntentEvaluation of(IntentData data, Labels labels, Recognizer recognizer) {
        data.train().values().stream().flatMap(List::stream).limit(WARM_UP).forEach(recognizer::recognize);
        var answers = new ArrayList<Answer>();
        var outside = data.outsideTest().orElse(List.of()).stream()
                .map(text -> new IntentData.Labelled(text, ""))
                .toList();
        var cost = Cost.of(
                Stream.concat(data.test().stream(), outside.stream()).toList(),
                asked -> answers.add(Answer.of(asked.label(), labels.of(recognizer.recognize(asked.text())))));
        int tests = data.test().size();
        return new IntentEvaluation(
                data.name(),
                data.train().size(),
                data.examples(),
                tests,
                outside.size(),
                IntentScores.of(answers.subList(0, tests), answers.subList(tests, answers.size())),
                cost);
    }
}
