/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Values of slots, read and checked.
 *
 * @param canonical canonical text by slot name, in the order they were given
 */
public record Values(Map<String, String> canonical) {

    public static final Values NONE = new Values(Map.of());

    public Values {
        canonical = Collections.unmodifiableMap(new LinkedHashMap<>(canonical));
    }

    public boolean has(Slot<?> slot) {
        return canonical.containsKey(slot.name());
    }

    public <T> Optional<T> find(Slot<T> slot) {
        return Optional.ofNullable(canonical.get(slot.name())).map(slot.type()::parse);
    }

    /** The value of a slot that is known to have one. */
    public <T> T get(Slot<T> slot) {
        return find(slot).orElseThrow(() -> new IllegalStateException("slot " + slot.name() + " has no value"));
    }

    /** The value as one would say it in English, or the empty string. */
    public <T> String spoken(Slot<T> slot) {
        return spoken(slot, Locale.ENGLISH);
    }

    /** The value as one would say it, or the empty string. */
    public <T> String spoken(Slot<T> slot, Locale locale) {
        return find(slot).map(value -> slot.type().spoken(value, locale)).orElse("");
    }

    public Values with(String slot, String value) {
        var more = new LinkedHashMap<>(canonical);
        more.put(slot, value);
        return new Values(more);
    }

    public Values without(String slot) {
        var fewer = new LinkedHashMap<>(canonical);
        fewer.remove(slot);
        return new Values(fewer);
    }
}
