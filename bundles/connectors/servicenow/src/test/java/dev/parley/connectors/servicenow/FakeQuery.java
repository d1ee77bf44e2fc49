/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Evaluates encoded queries as ServiceNow does: letter case aside, with SQL's wildcards in LIKE. */
final class FakeQuery {

    private static final Pattern CONDITION =
            Pattern.compile("([a-z_.]+)(NOT LIKE|LIKE|ISEMPTY|IN|!=|>=|<=|=|>|<)(.*)", Pattern.DOTALL);

    private final BiFunction<Map<String, String>, String, String> reading;

    /** @param reading gives a record's column, dot-walked ones too */
    FakeQuery(BiFunction<Map<String, String>, String, String> reading) {
        this.reading = reading;
    }

    List<Map<String, String>> run(Stream<Map<String, String>> records, String query) {
        var groups = new ArrayList<List<Predicate<Map<String, String>>>>();
        var order = Comparator.<Map<String, String>, String>comparing(record -> "");
        for (var part : query.isEmpty() ? new String[0] : query.split("\\^")) {
            if (part.startsWith("ORDERBY")) {
                boolean isDown = part.startsWith("ORDERBYDESC");
                var column = part.substring(isDown ? 11 : 7);
                var by = Comparator.<Map<String, String>, String>comparing(record -> reading.apply(record, column));
                order = order.thenComparing(isDown ? by.reversed() : by);
            } else if (part.startsWith("OR")) {
                groups.get(groups.size() - 1).add(condition(part.substring(2)));
            } else {
                groups.add(new ArrayList<>(List.of(condition(part))));
            }
        }
        return records.filter(record ->
                        groups.stream().allMatch(group -> group.stream().anyMatch(one -> one.test(record))))
                .sorted(order)
                .toList();
    }

    private Predicate<Map<String, String>> condition(String text) {
        var parts = CONDITION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no condition: " + text);
        }
        var wanted = parts.group(3).toLowerCase(Locale.ROOT);
        return record -> {
            var value = reading.apply(record, parts.group(1)).toLowerCase(Locale.ROOT);
            return switch (parts.group(2)) {
                case "=" -> value.equals(wanted);
                case "!=" -> !value.equals(wanted);
                case "IN" -> List.of(wanted.split(",")).contains(value);
                case "ISEMPTY" -> value.isEmpty();
                case "LIKE" -> isLike(value, wanted);
                case "NOT LIKE" -> !isLike(value, wanted);
                case "<" -> !value.isEmpty() && value.compareTo(wanted) < 0;
                case "<=" -> !value.isEmpty() && value.compareTo(wanted) <= 0;
                case ">" -> value.compareTo(wanted) > 0;
                default -> value.compareTo(wanted) >= 0;
            };
        };
    }

    private static boolean isLike(String value, String wanted) {
        var pattern = new StringBuilder();
        wanted.codePoints()
                .forEach(c -> pattern.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL)
                .matcher(value)
                .find();
    }
}
