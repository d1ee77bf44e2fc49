/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ServiceNow's tables and its change management over HTTP, with its refusals in words for people. */
final class Rest {

    static final String SYSTEM = "ServiceNow";
    static final String CHANGE = "api/sn_chg_rest/change";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int LONGEST = 300;

    private final Function<Call, Answer> remote;

    Rest(Function<Call, Answer> remote) {
        this.remote = remote;
    }

    static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The address of a change, and of something of it. */
    static String change(String sysId, String... below) {
        return Stream.concat(Stream.of(CHANGE, Call.segment(sysId)), Stream.of(below))
                .collect(Collectors.joining("/"));
    }

    /** A POST that says nothing and may be repeated. */
    static Call empty(String path) {
        return new Call("POST", path, Map.of(), Map.of(), Optional.empty(), true, "");
    }

    /** The same, sent once. */
    static Call once(Call call) {
        return new Call(call.method(), call.path(), call.query(), call.headers(), call.body(), false, call.pool());
    }

    /** Records of a table; none if the query can't be met, or the table says so with 404, as its first version did. */
    List<Row> rows(String table, String columns, Query query, int limit) {
        var answer = remote.apply(Call.get("api/now/table/" + table)
                .with("sysparm_query", query.toString())
                .with("sysparm_fields", columns)
                .with("sysparm_display_value", "all")
                .with("sysparm_limit", String.valueOf(limit)));
        return answer.status() == 404 && says(answer).contains("No Record found") ? List.of() : Row.all(result(answer));
    }

    Answer call(Call call) {
        return remote.apply(call);
    }

    JsonNode result(Call call) {
        return result(remote.apply(call));
    }

    /** What a write gave: one record, or none if the answer is empty. */
    Row record(Call call) {
        return record(remote.apply(call));
    }

    static Row record(Answer answer) {
        if (!answer.isSuccess()) {
            throw refusal(answer);
        }
        return Row.all(answer.body().path("result")).stream().findFirst().orElseGet(Row::none);
    }

    private static JsonNode result(Answer answer) {
        if (!answer.isSuccess()) {
            throw refusal(answer);
        }
        return Optional.of(answer.body().path("result"))
                .filter(result -> !result.isMissingNode())
                .orElseThrow(() -> unavailable(SOON, new IllegalStateException("an answer without a result")));
    }

    static Unavailable unavailable(Duration retryAfter, Throwable cause) {
        return new Unavailable(SYSTEM, retryAfter, cause);
    }

    static Rejected refusal(Answer answer) {
        var words = says(answer);
        var reason = words.isEmpty() ? "no, with status " + answer.status() : words;
        return new Rejected("ServiceNow says: " + reason + (reason.matches("(?s).*[.!?]") ? "" : "."));
    }

    /** Its message and detail as one line of text, cut where it gets long. */
    static String says(Answer answer) {
        var error = answer.body().path("error");
        var words = Stream.of(error.path("message"), error.path("detail"))
                .map(text -> text.isTextual() ? clean(text.asText()) : "")
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(": "));
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }

    private static String clean(String text) {
        return text.replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }
}
