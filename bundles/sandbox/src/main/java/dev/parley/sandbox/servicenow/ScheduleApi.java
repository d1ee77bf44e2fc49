/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Routes;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of the Change Management API that takes its time: conflicts, free times, and the workers that find them. */
final class ScheduleApi {

    private static final String ONE = ChangeApi.ROOT + "/{id}";
    private static final int THREE_HOURS = 10_800;

    private final Tables tables;
    private final Windows windows;
    private final Workers workers = new Workers();
    private final Map<String, List<Row>> conflicts = new HashMap<>();

    ScheduleApi(Tables tables) {
        this.tables = tables;
        this.windows = new Windows(tables);
    }

    void addTo(Routes routes) {
        ChangeApi.on(routes, "POST", ONE + "/conflict", this::detect);
        ChangeApi.on(routes, "GET", ONE + "/conflict", call -> ChangeApi.result(conflicts(change(call))));
        ChangeApi.on(routes, "DELETE", ONE + "/conflict", this::forget);
        ChangeApi.on(routes, "GET", ChangeApi.ROOT + "/ci/{ci}/schedule", this::forItem);
        ChangeApi.on(routes, "GET", ONE + "/schedule", this::forChange);
        ChangeApi.on(
                routes,
                "GET",
                ChangeApi.ROOT + "/worker/{id}",
                call -> ChangeApi.result(workers.look(call.param("id"), call.base())));
    }

    private Row change(Call call) {
        return tables.get(Tables.CHANGES, call.param("id"));
    }

    private Answer detect(Call call) {
        var change = change(call);
        var found = windows.inTheWayOf(change);
        conflicts.put(change.sysId(), found);
        change.set("conflict_status", found.isEmpty() ? "No Conflict" : "Conflict")
                .set("conflict_last_run", tables.now());
        return ChangeApi.result(
                Json.of(workers.start("conflict", Json.object().put("change_sys_id", change.sysId()), Json.object())));
    }

    /** Its status is "Conflict" once it ran, also if there is none: that is how the vendor documents it. */
    private ObjectNode conflicts(Row change) {
        var found = conflicts.getOrDefault(change.sysId(), List.of());
        var answer = Json.object()
                .put("status", conflicts.containsKey(change.sysId()) ? "Conflict" : "Not Run")
                .put("last_run", change.get("conflict_last_run"))
                .put("record_count", String.valueOf(found.size()))
                .put("job_status", "2");
        answer.set("conflicts", Json.array(found.stream(), ScheduleApi::conflict));
        return answer;
    }

    private static JsonNode conflict(Row other) {
        return Json.of(Map.of(
                "change", Map.of("display_value", other.get("number"), "value", other.sysId()),
                "type", Map.of("display_value", "CI Already Scheduled", "value", "ci_already_scheduled")));
    }

    private Answer forget(Call call) {
        conflicts.remove(change(call).sysId());
        return Answer.empty(204);
    }

    private Answer forItem(Call call) {
        var item = call.param("ci");
        tables.find("cmdb_ci", item).orElseThrow(() -> Refusal.badRequest("No configuration item " + item));
        if (call.asked("duration_in_seconds").isEmpty()) {
            throw Refusal.badRequest("duration_in_seconds is required");
        }
        return search(call, item, Json.object().put("cmdb_ci_sys_id", item), THREE_HOURS);
    }

    private Answer forChange(Call call) {
        var change = change(call);
        return search(call, change.get("cmdb_ci"), Json.object().put("change_sys_id", change.sysId()), THREE_HOURS);
    }

    private Answer search(Call call, String item, ObjectNode request, int otherwise) {
        var from = call.asked("planned_start_time").orElse("");
        int seconds = call.number("duration_in_seconds", otherwise, Integer.MAX_VALUE);
        if (seconds == 0) {
            throw Refusal.badRequest("Invalid duration_in_seconds");
        }
        LocalDateTime earliest = Windows.moment(from.isEmpty() ? tables.now() : from);
        var worker = workers.start(
                "schedule",
                request.put("planned_start_time", from)
                        .put("duration_in_seconds", seconds)
                        .put("timezone", LocalTime.zone()),
                outcome(windows.free(item, earliest, Duration.ofSeconds(seconds))));
        return Answer.of(202, Json.object().set("result", workers.show(worker, call.base())));
    }

    private static ObjectNode outcome(List<Windows.Span> spans) {
        var outcome = Json.object();
        if (spans.isEmpty()) {
            outcome.set("messages", Workers.messages(List.of("No time is free for so long")));
        } else {
            outcome.putObject("payload").set("spans", Json.array(spans.stream(), ScheduleApi::span));
        }
        return outcome;
    }

    private static JsonNode span(Windows.Span span) {
        return Json.of(Map.of("start", moment(span.start()), "end", moment(span.end())));
    }

    private static Map<String, String> moment(LocalDateTime moment) {
        var text = Tables.MOMENT.format(moment);
        return Map.of("value", text, "display_value", LocalTime.of(text));
    }
}
