/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import dev.parley.lib.http.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds the keys of what people call by name. */
final class Directory {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST_KNOWN = 10_000;
    private static final int MOST_TEMPLATES = 200;
    private static final int MOST_NAMED = 5;
    private static final String SYS_ID = "[0-9a-f]{32}";

    private record Known(Optional<String> sysId, Instant until) {}

    private final Rest rest;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Known> users = new ConcurrentHashMap<>();

    Directory(Rest rest) {
        this.rest = rest;
    }

    /** The key of a configuration item; an empty name stays empty. */
    String item(String name) {
        return key("cmdb_ci", "configuration item", name);
    }

    String group(String name) {
        return key("sys_user_group", "group", name);
    }

    private String key(String table, String kind, String name) {
        if (name.isBlank()) {
            return "";
        }
        var found = named(table, "sys_id,name", name);
        if (found.isEmpty()) {
            throw new Rejected("ServiceNow knows no %s \"%s\".".formatted(kind, name));
        }
        if (found.size() > 1) {
            throw new Rejected("ServiceNow knows more than one %s \"%s\"; give its sys_id.".formatted(kind, name));
        }
        return found.get(0).sysId();
    }

    /** At most two, by name or key. */
    List<Row> named(String table, String columns, String name) {
        try {
            var column = name.matches(SYS_ID) ? "sys_id" : "name";
            return rest.rows(
                    table, columns, new Query().is(column, name.strip()).ascending("sys_id"), 2);
        } catch (Query.Impossible e) {
            return List.of();
        }
    }

    /** The key of a standard change's template; without a name, of the only one there is. */
    String template(Optional<String> name) {
        var templates = Row.all(
                rest.result(Call.get(Rest.CHANGE + "/standard/template").with("sysparm_limit", "" + MOST_TEMPLATES)));
        var meant = templates.stream()
                .filter(template ->
                        name.map(wanted -> isCalled(template, wanted)).orElse(true))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0).sysId();
        }
        if (templates.isEmpty()) {
            throw new Rejected("ServiceNow has no template for a standard change.");
        }
        var names = templates.stream().limit(MOST_NAMED).map(Directory::name).collect(Collectors.joining(", "));
        throw new Rejected("A standard change is made from a template; which one? ServiceNow has %s%s."
                .formatted(names, templates.size() > MOST_NAMED ? " and others" : ""));
    }

    private static boolean isCalled(Row template, String name) {
        return template.sysId().equals(name)
                || List.of("template", "name", "sys_name", "short_description").stream()
                        .anyMatch(column -> template.display(column).equalsIgnoreCase(name.strip()));
    }

    private static String name(Row template) {
        return List.of("template", "name", "sys_name", "short_description").stream()
                .map(template::display)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(template::sysId);
    }

    /** The key of ServiceNow's own user whose name or address this is, if there is one; guests are nobody there. */
    Optional<String> user(User user) {
        if (user.roles().contains(User.GUEST)) {
            return Optional.empty();
        }
        var known = users.get(user.id());
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.sysId();
        }
        try {
            var found = byLogin(user.id()).or(() -> byLogin(user.name()));
            if (users.size() >= MOST_KNOWN) {
                users.clear();
            }
            users.put(user.id(), new Known(found, clock.instant().plus(FRESH)));
            return found;
        } catch (ConnectorException e) {
            return Optional.empty(); // who asked is in correlation_display as well
        }
    }

    private Optional<String> byLogin(String login) {
        try {
            var query = new Query()
                    .any(Query.condition("user_name", "=", login), Query.condition("email", "=", login))
                    .is("active", "true");
            var found = login.isBlank() ? List.<Row>of() : rest.rows("sys_user", "sys_id", query, 2);
            return found.size() == 1 ? Optional.of(found.get(0).sysId()) : Optional.empty();
        } catch (Query.Impossible e) {
            return Optional.empty();
        }
    }
}
