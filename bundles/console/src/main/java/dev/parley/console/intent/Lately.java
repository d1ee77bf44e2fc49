/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static dev.parley.lib.page.Html.missing;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.ConversationStore.Recognized;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What users said that an intent was found for, the latest first. */
record Lately(Optional<ConversationStore> store) {

    static final int MOST = 500;

    private static final int SHOWN = 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How often each intent was found first. */
    Map<String, Integer> counts() {
        return recognized().stream()
                .collect(Collectors.toMap(one -> first(one).path("intent").asText(), one -> 1, Integer::sum));
    }

    Html html(String intent) {
        if (store.isEmpty()) {
            return missing("The store of conversations", "See the page Bundles.");
        }
        var table = Table.of(
                "The latest that was taken for it, of the last " + MOST + " that were recognized",
                "Said",
                "Score",
                "Detector",
                "When");
        recognized().stream()
                .filter(one -> first(one).path("intent").asText().equals(intent))
                .limit(SHOWN)
                .forEach(one -> table.row(
                        said(one.said().text()),
                        IntentsPage.score(first(one).path("confidence").asDouble()),
                        first(one).path("by").asText(),
                        time(one.said().timestamp())));
        return table.orElse("Nothing lately.");
    }

    private List<Recognized> recognized() {
        return store.map(kept -> kept.recognized(MOST, Optional.empty()).items())
                .orElse(List.of());
    }

    private static JsonNode first(Recognized one) {
        try {
            return MAPPER.readTree(one.replied().metadata()).path("detected").path(0);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
