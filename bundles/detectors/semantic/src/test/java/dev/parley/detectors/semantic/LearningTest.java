/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.embed.VectorCache;
import dev.parley.api.intent.IntentSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens beside the turns. */
class LearningTest {

    private static final List<IntentSpec> INTENTS = List.of(
            IntentSpec.named("order_tea").examples("bring me green tea", "a cup of tea", "tea with milk for me"),
            IntentSpec.named("order_cake").examples("a slice of apple cake", "bring me cake", "cake with cream"));

    private static final Outside OUTSIDE = Outside.of(List.of());

    /** The last of the shipped sentences is not among those that are looked at first. */
    private static final String LATE = OUTSIDE.texts().get(OUTSIDE.texts().size() - 1);

    private final WordModel model = new WordModel();
    private final Memory cache = new Memory();
    private SemanticDetector detector = new SemanticDetector(model, Optional.of(cache), OUTSIDE);

    /** A cache in memory. */
    private static final class Memory implements VectorCache {

        private final Map<String, float[]> vectors = new ConcurrentHashMap<>();
        private volatile boolean away;

        @Override
        public Map<String, float[]> find(String name, Collection<String> texts) {
            check();
            var found = new HashMap<String, float[]>();
            texts.stream().filter(vectors::containsKey).forEach(text -> found.put(text, vectors.get(text)));
            return found;
        }

        @Override
        public void keep(String name, Map<String, float[]> more) {
            check();
            vectors.putAll(more);
        }

        private void check() {
            if (away) {
                throw new Unavailable("database", java.time.Duration.ofSeconds(1), null);
            }
        }
    }

    @AfterEach
    void stop() {
        model.gate.countDown();
        detector.stop();
    }

    @Test
    void recognises_before_it_has_learned_all_and_better_after() {
        close();
        var recognizer = learn(INTENTS);
        var first = recognizer.classifier();
        assertEquals(
                "order_tea", recognizer.recognize("a cup of green tea").get(0).intent());
        assertEquals(1, first.orElseThrow().panel().experts().size());

        model.gate.countDown();
        await(() -> recognizer.classifier() != first);
        assertEquals(3, recognizer.classifier().orElseThrow().panel().experts().size());
        assertEquals(
                "order_tea", recognizer.recognize("a cup of green tea").get(0).intent());
    }

    @Test
    void says_that_it_is_learning_until_it_has_learned_all() {
        assertTrue(detector.problem().isEmpty());
        close();
        learn(INTENTS);
        assertTrue(detector.problem().isPresent());

        model.gate.countDown();
        await(() -> detector.problem().isEmpty());
    }

    @Test
    void abandons_what_is_not_wanted_any_more() {
        close();
        var old = learn(INTENTS.subList(0, 1));
        var before = old.classifier();
        var recent = learn(INTENTS);
        var first = recent.classifier();

        model.gate.countDown();
        await(() -> recent.classifier() != first);
        assertSame(before, old.classifier());
        assertNotSame(first, recent.classifier());
    }

    @Test
    void abandons_everything_when_it_stops() {
        close();
        var recognizer = learn(INTENTS);
        var before = recognizer.classifier();
        detector.stop();

        model.gate.countDown();
        await(detector::isIdle);
        assertSame(before, recognizer.classifier());
    }

    @Test
    void stops_in_the_middle_of_training() {
        int[] asked = {0};
        var examples =
                new Examples(List.of("a", "b"), List.of("x", "y"), new int[] {0, 1}, new float[][] {{1, 0}, {0, 1}});
        var error = org.junit.jupiter.api.Assertions.assertThrows(
                java.util.concurrent.CancellationException.class, () -> Softmax.fit(examples, () -> asked[0]++ < 3));
        assertEquals("not wanted any more", error.getMessage());
        assertEquals(4, asked[0]);
    }

    @Test
    void asks_the_model_about_nothing_that_the_cache_knows() {
        var first = learn(INTENTS);
        await(() -> first.classifier().orElseThrow().panel().experts().size() == 3);
        assertTrue(model.asked.containsAll(OUTSIDE.texts()));
        model.asked.clear();

        detector.stop();
        detector = new SemanticDetector(model, Optional.of(cache), OUTSIDE);
        var second = learn(INTENTS);
        await(() -> second.classifier().orElseThrow().panel().experts().size() == 3);
        assertEquals(Set.of(), model.asked);
    }

    @Test
    void asks_the_model_only_about_what_is_new() {
        var first = learn(INTENTS.subList(0, 1));
        await(() -> first.classifier().orElseThrow().panel().experts().size() == 3);
        model.asked.clear();

        learn(INTENTS);
        assertEquals(Set.of("order cake", "a slice of apple cake", "bring me cake", "cake with cream"), model.asked);
    }

    @Test
    void works_while_the_cache_is_away() {
        cache.away = true;
        var recognizer = learn(INTENTS);
        assertEquals(
                "order_cake", recognizer.recognize("bring me apple cake").get(0).intent());
    }

    @Test
    void recognises_nothing_while_the_model_fails() {
        var recognizer = learn(INTENTS);
        model.failing = true;
        assertEquals(List.of(), recognizer.recognize("bring me cake"));
        assertEquals(List.of(), learn(INTENTS).recognize("bring me cake"));

        model.failing = false;
        assertFalse(recognizer.recognize("bring me cake").isEmpty());
    }

    private void close() {
        model.gated = LATE;
        model.gate = new CountDownLatch(1);
        assertFalse(cache.vectors.containsKey(LATE));
    }

    private Understanding learn(List<IntentSpec> intents) {
        return (Understanding) detector.learn(intents);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited too long");
            Thread.onSpinWait();
        }
    }
}
