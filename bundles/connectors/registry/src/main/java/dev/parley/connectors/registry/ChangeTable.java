/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The statements on {@code change_request} and {@code change_work_note}. */
final class ChangeTable {

    private static final List<Field<String>> TEXTS = List.of(
            Field.SHORT_DESCRIPTION,
            Field.DESCRIPTION,
            Field.PRIORITY,
            Field.TYPE,
            Field.RISK,
            Field.JIRA_ISSUE_KEY,
            Field.GITHUB_REPO);

    private final Handle handle;

    ChangeTable(Handle handle) {
        this.handle = handle;
    }

    /** The change with this number or sys_id, if this user may see it. */
    Optional<Change> find(User user, String key) {
        return find(user, key, "");
    }

    /** The same; nobody else writes it until this transaction ends. */
    Optional<Change> lock(User user, String key) {
        return find(user, key, " FOR UPDATE");
    }

    private Optional<Change> find(User user, String key, String lock) {
        var isSysId = key.matches("[0-9a-fA-F]{32}");
        var column = isSysId ? "sys_id" : "number";
        return handle.createQuery(
                        "SELECT * FROM change_request WHERE " + column + " = ? AND (requested_by = ? OR ?)" + lock)
                .bind(0, isSysId ? key.toLowerCase(Locale.ROOT) : key.toUpperCase(Locale.ROOT))
                .bind(1, user.id())
                .bind(2, user.isAdmin())
                .map(Rows::change)
                .findOne();
    }

    /** The change that this user asked for with this correlation id. */
    Optional<Change> asked(User user, String correlationId) {
        return handle.createQuery("SELECT * FROM change_request WHERE requested_by = ? AND correlation_id = ?")
                .bind(0, user.id())
                .bind(1, correlationId)
                .map(Rows::change)
                .findOne();
    }

    Page<Change> search(User user, ChangeQuery query) {
        var search = new Search(user, query);
        var select = handle.createQuery(
                "SELECT * FROM change_request WHERE " + search.conditions() + " ORDER BY ordinal DESC LIMIT ?");
        var place = 0;
        for (var value : search.values()) {
            select.bind(place++, value);
        }
        var found = select.bind(place, query.limit() + 1).map(Rows::placed).list();
        var page = found.subList(0, Math.min(query.limit(), found.size()));
        var next = found.size() > page.size()
                ? Optional.of(new Cursor(page.get(page.size() - 1).ordinal()).text())
                : Optional.<String>empty();
        return new Page<>(page, next).map(Rows.Placed::change);
    }

    /** A new change in its first state, with the next number. */
    Change insert(User user, String correlationId, ChangeFields fields) {
        var ordinal = handle.createQuery("SELECT NEXTVAL('change_request_ordinal')")
                .mapTo(Long.class)
                .one();
        var number = "CHG%07d".formatted(ordinal);
        var insert = handle.createUpdate(
                        """
                        INSERT INTO change_request
                            (ordinal, number, sys_id, correlation_id, requested_by, state, created_at, updated_at,
                             short_description, description, priority, type, risk, planned_start_date,
                             planned_end_date, jira_issue_key, github_repo, github_pr_number)
                        VALUES
                            (:ordinal, :number, :sys_id, :correlation_id, :requested_by, :state, :updated_at,
                             :updated_at, :short_description, :description, :priority, :type, :risk,
                             :planned_start_date, :planned_end_date, :jira_issue_key, :github_repo,
                             :github_pr_number)""")
                .bind("ordinal", ordinal)
                .bind("number", number)
                .bind("sys_id", UUID.randomUUID().toString().replace("-", ""))
                .bind("correlation_id", correlationId)
                .bind("requested_by", user.id());
        bind(insert, ChangeState.NEW, fields).execute();
        return find(user, number).orElseThrow();
    }

    /** The change with another state and other fields. */
    Change update(User user, Change change, ChangeState state, ChangeFields fields) {
        var update = handle.createUpdate(
                        """
                        UPDATE change_request SET
                            state = :state, updated_at = :updated_at, short_description = :short_description,
                            description = :description, priority = :priority, type = :type, risk = :risk,
                            planned_start_date = :planned_start_date, planned_end_date = :planned_end_date,
                            jira_issue_key = :jira_issue_key, github_repo = :github_repo,
                            github_pr_number = :github_pr_number
                        WHERE sys_id = :sys_id""")
                .bind("sys_id", change.sysId());
        bind(update, state, fields).execute();
        return find(user, change.sysId()).orElseThrow();
    }

    void note(User author, Change change, String text) {
        handle.execute(
                "INSERT INTO change_work_note (sys_id, author, text, created_at) VALUES (?, ?, ?, ?)",
                change.sysId(),
                author.id(),
                text,
                Rows.time(Instant.now()));
    }

    private static Update bind(Update statement, ChangeState state, ChangeFields fields) {
        for (var field : TEXTS) {
            statement.bind(field.name(), fields.get(field).orElse(null));
        }
        return statement
                .bind("state", state.code())
                .bind("updated_at", Rows.time(Instant.now()))
                .bind(Field.PLANNED_START.name(), time(fields, Field.PLANNED_START))
                .bind(Field.PLANNED_END.name(), time(fields, Field.PLANNED_END))
                .bind(
                        Field.GITHUB_PR_NUMBER.name(),
                        fields.get(Field.GITHUB_PR_NUMBER).orElse(null));
    }

    private static OffsetDateTime time(ChangeFields fields, Field<Instant> field) {
        return fields.get(field).map(Rows::time).orElse(null);
    }
}
