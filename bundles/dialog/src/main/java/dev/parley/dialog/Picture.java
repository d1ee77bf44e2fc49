/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Opinion;
import dev.parley.api.intent.IntentSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What turns see of what is deployed.
 *
 * @param intents by name
 * @param examples the intents' examples, as {@link Words#text}
 * @param recognitions the cheapest first
 */
record Picture(Map<String, Deployed> intents, Set<String> examples, List<Recognition> recognitions) {

    static final Picture EMPTY = new Picture(Map.of(), Set.of(), List.of());

    /** A picture of these. */
    Picture of(Map<String, Deployed> others, List<Recognition> ready) {
        return new Picture(others, others.equals(intents) ? examples : examples(others.values()), ready);
    }

    private static Set<String> examples(Collection<Deployed> intents) {
        return intents.stream()
                .flatMap(intent -> intent.spec().examples().stream())
                .map(example -> Words.of(example).text())
                .collect(Collectors.toUnmodifiableSet());
    }

    List<IntentSpec> specs(Language language) {
        return intents.values().stream().map(intent -> intent.spec(language)).toList();
    }

    /**
     * What the text may mean; the first detector that is sure decides, else the surest.
     *
     * @param asking what a detector takes a text for
     */
    Detected recognize(Heard heard, Predicate<Recognition> asked, BiFunction<Recognition, Heard, List<Match>> asking) {
        var best = Detected.NOTHING;
        for (var one : recognitions) {
            if (asked.test(one)) {
                var found = found(one, asking.apply(one, heard));
                best = found.confidence() > best.confidence() ? found.with(best) : best;
            }
            if (best.confidence() >= Match.SURE) {
                break;
            }
        }
        return best;
    }

    Detected recognizeByRules(Heard heard, BiFunction<Recognition, Heard, List<Match>> asking) {
        return recognitions.stream()
                .limit(1)
                .map(first -> found(first, asking.apply(first, heard)))
                .findFirst()
                .orElse(Detected.NOTHING);
    }

    /** What each detector takes the text for, as far as finding out costs nothing. */
    List<Opinion> opinions(Heard heard) {
        return recognitions.stream()
                .filter(Recognition::isFree)
                .map(one -> {
                    long began = System.nanoTime();
                    var matches = found(one, one.of(heard)).matches();
                    return new Opinion(one.detector(), Duration.ofNanos(System.nanoTime() - began), matches);
                })
                .toList();
    }

    private Detected found(Recognition one, List<Match> matches) {
        return new Detected(
                one.detector(),
                matches.stream()
                        .filter(match -> intents.containsKey(match.intent()))
                        .toList());
    }
}
