/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values of a change's fields: what a change has, what a new one should have, or what should become different.
 *
 * @param values canonical text by field name, in order; instants are ISO-8601 in UTC
 */
public record ChangeFields(Map<String, String> values) {

    public static final ChangeFields NONE = new ChangeFields(Map.of());

    public ChangeFields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public <T> Optional<T> get(Field<T> field) {
        return Optional.ofNullable(values.get(field.name())).map(field.read());
    }

    /** These fields and one more; {@code null} leaves them as they are. */
    public <T> ChangeFields with(Field<T> field, T value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(values);
        more.put(field.name(), value.toString());
        return new ChangeFields(more);
    }

    /** These fields, overlaid with others. */
    public ChangeFields with(ChangeFields others) {
        var more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new ChangeFields(more);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
