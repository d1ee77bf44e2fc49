/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.issue.IssueTracker.RemoteLink;
import dev.parley.lib.http.Call;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An issue's links to things elsewhere. Jira finds a link by its global id and then replaces all of it, so that what is
 * to stay is sent again.
 */
record Links(Jira jira, IssueKey key) {

    private static final List<String> NOT_SENT = List.of("id", "self");

    void set(RemoteLink link) {
        var whole = changed(before(link.globalId()), link);
        jira.ask(key, Call.post(path(), whole).asRepeatable());
    }

    /** 404 means that there is no such link; that there is no such issue is told when it is written to. */
    private ObjectNode before(String globalId) {
        var answer = jira.ask(Call.get(path()).with("globalId", globalId));
        return answer.status() == 404 ? JsonNodeFactory.instance.objectNode() : withId(jira.said(answer), globalId);
    }

    /** Jira gives the link itself, or a list of links. */
    private static ObjectNode withId(JsonNode answer, String globalId) {
        var links =
                answer.isArray() ? answer : JsonNodeFactory.instance.arrayNode().add(answer);
        return StreamSupport.stream(links.spliterator(), false)
                .filter(link -> link.path("globalId").asText().equals(globalId))
                .findFirst()
                .map(link -> (ObjectNode) link)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static ObjectNode changed(ObjectNode before, RemoteLink link) {
        var whole = before.deepCopy().remove(NOT_SENT);
        whole.put("globalId", link.globalId());
        var object = whole.withObject("/object");
        object.put("url", link.url().toString()).put("title", link.title());
        link.summary().ifPresent(summary -> object.put("summary", summary));
        link.resolved().ifPresent(resolved -> object.withObject("/status").put("resolved", resolved));
        return whole;
    }

    private String path() {
        return key.path() + "/remotelink";
    }
}
