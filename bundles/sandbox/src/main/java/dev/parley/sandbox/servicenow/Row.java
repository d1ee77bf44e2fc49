/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A record. As in a real table every value is a text, and what was never set is the empty one. */
final class Row {

    private final Map<String, String> values = new LinkedHashMap<>();

    Row() {}

    Row(Row other) {
        values.putAll(other.values);
    }

    String get(String column) {
        return values.getOrDefault(column, "");
    }

    boolean has(String column) {
        return values.containsKey(column);
    }

    boolean is(String column) {
        return get(column).equals("true");
    }

    Row set(String column, String value) {
        values.put(column, value);
        return this;
    }

    String sysId() {
        return get("sys_id");
    }

    Set<String> columns() {
        return values.keySet();
    }
}
