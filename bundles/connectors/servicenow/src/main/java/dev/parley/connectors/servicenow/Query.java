/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ServiceNow's encoded query. A value can't end its condition: one with {@code ^} or a control character is none that a
 * record has, and asking for it gives {@link Impossible}.
 */
final class Query {

    /** No record can meet the query. */
    static final class Impossible extends Exception {

        private static final long serialVersionUID = 1;
    }

    private final List<String> parts = new ArrayList<>();

    static boolean isSafe(String value) {
        return value.chars().noneMatch(c -> c == '^' || Character.isISOControl(c));
    }

    /** A condition on its own, or one of several of which one is enough. */
    static String condition(String column, String operator, String value) throws Impossible {
        if (!isSafe(value)) {
            throw new Impossible();
        }
        return column + operator + value;
    }

    Query where(String column, String operator, String value) throws Impossible {
        return any(condition(column, operator, value));
    }

    Query is(String column, String value) throws Impossible {
        return where(column, "=", value);
    }

    /** One of these conditions is enough. */
    Query any(String... conditions) {
        parts.add(Stream.of(conditions).collect(Collectors.joining("^OR")));
        return this;
    }

    Query ascending(String column) {
        parts.add("ORDERBY" + column);
        return this;
    }

    Query descending(String column) {
        parts.add("ORDERBYDESC" + column);
        return this;
    }

    @Override
    public String toString() {
        return String.join("^", parts);
    }
}
