/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.lib.http.Call;
import java.util.Optional;

/** The two kinds of Jira, and where their interfaces differ. */
enum Deployment {

    /** REST v3: texts are documents in Atlassian's format, pages of a search are named by tokens. */
    CLOUD("rest/api/3/", "accountId") {

        @Override
        JsonNode rich(String text) {
            return Adf.document(text);
        }

        @Override
        String plain(JsonNode rich) {
            return Adf.text(rich);
        }

        @Override
        Call search(ObjectNode query, Optional<String> position) {
            position.ifPresent(token -> query.put("nextPageToken", token));
            return Call.post("search/jql", query).asRepeatable();
        }

        /** {@code isLast} may be missing. */
        @Override
        Optional<String> next(JsonNode found) {
            var token = found.path("nextPageToken").asText("");
            return token.isEmpty() || found.path("isLast").asBoolean() ? Optional.empty() : Optional.of(token);
        }
    },

    /** REST v2: texts are text, a search is read from a row on. */
    SERVER("rest/api/2/", "name") {

        @Override
        JsonNode rich(String text) {
            return TextNode.valueOf(text);
        }

        @Override
        String plain(JsonNode rich) {
            return rich.asText("").replace("\r\n", "\n").strip();
        }

        @Override
        Call search(ObjectNode query, Optional<String> position) {
            query.put("startAt", position.map(Integer::valueOf).orElse(0));
            return Call.post("search", query).asRepeatable();
        }

        @Override
        Optional<String> next(JsonNode found) {
            int size = found.path("issues").size();
            int end = found.path("startAt").asInt() + size;
            return size > 0 && end < found.path("total").asInt() ? Optional.of(String.valueOf(end)) : Optional.empty();
        }
    };

    private final String api;
    private final String idOfUser;

    Deployment(String api, String idOfUser) {
        this.api = api;
        this.idOfUser = idOfUser;
    }

    /** The interface's root, below the server's address. */
    String api() {
        return api;
    }

    /** What tells a user from others. */
    String user(JsonNode user) {
        return user.path(idOfUser).asText("");
    }

    /** Plain text as it is sent. */
    abstract JsonNode rich(String text);

    /** What came, as plain text. */
    abstract String plain(JsonNode rich);

    /** @param position where the last page said that the next one begins */
    abstract Call search(ObjectNode query, Optional<String> position);

    abstract Optional<String> next(JsonNode found);
}
