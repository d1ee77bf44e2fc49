/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What a guest says again and again. */
enum Script {
    /** To the example intent: at once, and with its form. */
    EXAMPLE("who is on call for payments?", "who is on call?", "search"),

    /** To an intent that stays as it is. */
    OTHER("my changes");

    private static final Pattern ON_CALL = Pattern.compile("V(\\d{4}) is on call for (payments|search)\\.");

    private final List<String> texts;

    Script(String... texts) {
        this.texts = List.of(texts);
    }

    String text(int turn) {
        return texts.get(turn % texts.size());
    }

    /** Whether it is the right answer to this turn, whatever version gave it. */
    boolean isRight(int turn, JsonNode reply) {
        return switch (this) {
            case OTHER -> reply.path("intent").asText().equals("list_changes");
            case EXAMPLE ->
                turn % texts.size() == 1
                        ? reply.path("next_field").asText().equals("service")
                        : version(reply).isPresent();
        };
    }

    /** Which version of the example intent has answered, if the answer tells. */
    static OptionalInt version(JsonNode reply) {
        var found = ON_CALL.matcher(reply.path("bot_message").asText());
        return found.matches() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }
}
