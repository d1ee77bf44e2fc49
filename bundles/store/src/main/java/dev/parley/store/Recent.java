/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What was costly to find out and may be told again for a while. One is found out at a time; others wait. */
final class Recent<K, V> {

    private static final int MOST = 16;

    private record Known<V>(V value, long since) {}

    private final Map<K, Known<V>> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Known<V>> eldest) {
            return size() > MOST;
        }
    };
    private final long fresh;
    private final LongSupplier nanos;

    Recent(Duration fresh, LongSupplier nanos) {
        this.fresh = fresh.toNanos();
        this.nanos = nanos;
    }

    synchronized V get(K key, Supplier<V> asking) {
        long now = nanos.getAsLong();
        known.values().removeIf(one -> now - one.since() >= fresh);
        return known.computeIfAbsent(key, unknown -> new Known<>(asking.get(), now))
                .value();
    }
}
