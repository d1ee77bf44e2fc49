/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is said in between, a form ends with the values of the undisturbed run. Each row is a seed: it chooses which
 * disturbances come where, up to four before each answer.
 */
class InterleavingTest {

    private static final int SEEDS = 300;
    private static final List<String> ANSWERS = List.of("Launch", "high", "1 March 2031 22:00", "2 March 2031 02:00");

    /** Each leaves the open question open and the values as they were. */
    private static final List<List<String>> DISTURBANCES = List.of(
            List.of("how is the weather?"),
            List.of("how is the weather?", "how is the weather?"),
            List.of("call off CHG0030007", "yes"),
            List.of("call off CHG0030007", "no", "cancel"),
            List.of("call off CHG0030007", "CHG0030008", "yes"),
            List.of("call off CHG0030007", "later"),
            List.of("later", "continue"),
            List.of("later", "how is the weather?", "continue"),
            List.of("help"),
            List.of("why do you ask?"),
            List.of("what have I said so far?"),
            List.of("repeat"),
            List.of("thanks"),
            List.of("hello"),
            List.of("auf Deutsch bitte", "in English please"),
            List.of("skip"),
            List.of("redo"),
            List.of("call off another", "how is the weather?", "cancel"),
            List.of("call off another", "CHG0030008", "weather", "yes"),
            List.of("weather", "weather"));

    /** So many of them mean nothing else where free text is asked for. */
    private static final int ANYWHERE = DISTURBANCES.size() - 3;

    private final Deployments deployed =
            new Deployments().deploy(new PlanParty()).deploy(new CancelParty()).deploy(new AskWeather());

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ends_as_the_undisturbed_run_does(int seed) {
        var random = new Random(seed);
        var talk = new Talk(deployed);
        talk.say("I'd like a party");
        var log = new StringBuilder("\nI'd like a party");
        for (int i = 0; i < ANSWERS.size(); i++) {
            for (int times = random.nextInt(5); times > 0; times--) {
                if (i > 0 && random.nextInt(4) == 0) {
                    log.append(" | undo and redo");
                    log.append(" -> ").append(talk.say("undo").text());
                    log.append(" -> ").append(talk.say("redo").text());
                } else if (i > 1 && random.nextInt(4) == 0) {
                    log.append(" | low and high");
                    talk.say("no, make it low").say("no, the priority is high");
                } else {
                    var disturbance = DISTURBANCES.get(random.nextInt(i == 0 ? ANYWHERE : DISTURBANCES.size()));
                    log.append(" | ").append(disturbance);
                    disturbance.forEach(text -> log.append("\n    ")
                            .append(text)
                            .append(" -> ")
                            .append(talk.say(text).text()));
                }
            }
            log.append(" | ").append(ANSWERS.get(i));
            log.append(" -> ").append(talk.say(ANSWERS.get(i)).text());
        }
        if (talk.state().draft().isPresent()) { // what was taken back and done again is read back
            log.append(" | yes -> ").append(talk.say("yes").text());
        }
        assertEquals(undisturbed(), collected(talk), () -> "seed " + seed + ": " + log + "\n" + talk.text());
    }

    private Map<String, String> undisturbed() {
        var talk = new Talk(deployed).say("I'd like a party");
        ANSWERS.forEach(talk::say);
        return collected(talk);
    }

    private static Map<String, String> collected(Talk talk) {
        return new TreeMap<>(talk.state()
                .done()
                .orElseThrow(() -> new AssertionError(talk.text()))
                .values()
                .canonical());
    }
}
