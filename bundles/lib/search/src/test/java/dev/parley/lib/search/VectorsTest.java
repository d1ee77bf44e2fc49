/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.embed.VectorCache;
import dev.parley.testkit.Bag;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VectorsTest {

    private final Bag model = new Bag();

    /** Keeps them in memory. */
    private static final class Kept implements VectorCache {

        private final Map<String, float[]> vectors = new HashMap<>();

        @Override
        public Map<String, float[]> find(String model, Collection<String> texts) {
            var found = new HashMap<>(vectors);
            found.keySet().retainAll(texts);
            return found;
        }

        @Override
        public void keep(String model, Map<String, float[]> made) {
            vectors.putAll(made);
        }
    }

    /** Does not answer. */
    private static final class Away implements VectorCache {

        @Override
        public Map<String, float[]> find(String model, Collection<String> texts) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }

        @Override
        public void keep(String model, Map<String, float[]> made) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }
    }

    @Test
    void makes_the_vectors_of_more_texts_than_go_at_once() {
        var texts = IntStream.range(0, 3 * Vectors.AT_ONCE + 1)
                .mapToObj(i -> "a".repeat(i) + "b")
                .toList();

        var made = Vectors.by(model).of(texts);

        assertEquals(Set.copyOf(texts), made.keySet());
        assertArrayEquals(model.embed(List.of("aab")).get(0), made.get("aab"));
    }

    @Test
    void makes_only_what_is_not_kept_and_keeps_it() {
        var kept = new Kept();
        Vectors.kept(model, Optional.of(kept)).of(List.of("one", "two"));
        model.asked.clear();

        var vectors = Vectors.kept(model, Optional.of(kept)).of(List.of("two", "three"));

        assertEquals(Set.of("two", "three"), vectors.keySet());
        assertEquals(List.of("three"), model.asked);
        assertEquals(Set.of("one", "two", "three"), kept.vectors.keySet());
    }

    @Test
    void does_without_what_is_kept_in_another_size() {
        var kept = new Kept();
        kept.vectors.put("one", new float[] {1});

        var vectors = Vectors.kept(model, Optional.of(kept)).of(List.of("one"));

        assertEquals(model.dimensions(), vectors.get("one").length);
    }

    @Test
    void does_without_a_cache_that_is_away_or_not_there() {
        for (Optional<VectorCache> cache : List.<Optional<VectorCache>>of(Optional.of(new Away()), Optional.empty())) {
            assertEquals(
                    Set.of("one"), Vectors.kept(model, cache).of(List.of("one")).keySet());
        }
    }
}
