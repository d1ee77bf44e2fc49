/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.issue.Issue;
import dev.parley.api.paging.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Looks for issues by words. */
record Search(Jira jira) {

    Page<Issue> page(String words, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("A page has 1 to 100 issues.");
        }
        var deployment = jira.server().deployment();
        var jql = Jql.having(words);
        var cursors = new Cursor(deployment, jql.orElse(""));
        var position = cursor.map(cursors::position);
        if (jql.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        var query = JsonNodeFactory.instance.objectNode().put("jql", jql.get()).put("maxResults", limit);
        Reading.FIELDS.forEach(query.putArray("fields")::add);
        var found = jira.said(jira.ask(deployment.search(query, position)));
        checkIsBelieved(found);
        return new Page<>(issues(found), deployment.next(found).map(cursors::at));
    }

    /** A stranger finds nothing, too. */
    private void checkIsBelieved(JsonNode found) {
        if (found.path("issues").isEmpty()) {
            jira.me();
        }
    }

    private List<Issue> issues(JsonNode found) {
        var reading = new Reading(jira);
        return StreamSupport.stream(found.path("issues").spliterator(), false)
                .map(reading::issue)
                .toList();
    }
}
