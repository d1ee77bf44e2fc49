/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the Change Management API lists: by an encoded query, by names and values, by words. */
final class Search {

    private static final Set<String> NOT_COLUMNS =
            Set.of("sysparm_query", "sysparm_offset", "sysparm_limit", "order", "textSearch");

    private final Tables tables;
    private final Columns columns;
    private final Shapes shapes;

    Search(Tables tables, Columns columns, Shapes shapes) {
        this.tables = tables;
        this.columns = columns;
        this.shapes = shapes;
    }

    Answer list(Call call, String table, Predicate<Row> belongs) {
        var query = call.asked("sysparm_query").orElse("");
        var found = new EncodedQuery(query, columns, column -> !table.equals(Tables.CHANGES) || tables.isKnown(column))
                .of(tables.where(table, belongs))
                .filter(row -> named(call, row))
                .filter(row -> matches(row, call.asked("textSearch").orElse("")));
        var ordered = call.asked("order")
                .map(column -> found.sorted(Comparator.comparing(row -> row.get(column))))
                .orElse(found);
        return ChangeApi.result(Json.array(
                ordered.skip(call.number("sysparm_offset", 0, Integer.MAX_VALUE))
                        .limit(call.number("sysparm_limit", 10_000, 10_000)),
                shapes::pairs));
    }

    /** Whether a record is as names and values in the address say: the values, or what people see. */
    private boolean named(Call call, Row row) {
        return call.query().entrySet().stream()
                .filter(pair -> !NOT_COLUMNS.contains(pair.getKey()))
                .allMatch(pair -> Stream.of(row.get(pair.getKey()), columns.display(row, pair.getKey()))
                        .anyMatch(pair.getValue()::equalsIgnoreCase));
    }

    private static boolean matches(Row row, String words) {
        var text = row.columns().stream().map(row::get).collect(Collectors.joining(" "));
        return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(text.toLowerCase(Locale.ROOT)::contains);
    }
}
