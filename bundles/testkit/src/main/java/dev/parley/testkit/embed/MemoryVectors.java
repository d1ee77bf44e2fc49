/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.embed;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.embed.VectorCache;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Vectors in memory. */
public final class MemoryVectors implements VectorCache {

    private record Key(String model, String text) {}

    private final Map<Key, float[]> vectors = new HashMap<>();
    private boolean isAway;

    /** From now on every call fails as it does when the database does not answer, or no longer. */
    public synchronized void away(boolean away) {
        isAway = away;
    }

    /** How many vectors are kept. */
    public synchronized int size() {
        return vectors.size();
    }

    @Override
    public synchronized Map<String, float[]> find(String model, Collection<String> texts) {
        answer();
        var found = new HashMap<String, float[]>();
        for (var text : texts) {
            var vector = vectors.get(new Key(model, text));
            if (vector != null) {
                found.put(text, vector.clone());
            }
        }
        return found;
    }

    @Override
    public synchronized void keep(String model, Map<String, float[]> kept) {
        answer();
        kept.forEach((text, vector) -> vectors.put(new Key(model, text), vector.clone()));
    }

    private void answer() {
        if (isAway) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }
    }
}
