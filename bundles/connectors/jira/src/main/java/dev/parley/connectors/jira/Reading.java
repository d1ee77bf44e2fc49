/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.issue.Issue;
import dev.parley.lib.http.Call;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Reads issues. */
record Reading(Jira jira) {

    static final List<String> FIELDS =
            List.of("summary", "description", "status", "issuetype", "priority", "assignee", "updated");

    /** {@code 2026-01-18T23:45:00.000+0000} */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

    Optional<Issue> issue(IssueKey key) {
        var answer = jira.ask(Call.get(key.path()).with("fields", String.join(",", FIELDS)));
        return answer.status() == 404 ? Optional.empty() : Optional.of(issue(jira.said(answer)));
    }

    Issue issue(JsonNode json) {
        var server = jira.server();
        var fields = json.path("fields");
        var key = json.path("key").asText();
        return new Issue(
                key,
                name(fields, "issuetype").orElse(""),
                fields.path("summary").asText(""),
                server.deployment().plain(fields.path("description")),
                name(fields, "status").orElse(""),
                isDone(fields.path("status")),
                name(fields, "priority"),
                text(fields.path("assignee").path("displayName")),
                URI.create(server.site() + "/browse/" + key),
                moment(fields.path("updated").asText()));
    }

    private static boolean isDone(JsonNode status) {
        return status.path("statusCategory").path("key").asText().equals("done");
    }

    private static Optional<String> name(JsonNode fields, String field) {
        return text(fields.path(field).path("name"));
    }

    private static Optional<String> text(JsonNode text) {
        return Optional.of(text.asText("")).filter(value -> !value.isEmpty());
    }

    static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text, MOMENT).toInstant();
        } catch (DateTimeException e) {
            throw new Unavailable(Jira.NAME, Duration.ofMinutes(1), new IllegalStateException("It gives no date", e));
        }
    }
}
