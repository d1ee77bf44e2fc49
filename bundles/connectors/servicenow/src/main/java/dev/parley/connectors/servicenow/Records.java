/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeLinks;
import dev.parley.api.change.ChangeState;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import dev.parley.lib.http.Call;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The records of changes: which of them there are for a user, and what they are in our words. */
final class Records {

    private static final String NUMBER = "[A-Z]{2,10}[0-9]{4,20}";
    private static final String SYS_ID = "[0-9A-F]{32}";
    private static final int MOST_ALIKE = 5;

    private final Settings settings;
    private final Rest rest;
    private final Columns columns;
    private final ChangeLinks links;

    Records(Settings settings, Rest rest, Columns columns, ChangeLinks links) {
        this.settings = settings;
        this.rest = rest;
        this.columns = columns;
        this.links = links;
    }

    /** The record with this number or key, if it is one that the user may see. */
    Optional<Row> find(User user, String numberOrSysId) {
        var key = numberOrSysId.strip().toUpperCase(Locale.ROOT);
        if (key.matches(NUMBER)) {
            return first(user, "number", key);
        }
        return key.matches(SYS_ID) ? first(user, "sys_id", key.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** The record that was made for the user with this correlation id. */
    Optional<Row> made(User user, String correlationId) {
        return rows("correlation_id", correlationId)
                .filter(row -> Owner.isNobodyElses(row, user))
                .findFirst();
    }

    private Optional<Row> first(User user, String column, String value) {
        return rows(column, value).filter(row -> isVisible(user, row)).findFirst();
    }

    /** An instance passes over conditions that it does not understand, and then gives records that don't meet them. */
    private Stream<Row> rows(String column, String value) {
        try {
            var query = new Query().is(column, value).ascending("sys_created_on");
            return rest.rows("change_request", Columns.READ, query, MOST_ALIKE).stream()
                    .filter(row -> row.value(column).equalsIgnoreCase(value));
        } catch (Query.Impossible e) {
            return Stream.empty();
        }
    }

    Row known(User user, String number) {
        return find(user, number).orElseThrow(() -> new Rejected("There is no change %s.".formatted(number)));
    }

    /** What a user made through Parley is theirs alone, unless the instance is set otherwise; the rest is everybody's. */
    boolean isVisible(User user, Row row) {
        return seesAll(user) || Owner.isNobodyElses(row, user);
    }

    boolean seesAll(User user) {
        return settings.everyone() || user.isAdmin();
    }

    Change change(User user, Row row) {
        return changes(user, List.of(row)).get(0);
    }

    /** What a write made of a change. Some answers hold a few columns only; then it is read anew. */
    Change written(User user, String sysId, Row answer) {
        var whole = answer.isWhole() ? answer : byKey(sysId);
        var change = change(user, whole);
        return with(change, change.fields(), Columns.labels(answer.ignored()));
    }

    Row byKey(String sysId) {
        return rows("sys_id", sysId).findFirst().orElseThrow(() -> Rest.unavailable(Duration.ofSeconds(1), null));
    }

    List<Change> changes(User user, List<Row> rows) {
        var kept = rows.isEmpty()
                ? Map.<String, ChangeFields>of()
                : links.find(
                        settings.system(),
                        rows.stream().map(Row::sysId).distinct().toList());
        return rows.stream()
                .map(row -> change(user, row, kept.getOrDefault(row.sysId(), ChangeFields.NONE)))
                .toList();
    }

    private Change change(User user, Row row, ChangeFields kept) {
        return new Change(
                row.sysId(),
                row.value("number"),
                state(row),
                columns.read(row).with(kept),
                Owner.of(row, user).orElseGet(() -> row.display("requested_by")),
                Optional.of(url(row.sysId())),
                row.instant("sys_created_on").orElse(Instant.EPOCH),
                row.instant("sys_updated_on").orElse(Instant.EPOCH));
    }

    static ChangeState state(Row row) {
        var code = row.code("state");
        var label = row.display("state");
        return label.equals(row.value("state")) ? ChangeState.ofCode(code) : new ChangeState(code, label);
    }

    private URI url(String sysId) {
        return URI.create(settings.base() + "/nav_to.do?uri=" + Call.segment("change_request.do?sys_id=" + sysId));
    }

    /** Keeps those of the fields that ServiceNow has no place for. */
    Change linked(Change change, ChangeFields fields) {
        links.keep(settings.system(), change.sysId(), fields);
        return with(change, change.fields().with(fields), change.ignored());
    }

    static Change with(Change change, ChangeFields fields, List<String> ignored) {
        return new Change(
                change.sysId(),
                change.number(),
                change.state(),
                fields,
                change.requestedBy(),
                change.url(),
                change.createdAt(),
                change.updatedAt(),
                ignored);
    }
}
