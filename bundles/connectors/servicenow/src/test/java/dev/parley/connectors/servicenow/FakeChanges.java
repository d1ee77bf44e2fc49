/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Change management of a fake ServiceNow. */
final class FakeChanges {

    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        final int status;

        Refusal(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    private static final Map<String, List<String>> COURSES = Map.of(
            "normal", List.of("-5", "-4", "-3", "-2", "-1", "0", "3"),
            "standard", List.of("-5", "-2", "-1", "0", "3"),
            "emergency", List.of("-5", "-3", "-2", "-1", "0", "3"));
    private static final Set<String> OF_THE_TEMPLATE =
            Set.of("description", "backout_plan", "test_plan", "implementation_plan");
    private static final String NO_WAY = "Operation against file 'change_request' was aborted by Business Rule 'Change"
            + " Model: Check State Transition^a^b'";

    private final FakeRecords records;
    private int polls;

    FakeChanges(FakeRecords records) {
        this.records = records;
    }

    JsonNode answer(String method, List<String> path, JsonNode body) {
        var first = path.get(0);
        if (first.equals("worker")) {
            return worker(path.get(1));
        }
        if (COURSES.containsKey(first)) {
            return path.contains("template") ? templates() : array(made(first, path, body));
        }
        var change = records.table("change_request").get(first);
        if (change == null) {
            throw new Refusal(404, "No Record found");
        }
        return switch (path.size() == 1 ? method : path.get(1)) {
            case "PATCH" -> patched(change, body);
            case "nextstates" -> next(change);
            case "approvals" -> array(said(change, body));
            case "task" -> method.equals("POST") ? array(task(change, body)) : tasks(change);
            case "conflict" -> method.equals("POST") ? started() : conflicts(change);
            default -> throw new Refusal(404, "Requested URI does not represent any resource");
        };
    }

    private static JsonNode array(JsonNode one) {
        return JsonNodeFactory.instance.arrayNode().add(one);
    }

    private JsonNode templates() {
        var result = JsonNodeFactory.instance.arrayNode();
        records.table("std_change_record_producer").values().forEach(one -> result.add(records.pairs(one, true)));
        return result;
    }

    private JsonNode made(String type, List<String> path, JsonNode body) {
        var change = new LinkedHashMap<String, String>();
        List.of("description", "cmdb_ci", "assignment_group", "requested_by", "start_date", "end_date", "risk")
                .forEach(column -> change.put(column, ""));
        change.putAll(Map.of(
                "number", "CHG%07d".formatted(30001 + records.changes().size()),
                "state", "-5",
                "active", "true",
                "type", type,
                "impact", "3",
                "urgency", "3",
                "approval", "not requested",
                "work_notes", "",
                "on_hold", "false"));
        var ignored = new ArrayList<String>();
        if (type.equals("standard")) {
            if (!records.table("std_change_record_producer").containsKey(path.get(1))) {
                throw new Refusal(404, "Template not found");
            }
            change.put("description", "As the template says.");
            body.fieldNames().forEachRemaining(name -> {
                if (OF_THE_TEMPLATE.contains(name)) {
                    ignored.add(name);
                }
            });
            ((ObjectNode) body).remove(ignored);
        }
        set(change, body);
        var made = records.table("change_request").get(records.add("change_request", change));
        return withIgnored(records.pairs(made, true), ignored);
    }

    private static ObjectNode withIgnored(ObjectNode answer, List<String> ignored) {
        if (!ignored.isEmpty()) {
            ignored.forEach(answer.putObject("__meta").putArray("ignoredFields")::add);
        }
        return answer;
    }

    private void set(Map<String, String> change, JsonNode body) {
        body.properties().forEach(one -> {
            if (one.getKey().equals("work_notes")) {
                change.merge("work_notes", note(one.getValue().asText()), (old, now) -> now + old);
            } else if (!one.getKey().equals("priority")) {
                change.put(one.getKey(), one.getValue().asText());
            }
        });
        int sum = Integer.parseInt(change.get("impact")) + Integer.parseInt(change.get("urgency"));
        change.put("priority", String.valueOf(Math.min(4, sum - 1)));
        change.put("active", String.valueOf(!Set.of("3", "4").contains(change.get("state"))));
    }

    private static String note(String text) {
        return "2031-03-01 10:00:00 - Parley (Work notes)\n" + text + "\n\n";
    }

    private JsonNode patched(Map<String, String> change, JsonNode given) {
        var body = (ObjectNode) given.deepCopy();
        var ignored = new ArrayList<String>();
        if (body.has("justification")) {
            ignored.add("justification"); // as if a data policy made it read-only
            body.remove("justification");
        }
        var to = body.path("state").asText(change.get("state"));
        if (!to.equals(change.get("state")) && !steps(change).contains(to)) {
            throw new Refusal(403, NO_WAY);
        }
        if (to.equals("3") && (!body.has("close_code") || !body.has("close_notes"))) {
            throw new Refusal(403, "The following mandatory fields are not filled in: Close code, Close notes");
        }
        set(change, body);
        change.put("sys_updated_on", Row.date(Instant.now()));
        return withIgnored(records.pairs(change, true), ignored);
    }

    private static List<String> steps(Map<String, String> change) {
        var course = COURSES.get(change.get("type"));
        int at = course.indexOf(change.get("state"));
        var steps = new ArrayList<String>();
        if (at >= 0 && at + 1 < course.size() && !change.get("on_hold").equals("true")) {
            steps.add(course.get(at + 1));
        }
        if (at >= 0 && at < course.indexOf("0")) {
            steps.add("4");
        }
        return steps;
    }

    private JsonNode next(Map<String, String> change) {
        var result = JsonNodeFactory.instance.objectNode();
        var available = result.putArray("available_states").add(change.get("state"));
        var ways = result.putArray("state_transitions");
        steps(change).forEach(state -> {
            available.add(state);
            boolean isClosing = state.equals("3");
            boolean isFree = !isClosing || openTasks(change).isEmpty();
            var way = ways.addArray().addObject();
            way.put("from_state", change.get("state")).put("to_state", state).put("transition_available", isFree);
            if (isClosing) {
                way.putArray("conditions")
                        .addObject()
                        .put("passed", isFree)
                        .putObject("condition")
                        .put("name", "No active Change Tasks");
            }
        });
        var labels = result.putObject("state_label");
        FakeRecords.STATES.forEach(labels::put);
        return result;
    }

    private List<Map<String, String>> openTasks(Map<String, String> change) {
        return records.table("change_task").values().stream()
                .filter(task -> task.get("parent").equals(change.get("sys_id"))
                        && task.get("state").equals("1"))
                .toList();
    }

    private JsonNode said(Map<String, String> change, JsonNode body) {
        var open = records.table("sysapproval_approver").values().stream()
                .filter(one -> one.get("sysapproval").equals(change.get("sys_id"))
                        && one.get("state").equals("requested"))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "You have no approval to give."));
        open.put("state", body.path("state").asText());
        return records.pairs(
                Map.of("sys_id", change.get("sys_id"), "state", change.get("state"), "type", change.get("type")), true);
    }

    private JsonNode task(Map<String, String> change, JsonNode body) {
        var columns = new LinkedHashMap<>(Map.of(
                "parent", change.get("sys_id"),
                "number", "CTASK%07d".formatted(records.table("change_task").size() + 1),
                "state", "1"));
        body.properties()
                .forEach(one -> columns.put(one.getKey(), one.getValue().asText()));
        var key = records.add("change_task", columns);
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("sys_id").put("value", key).put("display_value", key);
        return answer;
    }

    private JsonNode tasks(Map<String, String> change) {
        var result = JsonNodeFactory.instance.arrayNode();
        records.table("change_task").values().stream()
                .filter(task -> task.get("parent").equals(change.get("sys_id")))
                .forEach(task -> result.add(records.pairs(task, true)));
        return result;
    }

    private JsonNode started() {
        polls = 0;
        return JsonNodeFactory.instance.textNode("c0b5afe4b710230096c3e4f6ee11a93f");
    }

    /** It waits, runs, and is complete when it is asked a third time. */
    private JsonNode worker(String key) {
        var result = JsonNodeFactory.instance.objectNode();
        result.putObject("worker").put("sysId", key);
        int state = Math.min(3, ++polls);
        result.putObject("state").put("value", state).put("display_value", state == 3 ? "Complete" : "Running");
        return result;
    }

    private JsonNode conflicts(Map<String, String> change) {
        var result = JsonNodeFactory.instance.objectNode();
        result.put("status", "Conflict")
                .put("last_run", "2031-03-01 10:00:0" + polls)
                .put("job_status", "2");
        var list = result.putArray("conflicts");
        if (polls >= 3) {
            records.table("conflict").values().stream()
                    .filter(one -> one.get("change").equals(change.get("number")))
                    .forEach(one -> list.add(records.pairs(one, true)));
        }
        return result;
    }
}
