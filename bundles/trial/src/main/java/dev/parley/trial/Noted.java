/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.conversation.Message;
import dev.parley.runtime.settings.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was noted beside a message. */
record Noted(Map<?, ?> json) {

    static Noted of(Message message) {
        return new Noted(Json.read(message.metadata()) instanceof Map<?, ?> map ? map : Map.of());
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(json.get(field)).map(String::valueOf);
    }

    Map<String, String> texts(String field) {
        var texts = new LinkedHashMap<String, String>();
        if (json.get(field) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }
}
