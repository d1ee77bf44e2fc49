/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.runtime.settings.Description;
import dev.parley.runtime.settings.Descriptions;
import dev.parley.runtime.settings.Json;
import dev.parley.runtime.settings.Secrets;
import dev.parley.runtime.settings.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All settings as one JSON text, without secrets, and back. */
@Component(service = Transfer.class)
public final class Transfer {

    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);
    private static final String SETTINGS = "settings";

    private final Catalog catalog;
    private final Configurations configurations;
    private final Descriptions descriptions;

    @Activate
    public Transfer(
            @Reference(name = "catalog") Catalog catalog,
            @Reference(name = "configurations") Configurations configurations,
            @Reference(name = "descriptions") Descriptions descriptions) {
        this.catalog = catalog;
        this.configurations = configurations;
        this.descriptions = descriptions;
    }

    /** One property that an import changes; empty texts where there is no value. */
    record Difference(String pid, String property, String before, String after) {}

    /**
     * What an import would do.
     *
     * @param target what will be set, of those PIDs alone that change
     * @param problems why it cannot be done, in sentences; none if it can
     * @param notes what is passed over, in sentences
     */
    record Plan(
            Map<String, Map<String, Object>> target,
            List<Difference> differences,
            List<String> problems,
            List<String> notes) {}

    /** What is described and set, PID by PID; those that only have defaults have no property. */
    String export() {
        var all = new TreeMap<String, Object>();
        for (var pid : catalog.pids()) {
            var description = catalog.description(pid).orElseThrow();
            var open = new TreeMap<String, Object>();
            configurations.values(pid).orElse(Map.of()).forEach((property, value) -> {
                if (!description.isSecret(property)) {
                    open.put(property, Values.plain(value));
                }
            });
            all.put(pid, open);
        }
        return lines(all);
    }

    /** One property a line, so that two exports can be compared. */
    private static String lines(Map<String, Object> all) {
        var lines = new ArrayList<String>();
        all.forEach((pid, values) -> {
            var properties = new ArrayList<String>();
            ((Map<?, ?>) values)
                    .forEach((property, value) ->
                            properties.add("      " + Json.write(property) + ": " + Json.write(value)));
            lines.add("    " + Json.write(pid) + ": "
                    + (properties.isEmpty() ? "{}" : "{\n" + String.join(",\n", properties) + "\n    }"));
        });
        return "{\n  \"" + SETTINGS + "\": {\n" + String.join(",\n", lines) + "\n  }\n}\n";
    }

    /** Compares a text with what is set, and changes nothing. */
    Plan plan(String text) {
        var plan = new Plan(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            if (Json.read(text) instanceof Map<?, ?> json && json.get(SETTINGS) instanceof Map<?, ?> settings) {
                settings.forEach((pid, values) -> plan((String) pid, values, plan));
            } else {
                plan.problems()
                        .add("This is no export of settings: it has to be a JSON object with \"settings\" in it.");
            }
        } catch (Json.Malformed e) {
            plan.problems().add("This is no JSON: " + e.getMessage() + ".");
        }
        return plan;
    }

    private void plan(String pid, Object json, Plan plan) {
        var description = catalog.description(pid).filter(known -> known.isFactory() == pid.contains("~"));
        if (description.isEmpty() || !pid.matches("[\\w.]+(~[A-Za-z0-9_-]{1,60})?")) {
            plan.problems()
                    .add("\"" + pid
                            + "\": no bundle here has such settings. Deploy the bundle first, or leave this out.");
        } else if (json instanceof Map<?, ?> values) {
            plan(pid, description.get(), values, plan);
        } else {
            plan.problems().add("\"" + pid + "\" has to be a JSON object.");
        }
    }

    private void plan(String pid, Description description, Map<?, ?> json, Plan plan) {
        var before = configurations.values(pid).orElse(Map.of());
        var after = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        before.forEach((property, value) -> {
            if (description.isSecret(property)) {
                after.put(property, value);
            }
        });
        json.forEach((name, value) -> {
            var property = (String) name;
            if (description.isSecret(property)) {
                plan.notes().add("\"" + property + "\" of " + pid + " is secret and passed over; what is set stays.");
            } else if (value == null || value instanceof Map) {
                plan.problems()
                        .add("\"" + property + "\" of " + pid
                                + " has to be a text, a number, true, false or a list of them.");
            } else {
                after.put(property, value(description, property, value));
            }
        });
        descriptions.problems(pid, after).stream()
                .filter(problem -> !isKept(problem.property(), before, after))
                .forEach(problem -> plan.problems().add(pid + ": " + problem));
        compare(pid, description, before, after, plan);
    }

    private static boolean isKept(String property, Map<String, Object> before, Map<String, Object> after) {
        return before.containsKey(property)
                && after.containsKey(property)
                && Values.areSame(before.get(property), after.get(property));
    }

    private static Object value(Description description, String property, Object value) {
        var texts = Values.texts(value);
        return description
                .setting(property)
                .map(setting -> setting.value(texts))
                .orElse(value instanceof List ? texts.toArray(String[]::new) : value);
    }

    private void compare(
            String pid, Description description, Map<String, Object> before, Map<String, Object> after, Plan plan) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var found = plan.differences().size();
        for (var property : names) {
            if (!isKept(property, before, after)) {
                plan.differences()
                        .add(new Difference(
                                pid,
                                property,
                                text(description, property, before),
                                text(description, property, after)));
            }
        }
        if (plan.differences().size() > found
                || !after.isEmpty() && configurations.values(pid).isEmpty()) {
            plan.target().put(pid, after);
        }
    }

    private static String text(Description description, String property, Map<String, Object> values) {
        if (!values.containsKey(property)) {
            return "";
        }
        return description.isSecret(property) ? Secrets.HIDDEN : String.join(", ", Values.texts(values.get(property)));
    }

    /**
     * Does what a plan without problems says, all of it or nothing.
     *
     * @throws IOException if something cannot be kept; what was before is put back
     */
    void carryOut(Plan plan) throws IOException {
        var done = new ArrayList<String>();
        var before = new TreeMap<String, Map<String, Object>>();
        try {
            for (var target : plan.target().entrySet()) {
                var pid = target.getKey();
                configurations.values(pid).ifPresent(values -> before.put(pid, values));
                done.add(pid);
                if (target.getValue().isEmpty() && !pid.contains("~")) {
                    configurations.reset(pid);
                } else {
                    configurations.put(pid, target.getValue());
                }
            }
        } catch (IOException | RuntimeException e) {
            done.forEach(pid -> restore(pid, before.get(pid)));
            throw e;
        }
    }

    private void restore(String pid, Map<String, Object> values) {
        try {
            if (values == null) {
                configurations.remove(pid);
            } else {
                configurations.put(pid, values);
            }
        } catch (IOException e) {
            LOG.error("{} is not what it was before an import that failed: {}", pid, e.getMessage());
        }
    }
}
