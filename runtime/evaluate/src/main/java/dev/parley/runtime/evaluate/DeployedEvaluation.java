/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.runtime.evaluate.IntentData.Labelled;
import dev.parley.runtime.evaluate.IntentScores.Answer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks a running Parley every utterance of a test once: what is deployed there, with whatever it has learned. */
record DeployedEvaluation(
        String name, int tests, int oosTests, @JsonUnwrapped IntentScores scores) {

    private static final int LONGEST = 4000;

    /** The file's labels are names of intents; what it has to learn from does not matter. The admin is asked for when the file is good. */
    static DeployedEvaluation of(DataFile file, Supplier<Admin> admin) {
        var test = IntentData.test(file);
        var outside = Optional.of("oos_test").filter(file::has).map(key -> IntentData.texts(file, key)).stream()
                .flatMap(List::stream)
                .toList();
        var texts = Stream.concat(test.stream().map(Labelled::text), outside.stream())
                .toList();
        if (texts.stream().anyMatch(text -> text.length() > LONGEST)) {
            throw file.wrong("a text is longer than %,d characters".formatted(LONGEST));
        }
        var found = Detections.of(texts, admin.get());
        var answers = IntStream.range(0, texts.size())
                .mapToObj(i -> Answer.of(i < test.size() ? test.get(i).label() : "", found.get(i)))
                .toList();
        return new DeployedEvaluation(
                file.name(),
                test.size(),
                outside.size(),
                IntentScores.of(answers.subList(0, test.size()), answers.subList(test.size(), answers.size())));
    }
}
