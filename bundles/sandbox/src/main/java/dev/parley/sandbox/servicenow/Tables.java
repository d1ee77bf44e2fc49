/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Seed;
import dev.parley.sandbox.Vendor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The tables of the instance, in memory. Whoever uses them holds their lock. */
@Component(service = Tables.class, immediate = true)
public final class Tables {

    /** How ServiceNow writes moments, in UTC. */
    static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static final String CHANGES = "change_request";
    static final String TASKS = "change_task";

    private static final JsonNode COLUMNS = Seed.resource("change_request-columns.json");

    private static final Pattern NAMED = Pattern.compile("#\\{([\\w.-]+)}");

    private final Map<String, Map<String, Row>> tables = new LinkedHashMap<>();
    private final Clock clock;
    private int lastNumber = 30_100;

    @Activate
    public Tables() {
        this(Clock.systemUTC());
    }

    Tables(Clock clock) {
        this.clock = clock;
        new Seed(clock, MOMENT).of(Vendor.SERVICENOW).properties().forEach(table -> {
            tables.put(table.getKey(), new LinkedHashMap<>());
            table.getValue().forEach(record -> put(table.getKey(), row(table.getKey(), record)));
        });
    }

    Stream<Row> all(String table) {
        return Optional.ofNullable(tables.get(table))
                .orElseThrow(() -> Refusal.badRequest("Invalid table " + table))
                .values()
                .stream();
    }

    Stream<Row> where(String table, Predicate<Row> condition) {
        return all(table).filter(condition);
    }

    Optional<Row> find(String table, String sysId) {
        return all(table).filter(row -> row.sysId().equals(sysId)).findFirst();
    }

    Row get(String table, String sysId) {
        return find(table, sysId).orElseThrow(() -> Refusal.notFound("No Record found"));
    }

    /** A new record, with everything that the system itself sets. */
    Row insert(String table, String user) {
        var row = new Row();
        columnsOf(table).forEach(column -> row.set(column, ""));
        row.set("sys_id", UUID.randomUUID().toString().replace("-", ""))
                .set("sys_created_on", now())
                .set("sys_created_by", user)
                .set("sys_updated_on", now())
                .set("sys_updated_by", user)
                .set("sys_class_name", table)
                .set("sys_mod_count", "0");
        return put(table, row);
    }

    String nextNumber(String prefix) {
        return prefix + "%07d".formatted(++lastNumber);
    }

    void touch(Row row, String user) {
        row.set("sys_updated_on", now())
                .set("sys_updated_by", user)
                .set("sys_mod_count", String.valueOf(Integer.parseInt("0" + row.get("sys_mod_count")) + 1));
    }

    String now() {
        return MOMENT.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    boolean isWritable(String column) {
        return contains("writable", column);
    }

    boolean isKnown(String column) {
        return isWritable(column) || contains("kept", column);
    }

    private static List<String> columnsOf(String table) {
        var columns = new ArrayList<String>();
        if (table.equals(CHANGES)) {
            COLUMNS.forEach(kind -> kind.forEach(column -> columns.add(column.textValue())));
        }
        return columns;
    }

    private static boolean contains(String kind, String column) {
        for (var known : COLUMNS.path(kind)) {
            if (known.textValue().equals(column)) {
                return true;
            }
        }
        return false;
    }

    private Row put(String table, Row row) {
        tables.get(table).put(row.sysId(), row);
        return row;
    }

    private Row row(String table, JsonNode record) {
        var row = new Row();
        columnsOf(table).forEach(column -> row.set(column, ""));
        row.set("sys_class_name", table).set("sys_mod_count", "0");
        record.properties()
                .forEach(field ->
                        row.set(field.getKey(), resolved(field.getValue().asText())));
        if (row.get("sys_created_on").isEmpty()) {
            row.set("sys_created_on", now()).set("sys_updated_on", now());
        }
        return row;
    }

    /** In the seed <code>#{name}</code> stands for the sys_id of what is called that. */
    private static String resolved(String text) {
        return NAMED.matcher(text).replaceAll(name -> sysId(name.group(1)));
    }

    static String sysId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
