/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The Change Management API but for its schedules and conflicts: {@code /api/sn_chg_rest/change}. */
final class ChangeApi {

    static final String ROOT = "/api/sn_chg_rest/change";

    private static final String ONE = ROOT + "/{id}";
    private static final Set<String> TEMPLATE_DECIDES =
            Set.of("description", "backout_plan", "test_plan", "implementation_plan");

    private final Tables tables;
    private final Changes changes;
    private final Tasks tasks;
    private final Search search;
    private final NextStates nextStates;
    private final Shapes shapes;

    ChangeApi(Tables tables, Columns columns, Changes changes, Shapes shapes) {
        this.tables = tables;
        this.changes = changes;
        this.tasks = new Tasks(tables);
        this.search = new Search(tables, columns, shapes);
        this.nextStates = new NextStates(columns);
        this.shapes = shapes;
    }

    void addTo(Routes routes) {
        on(routes, "GET", ROOT, call -> search.list(call, Tables.CHANGES, row -> true));
        on(routes, "POST", ROOT, call -> result(created(call, typeOf(call.json()))));
        on(routes, "POST", ROOT + "/normal", call -> results(created(call, "normal")));
        on(routes, "POST", ROOT + "/emergency", call -> results(created(call, "emergency")));
        on(
                routes,
                "GET",
                ROOT + "/standard/template",
                call -> search.list(call, "std_change_record_producer", row -> true));
        on(routes, "POST", ROOT + "/standard/{template}", call -> results(fromTemplate(call)));
        on(routes, "GET", ROOT + "/model", call -> search.list(call, "chg_model", row -> true));
        on(routes, "GET", ONE, call -> result(shapes.pairs(change(call))));
        on(routes, "PATCH", ONE, this::update);
        on(routes, "GET", ONE + "/nextstates", call -> result(nextStates.of(change(call))));
        on(routes, "PATCH", ONE + "/approvals", this::decide);
        on(routes, "GET", ONE + "/task", call -> search.list(call, Tables.TASKS, tasks.of(change(call))));
        on(routes, "POST", ONE + "/task", this::createTask);
        on(routes, "PATCH", ONE + "/task/{task}", this::updateTask);
    }

    /** Where the Table API tells the details apart, this one says them as its message. */
    static void on(Routes routes, String method, String path, Function<Call, Answer> handler) {
        routes.on(method, path, call -> {
            try {
                return handler.apply(call);
            } catch (Refusal refusal) {
                throw refusal.detail().isTextual()
                        ? new Refusal(refusal.status(), refusal.detail().textValue(), TextNode.valueOf(""))
                        : refusal;
            }
        });
    }

    static Answer result(JsonNode body) {
        return Answer.ok(Json.object().set("result", body));
    }

    private static Answer results(JsonNode record) {
        return result(Json.array().add(record));
    }

    private Row change(Call call) {
        return tables.get(Tables.CHANGES, call.param("id"));
    }

    private ObjectNode created(Call call, String type) {
        return shaped(changes.create(type, input(call), Users.of(call, tables), true));
    }

    /** A record, from the body or, as documented, from names and values in the address. The body beats the address. */
    private static ObjectNode input(Call call) {
        var input = Json.object();
        call.query().forEach(input::put);
        return input.setAll(call.jsonOrNothing());
    }

    private static String typeOf(ObjectNode input) {
        return input.path("type").asText("normal").toLowerCase(Locale.ROOT);
    }

    private ObjectNode fromTemplate(Call call) {
        var producer = tables.get("std_change_record_producer", call.param("template"));
        var template = tables.get("sys_template", producer.get("template")).get("template");
        var input = Json.object();
        for (var pair : template.split("\\^")) {
            var parts = pair.split("=", 2);
            input.put(parts[0], parts[1]);
        }
        input(call).properties().stream()
                .filter(field -> !TEMPLATE_DECIDES.contains(field.getKey()))
                .forEach(field -> input.set(field.getKey(), field.getValue()));
        input.put("std_change_producer_version", producer.sysId());
        input.put("type", "standard");
        return shaped(changes.create("standard", input, Users.of(call, tables), true));
    }

    private Answer update(Call call) {
        return result(shaped(changes.update(change(call), input(call), Users.of(call, tables), true)));
    }

    private ObjectNode shaped(Changes.Written written) {
        return shapes.pairs(written.change(), written.ignored());
    }

    private Answer decide(Call call) {
        var decision = call.json();
        return results(shapes.pairs(changes.decide(
                change(call),
                decision.path("state").asText(),
                decision.path("comments").asText(),
                Users.of(call, tables))));
    }

    private Answer createTask(Call call) {
        var change = change(call);
        var task = tasks.create(change, Users.of(call, tables));
        return results(shapes.pairs(task, tasks.write(task, input(call))));
    }

    private Answer updateTask(Call call) {
        var task = tables.where(Tables.TASKS, tasks.of(change(call)))
                .filter(row -> row.sysId().equals(call.param("task")))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("No Record found"));
        List<String> ignored = tasks.write(task, input(call));
        tables.touch(task, Users.of(call, tables));
        return results(shapes.pairs(task, ignored));
    }
}
