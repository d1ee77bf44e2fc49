/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A record as ServiceNow gives it: a column is plain text, a pair of value and display value, or a reference with a link.
 * A column that is not there is empty.
 */
record Row(JsonNode json) {

    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Of a list, of a single record, or of none. */
    static List<Row> all(JsonNode result) {
        var rows = new ArrayList<Row>();
        if (result.isObject()) {
            rows.add(new Row(result));
        } else {
            result.forEach(one -> rows.add(new Row(one)));
        }
        return rows;
    }

    static Row none() {
        return new Row(MissingNode.getInstance());
    }

    static String date(Instant instant) {
        return DATES.format(instant.atOffset(ZoneOffset.UTC));
    }

    String sysId() {
        return value("sys_id");
    }

    String value(String column) {
        var node = json.path(column);
        return (node.isObject() ? node.path("value") : node).asText("");
    }

    /** What people read; the value where there is nothing better. */
    String display(String column) {
        var text = json.path(column).path("display_value").asText("");
        return text.isEmpty() ? value(column) : text;
    }

    /** A code; numbers come as {@code 3}, {@code "3"}, {@code 3.0} or {@code "3.0"}. */
    String code(String column) {
        var value = value(column);
        return value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
    }

    Optional<Instant> instant(String column) {
        try {
            return Optional.of(LocalDateTime.parse(value(column), DATES).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean is(String column) {
        return value(column).equals("true");
    }

    /** Whether it is what a change is read from, and not a part of it. */
    boolean isWhole() {
        return List.of("sys_id", "number", "state", "short_description", "sys_created_on", "sys_updated_on").stream()
                .allMatch(json::has);
    }

    /** Columns that a write named and ServiceNow passed over. */
    List<String> ignored() {
        var names = new ArrayList<String>();
        json.path("__meta").path("ignoredFields").forEach(name -> names.add(name.asText()));
        return names;
    }
}
