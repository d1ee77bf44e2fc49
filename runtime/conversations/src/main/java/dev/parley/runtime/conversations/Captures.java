/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the names in a conversation stand for so far: {@code $n} for {@code CHG0030007}. */
final class Captures {

    private final Map<String, String> values = new HashMap<>();

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    void keep(String name, String value) {
        values.put(name, value);
    }

    Captures copy() {
        var copy = new Captures();
        copy.values.putAll(values);
        return copy;
    }
}
