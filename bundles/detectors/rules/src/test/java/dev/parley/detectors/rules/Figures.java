/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.api.detect.Detector.Recognizer;
import dev.parley.api.intent.IntentSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What recognising costs, as figures: {@code mvn -pl bundles/detectors/rules test-compile exec:java
 * -Dexec.classpathScope=test -Dexec.mainClass=dev.parley.detectors.rules.Figures}.
 */
public final class Figures {

    private static final int ROUNDS = 200;

    private Figures() {}

    public static void main(String[] arguments) throws Exception {
        var utterances =
                RoutingTest.utterances().map(RoutingTest.Line::utterance).toList();
        var own = OwnIntents.specs();
        print(own.size() + " intents", cpu(new RuleBook(own), utterances));
        print("10 intents", cpu(new RuleBook(with(own, 10 - own.size())), utterances));
        print("500 intents", cpu(new RuleBook(with(own, 500 - own.size())), utterances));
        for (String part : List.of("a ", "change ", "create a change to ")) {
            print(
                    "4,000 characters of \"" + part + "\"",
                    cpu(new RuleBook(own), List.of(part.repeat(4000 / part.length()))));
        }
    }

    private static void print(String what, double microseconds) {
        System.out.printf("%-45s %8.1f µs%n", what, microseconds);
    }

    /** CPU of one call, in microseconds, once it is warm. */
    private static double cpu(Recognizer recognizer, List<String> utterances) {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = threads.getCurrentThreadCpuTime();
            utterances.forEach(recognizer::recognize);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
        }
        return best / 1000.0 / utterances.size();
    }

    /** Intents about other things, in sentences made like those about changes. */
    private static List<IntentSpec> with(List<IntentSpec> specs, int others) {
        var all = new ArrayList<>(specs);
        IntStream.range(0, others)
                .mapToObj(i -> IntentSpec.named("other" + i)
                        .rules(
                                "(create|open|new) [a|my] thing" + i,
                                "(show|list) [me] [my] thing" + i + "s",
                                "what is [the] (status|colour) of [my] thing" + i,
                                "!not thing" + i)
                        .examples("where is my thing" + i, "cancel the thing" + i + " please"))
                .forEach(all::add);
        return all;
    }
}
