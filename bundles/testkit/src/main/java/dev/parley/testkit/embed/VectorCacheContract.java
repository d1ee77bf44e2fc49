/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.embed.VectorCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link VectorCache} does. Its tests extend this. */
public abstract class VectorCacheContract {

    private String model;

    /** The same cache at each call of one test. */
    protected abstract VectorCache vectors();

    @BeforeEach
    void take_another_model() {
        model = "model-" + UUID.randomUUID();
    }

    private static float[] vector(int seed) {
        var vector = new float[384];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) Math.sin(seed * 1000.0 + i);
        }
        return vector;
    }

    @Test
    void finds_what_was_kept_bit_by_bit() {
        var odd = new float[] {0, -0.0f, Float.MIN_VALUE, -Float.MAX_VALUE, 1 / 3f};
        vectors().keep(model, Map.of("create a change", vector(1), "cancel it", odd));

        var found = vectors().find(model, List.of("cancel it", "never seen", "create a change"));

        assertEquals(Set.of("create a change", "cancel it"), found.keySet());
        assertArrayEquals(vector(1), found.get("create a change"));
        assertArrayEquals(odd, found.get("cancel it"));
    }

    @Test
    void tells_texts_apart_that_differ_in_anything() {
        var texts = List.of("a", "A", " a", "a ", "ä", "a\u0308", "", "a".repeat(100_000), "a".repeat(100_001));
        var kept = new HashMap<String, float[]>();
        texts.forEach(text -> kept.put(text, vector(kept.size())));
        vectors().keep(model, kept);

        var found = vectors().find(model, texts);

        assertEquals(Set.copyOf(texts), found.keySet());
        texts.forEach(text -> assertArrayEquals(kept.get(text), found.get(text)));
    }

    @Test
    void tells_models_apart() {
        vectors().keep(model, Map.of("a", vector(1)));
        vectors().keep(model + "-other", Map.of("a", vector(2)));

        assertArrayEquals(vector(1), vectors().find(model, List.of("a")).get("a"));
        assertArrayEquals(
                vector(2), vectors().find(model + "-other", List.of("a")).get("a"));
        assertEquals(Map.of(), vectors().find(model + "-third", List.of("a")));
    }

    @Test
    void keeps_what_is_new_beside_what_is_known() {
        vectors().keep(model, Map.of("a", vector(1)));
        vectors().keep(model, Map.of("a", vector(1), "b", vector(2)));

        var found = vectors().find(model, List.of("a", "b"));
        assertArrayEquals(vector(1), found.get("a"));
        assertArrayEquals(vector(2), found.get("b"));
    }

    @Test
    void takes_nothing_for_an_answer() {
        vectors().keep(model, Map.of());
        assertEquals(Map.of(), vectors().find(model, List.of()));
    }

    @Test
    void takes_many_at_once() {
        var kept = new HashMap<String, float[]>();
        for (int i = 0; i < 3000; i++) {
            kept.put("utterance " + i, vector(i));
        }
        vectors().keep(model, kept);

        var found = vectors().find(model, kept.keySet());

        assertEquals(kept.keySet(), found.keySet());
        assertArrayEquals(vector(2999), found.get("utterance 2999"));
    }

    @Test
    void lets_many_keep_the_same_at_once() throws Exception {
        var kept = new HashMap<String, float[]>();
        for (int i = 0; i < 50; i++) {
            kept.put("utterance " + i, vector(i));
        }
        var nodes = Executors.newFixedThreadPool(4);
        var work = Stream.<Callable<Void>>generate(() -> () -> {
                    vectors().keep(model, kept);
                    return null;
                })
                .limit(8)
                .toList();
        for (var done : nodes.invokeAll(work)) {
            done.get();
        }
        nodes.shutdown();

        assertEquals(kept.keySet(), vectors().find(model, kept.keySet()).keySet());
    }
}
