/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of our fields is which column of {@code change_request}, and how values are written there. */
final class Columns {

    /** Everything that a change is read from. */
    static final String READ;

    /** Fields that ServiceNow has no column for. */
    static final List<Field<?>> LINKS = List.of(Field.JIRA_ISSUE_KEY, Field.GITHUB_REPO, Field.GITHUB_PR_NUMBER);

    private static final Map<Field<String>, String> TEXTS = new LinkedHashMap<>();
    private static final Map<Field<?>, String> ALL = new LinkedHashMap<>();

    static {
        Stream.of(
                        Field.SHORT_DESCRIPTION,
                        Field.DESCRIPTION,
                        Field.TYPE,
                        Field.JUSTIFICATION,
                        Field.IMPLEMENTATION_PLAN,
                        Field.TEST_PLAN,
                        Field.BACKOUT_PLAN,
                        Field.CLOSE_CODE,
                        Field.CLOSE_NOTES,
                        Field.ON_HOLD_REASON)
                .forEach(field -> TEXTS.put(field, field.name()));
        ALL.putAll(TEXTS);
        ALL.put(Field.PLANNED_START, "start_date");
        ALL.put(Field.PLANNED_END, "end_date");
        Stream.of(Field.PRIORITY, Field.IMPACT, Field.RISK, Field.CONFIGURATION_ITEM, Field.ASSIGNMENT_GROUP)
                .forEach(field -> ALL.put(field, field.name()));
        READ = Stream.concat(
                        Stream.of(
                                "sys_id",
                                "number",
                                "state",
                                "active",
                                "on_hold",
                                "requested_by",
                                "correlation_id",
                                "correlation_display",
                                "sys_created_on",
                                "sys_updated_on"),
                        ALL.values().stream())
                .collect(Collectors.joining(","));
    }

    private final Directory directory;
    private final Map<String, String> risks;
    private final int longestSummary;

    /** @param risks ServiceNow's code for each of ours */
    Columns(Directory directory, Map<String, String> risks, int longestSummary) {
        this.directory = directory;
        this.risks = risks;
        this.longestSummary = longestSummary;
    }

    /** Every field that there is. */
    static Stream<Field<?>> fields() {
        return Stream.concat(Stream.concat(ALL.keySet().stream(), LINKS.stream()), Stream.of(Field.TEMPLATE));
    }

    ChangeFields read(Row row) {
        var values = new LinkedHashMap<String, String>();
        TEXTS.forEach((field, column) -> put(values, field, row.value(column)));
        Stream.of(Field.PRIORITY, Field.IMPACT).forEach(field -> put(values, field, row.code(field.name())));
        put(values, Field.RISK, risk(row.code("risk")));
        Stream.of(Field.PLANNED_START, Field.PLANNED_END)
                .forEach(field -> row.instant(ALL.get(field)).ifPresent(at -> put(values, field, at.toString())));
        Stream.of(Field.CONFIGURATION_ITEM, Field.ASSIGNMENT_GROUP)
                .forEach(field -> put(values, field, row.display(field.name())));
        if (!row.is("on_hold")) {
            values.remove(Field.ON_HOLD_REASON.name());
        }
        return new ChangeFields(values);
    }

    private static void put(Map<String, String> values, Field<?> field, String value) {
        if (!value.isEmpty()) {
            values.put(field.name(), value);
        }
    }

    private String risk(String code) {
        return risks.entrySet().stream()
                .filter(risk -> risk.getValue().equals(code))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(code);
    }

    /** As ServiceNow takes them; names become keys. */
    ObjectNode write(ChangeFields fields) {
        var body = Rest.body();
        TEXTS.forEach((field, column) -> fields.get(field).ifPresent(text -> body.put(column, text)));
        fields.get(Field.SHORT_DESCRIPTION).ifPresent(text -> body.put("short_description", cut(text)));
        fields.get(Field.PLANNED_START).ifPresent(at -> body.put("start_date", Row.date(at)));
        fields.get(Field.PLANNED_END).ifPresent(at -> body.put("end_date", Row.date(at)));
        fields.get(Field.RISK).ifPresent(risk -> body.put("risk", risks.getOrDefault(risk, risk)));
        fields.get(Field.IMPACT).ifPresent(impact -> body.put("impact", impact));
        fields.get(Field.PRIORITY).ifPresent(priority -> prioritise(body, priority, fields.get(Field.IMPACT)));
        fields.get(Field.CONFIGURATION_ITEM).ifPresent(name -> body.put("cmdb_ci", directory.item(name)));
        fields.get(Field.ASSIGNMENT_GROUP).ifPresent(name -> body.put("assignment_group", directory.group(name)));
        return body;
    }

    /** ServiceNow calculates the priority: impact + urgency - 1, at most 4, unless an admin changed its table. */
    private static void prioritise(ObjectNode body, String priority, Optional<String> given) {
        int wanted = Integer.parseInt(priority);
        int impact = given.map(Integer::parseInt).orElse(Math.min(3, wanted / 2 + 1));
        body.put("priority", priority);
        body.put("impact", String.valueOf(impact));
        body.put("urgency", String.valueOf(Math.max(1, Math.min(3, wanted + 1 - impact))));
    }

    private String cut(String text) {
        if (text.codePointCount(0, text.length()) <= longestSummary) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longestSummary - 1)) + '…';
    }

    /** As people call what ServiceNow passed over: our label, or the column's own name. */
    static List<String> labels(List<String> columns) {
        return columns.stream()
                .map(column -> ALL.entrySet().stream()
                        .filter(known -> known.getValue().equals(column))
                        .map(known -> known.getKey().label())
                        .findFirst()
                        .orElse(column))
                .distinct()
                .toList();
    }
}
