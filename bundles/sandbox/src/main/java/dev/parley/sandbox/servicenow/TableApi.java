/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Table API: {@code /api/now/table}. */
final class TableApi {

    private static final String LIST = "/api/now/table/{table}";
    private static final String ONE = "/api/now/table/{table}/{id}";

    private final Tables tables;
    private final Columns columns;
    private final Changes changes;
    private final Shapes shapes;

    TableApi(Tables tables, Columns columns, Changes changes, Shapes shapes) {
        this.tables = tables;
        this.columns = columns;
        this.changes = changes;
        this.shapes = shapes;
    }

    void addTo(Routes routes) {
        routes.on("GET", LIST, this::list)
                .on("POST", LIST, this::create)
                .on("GET", ONE, call -> Answer.ok(result(tables.get(call.param("table"), call.param("id")), call)))
                .on("PATCH", ONE, this::update)
                .on("PUT", ONE, this::update);
    }

    private Answer list(Call call) {
        var found = found(call, call.param("table"));
        int offset = call.number("sysparm_offset", 0, Integer.MAX_VALUE);
        int limit = call.number("sysparm_limit", 10_000, 10_000);
        if (found.isEmpty() && call.request().getRequestURI().contains("/api/now/v1/")) {
            throw Refusal.notFound("No Record found");
        }
        var page = found.stream().skip(offset).limit(limit);
        var answer = Answer.ok(Json.object().set("result", Json.array(page, row -> shapes.record(row, call))));
        if (!call.asked("sysparm_no_count").orElse("false").equals("true")) {
            answer = answer.with("X-Total-Count", String.valueOf(found.size()));
        }
        boolean links = !call.asked("sysparm_suppress_pagination_header")
                .orElse("false")
                .equals("true");
        return links && limit > 0 && offset + limit < found.size()
                ? answer.with("Link", "<%s>;rel=\"next\"".formatted(next(call, offset + limit)))
                : answer;
    }

    /** The records that the call asks for, be it by an encoded query or by names and values. */
    private List<Row> found(Call call, String table) {
        var query = call.asked("sysparm_query").orElseGet(() -> call.query().entrySet().stream()
                .filter(pair -> !pair.getKey().startsWith("sysparm_"))
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("^")));
        return new EncodedQuery(query, columns, column -> isColumn(table, column))
                .of(tables.all(table))
                .toList();
    }

    private boolean isColumn(String table, String column) {
        return table.equals(Tables.CHANGES)
                ? tables.isKnown(column)
                : tables.all(table).findFirst().filter(row -> !row.has(column)).isEmpty();
    }

    private Answer create(Call call) {
        changesOnly(call);
        var user = Users.of(call, tables);
        var input = call.json();
        var type = input.path("type").asText("normal");
        var change = changes.create(type, input, user, labels(call)).change();
        return Answer.created(result(change, call))
                .with("Location", call.base() + "/api/now/table/change_request/" + change.sysId());
    }

    private Answer update(Call call) {
        changesOnly(call);
        var change = tables.get(Tables.CHANGES, call.param("id"));
        return Answer.ok(result(
                changes.update(change, call.json(), Users.of(call, tables), labels(call))
                        .change(),
                call));
    }

    private JsonNode result(Row row, Call call) {
        return Json.object().set("result", shapes.record(row, call));
    }

    private static void changesOnly(Call call) {
        if (!call.param("table").equals(Tables.CHANGES)) {
            throw new Refusal(403, "Insufficient rights to write to " + call.param("table"));
        }
    }

    private static boolean labels(Call call) {
        return call.asked("sysparm_input_display_value").orElse("false").equals("true");
    }

    private static String next(Call call, int offset) {
        var query =
                Optional.ofNullable(call.request().getQueryString()).orElse("").replaceAll("&?sysparm_offset=\\d+", "");
        return call.request().getRequestURL() + "?" + query + "&sysparm_offset=" + offset;
    }
}
