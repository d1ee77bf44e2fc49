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

/** The tables of a fake ServiceNow. */
final class FakeRecords {

    static final Map<String, String> STATES = Map.of(
            "-5",
            "New",
            "-4",
            "Assess",
            "-3",
            "Authorize",
            "-2",
            "Scheduled",
            "-1",
            "Implement",
            "0",
            "Review",
            "3",
            "Closed",
            "4",
            "Canceled");

    private static final Map<String, String> REFERENCES = Map.of(
            "cmdb_ci", "cmdb_ci",
            "assignment_group", "sys_user_group",
            "requested_by", "sys_user",
            "approver", "sys_user");
    private static final Set<String> NUMBERS = Set.of("state", "priority", "impact", "urgency", "risk");

    /** Whether the instance gives plain strings, and references with links, whatever it is asked for. */
    boolean isPlain;

    private final Map<String, Map<String, Map<String, String>>> tables = new LinkedHashMap<>();
    private int made;

    void clear() {
        tables.clear();
        isPlain = false;
    }

    Map<String, Map<String, String>> table(String name) {
        return tables.computeIfAbsent(name, none -> new LinkedHashMap<>());
    }

    List<Map<String, String>> changes() {
        return List.copyOf(table("change_request").values());
    }

    /** Adds a record; its key. */
    String add(String table, Map<String, String> columns) {
        var sysId = "%032x".formatted(0xabc000L + ++made);
        var record = new LinkedHashMap<String, String>();
        record.put("sys_id", sysId);
        record.put("sys_created_on", Row.date(Instant.now()));
        record.put("sys_updated_on", Row.date(Instant.now()));
        record.putAll(columns);
        table(table).put(sysId, record);
        return sysId;
    }

    JsonNode list(String table, String query, int limit) {
        var result = JsonNodeFactory.instance.arrayNode();
        new FakeQuery(this::read)
                .run(new ArrayList<>(table(table).values()).stream(), query).stream()
                        .limit(limit)
                        .forEach(record -> result.add(isPlain ? plain(record) : pairs(record, false)));
        return result;
    }

    private String read(Map<String, String> record, String column) {
        return column.equals("cmdb_ci.name")
                ? display("cmdb_ci", record.getOrDefault("cmdb_ci", ""))
                : record.getOrDefault(column, "");
    }

    private ObjectNode plain(Map<String, String> record) {
        var json = JsonNodeFactory.instance.objectNode();
        record.forEach((column, value) -> {
            if (REFERENCES.containsKey(column) && !value.isEmpty()) {
                json.putObject(column)
                        .put("link", "https://x.service-now.com/api/now/table/" + REFERENCES.get(column) + '/' + value)
                        .put("value", value);
            } else {
                json.put(column, value);
            }
        });
        return json;
    }

    /** @param asNumbers as change management gives codes and flags */
    ObjectNode pairs(Map<String, String> record, boolean asNumbers) {
        var json = JsonNodeFactory.instance.objectNode();
        record.forEach((column, value) -> {
            var pair = json.putObject(column).put("display_value", display(column, value));
            if (asNumbers && NUMBERS.contains(column) && !value.isEmpty()) {
                pair.put("value", Double.parseDouble(value));
            } else if (asNumbers && Set.of("active", "on_hold").contains(column)) {
                pair.put("value", value.equals("true"));
            } else {
                pair.put("value", value);
            }
        });
        return json;
    }

    private String display(String column, String value) {
        var reference = REFERENCES.get(column);
        if (reference != null) {
            return table(reference).getOrDefault(value, Map.of()).getOrDefault("name", value);
        }
        return switch (column) {
            case "state" -> STATES.getOrDefault(value, value);
            case "sys_created_on", "sys_updated_on", "start_date", "end_date" -> value.isEmpty() ? "" : "in local time";
            default -> value;
        };
    }
}
