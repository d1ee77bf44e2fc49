/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records as the two interfaces write them: the Table API in three ways, the Change Management API in pairs. */
final class Shapes {

    private static final Set<String> NUMBERS =
            Set.of("state", "impact", "priority", "risk", "urgency", "sys_mod_count", "escalation");

    private final Columns columns;

    Shapes(Columns columns) {
        this.columns = columns;
    }

    /** A record of the Table API, as {@code sysparm_display_value} and its like ask for it. */
    ObjectNode record(Row row, Call call) {
        var mode = call.asked("sysparm_display_value").orElse("false");
        boolean links =
                !call.asked("sysparm_exclude_reference_link").orElse("false").equals("true");
        var record = Json.object();
        for (var column : asked(row, call)) {
            record.set(column, field(row, column, mode, links ? call.base() : ""));
        }
        return record;
    }

    /** A record of the Change Management API: a pair for each column. */
    ObjectNode pairs(Row row) {
        var record = Json.object();
        row.columns().forEach(column -> record.set(column, pair(row, column)));
        return record;
    }

    ObjectNode pairs(Row row, List<String> ignored) {
        var record = pairs(row);
        if (!ignored.isEmpty()) {
            record.set("__meta", Json.of(Map.of("ignoredFields", ignored)));
        }
        return record;
    }

    /** The columns that {@code sysparm_fields} names, in its order, or all. Names of no column are passed over. */
    private static Collection<String> asked(Row row, Call call) {
        return call.asked("sysparm_fields")
                .<Collection<String>>map(fields -> Arrays.stream(fields.split(","))
                        .map(String::strip)
                        .filter(field -> row.has(field.split("\\.", 2)[0]))
                        .toList())
                .orElse(row.columns());
    }

    private JsonNode field(Row row, String column, String mode, String base) {
        var value = columns.value(row, column);
        boolean link =
                !base.isEmpty() && !value.isEmpty() && Columns.tableOf(column).isPresent();
        if (mode.equals("false") && !link || mode.equals("true") && !link) {
            return TextNode.valueOf(mode.equals("true") ? columns.display(row, column) : value);
        }
        var field = Json.object();
        if (!mode.equals("false")) {
            field.put("display_value", columns.display(row, column));
        }
        if (!mode.equals("true")) {
            field.put("value", value);
        }
        if (link) {
            field.put(
                    "link",
                    "%s/api/now/table/%s/%s"
                            .formatted(base, Columns.tableOf(column).orElseThrow(), value));
        }
        return field;
    }

    private ObjectNode pair(Row row, String column) {
        var value = row.get(column);
        var pair = Json.object().put("display_value", columns.display(row, column));
        if (NUMBERS.contains(column) && value.matches("-?\\d+")) {
            pair.put("value", Double.parseDouble(value));
        } else if (value.matches("true|false")) {
            pair.put("value", Boolean.parseBoolean(value));
        } else {
            pair.put("value", value);
        }
        if (Columns.isMoment(column)) {
            pair.put("display_value_internal", pair.get("display_value").textValue());
        }
        return pair;
    }
}
