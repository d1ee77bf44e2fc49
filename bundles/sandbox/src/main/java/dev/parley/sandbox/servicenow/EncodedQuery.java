/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import dev.parley.sandbox.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An encoded query. As on an instance whose {@code glide.invalid_query.returns_no_rows} is false, a part with a column
 * that does not exist, or one that is not understood, is as if it were not there. As its database does, texts are
 * compared without regard to case.
 */
final class EncodedQuery {

    private static final Pattern CONDITION = Pattern.compile(
            "([a-z_][a-z0-9_.]*)(!=|>=|<=|=|>|<|NOT LIKE|LIKE|STARTSWITH|ENDSWITH|NOT IN|ISNOTEMPTY|ISEMPTY|IN)(.*)",
            Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("javascript:gs\\.dateGenerate\\('([^']*)','([^']*)'\\)");
    private static final String DESCENDING = "ORDERBYDESC";
    private static final String ASCENDING = "ORDERBY";

    private final Columns columns;
    private final Predicate<String> isColumn;
    private final List<Predicate<Row>> all = new ArrayList<>();
    private Comparator<Row> order = (one, other) -> 0;

    /** @param isColumn whether the table has such a column */
    EncodedQuery(String text, Columns columns, Predicate<String> isColumn) {
        this.columns = columns;
        this.isColumn = isColumn;
        for (var part : text.split("(?<!\\^)\\^(?!\\^)")) {
            add(part.replace("^^", "^"));
        }
    }

    Stream<Row> of(Stream<Row> rows) {
        return rows.filter(row -> all.stream().allMatch(one -> one.test(row))).sorted(order);
    }

    private void add(String part) {
        if (part.startsWith(DESCENDING)) {
            order = order.thenComparing(by(part.substring(DESCENDING.length())).reversed());
        } else if (part.startsWith(ASCENDING)) {
            order = order.thenComparing(by(part.substring(ASCENDING.length())));
        } else if (part.startsWith("OR") && !all.isEmpty()) {
            int last = all.size() - 1;
            condition(part.substring(2))
                    .ifPresent(or -> all.set(last, all.get(last).or(or)));
        } else {
            condition(part).ifPresent(all::add);
        }
    }

    private Comparator<Row> by(String column) {
        return Comparator.comparing(row -> columns.value(row, column), EncodedQuery::compare);
    }

    private Optional<Predicate<Row>> condition(String text) {
        var parts = CONDITION.matcher(text);
        if (!parts.matches() || !isColumn.test(parts.group(1).split("\\.", 2)[0])) {
            return Optional.empty();
        }
        var column = parts.group(1);
        var test = test(parts.group(2), written(parts.group(3)));
        return Optional.of(row -> test.test(columns.value(row, column)));
    }

    private static String written(String value) {
        var date = DATE.matcher(value);
        return date.matches() ? date.group(1) + " " + date.group(2) : value;
    }

    private static Predicate<String> test(String operator, String value) {
        return switch (operator) {
            case "=" -> value::equalsIgnoreCase;
            case "!=" -> actual -> !value.equalsIgnoreCase(actual);
            case ">" -> actual -> !actual.isEmpty() && compare(actual, value) > 0;
            case ">=" -> actual -> !actual.isEmpty() && compare(actual, value) >= 0;
            case "<" -> actual -> !actual.isEmpty() && compare(actual, value) < 0;
            case "<=" -> actual -> !actual.isEmpty() && compare(actual, value) <= 0;
            case "LIKE" -> actual -> lower(actual).contains(lower(value));
            case "NOT LIKE" -> actual -> !lower(actual).contains(lower(value));
            case "STARTSWITH" -> actual -> lower(actual).startsWith(lower(value));
            case "ENDSWITH" -> actual -> lower(actual).endsWith(lower(value));
            case "IN" -> actual -> list(value).contains(lower(actual));
            case "NOT IN" -> actual -> !list(value).contains(lower(actual));
            case "ISEMPTY" -> String::isEmpty;
            case "ISNOTEMPTY" -> actual -> !actual.isEmpty();
            default -> throw Refusal.badRequest("Unknown operator " + operator);
        };
    }

    private static List<String> list(String values) {
        return Arrays.stream(values.split(",")).map(EncodedQuery::lower).toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static int compare(String one, String other) {
        return one.matches("-?\\d+") && other.matches("-?\\d+")
                ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other))
                : one.compareTo(other);
    }
}
