/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Parley answers.
 *
 * @param status of HTTP
 * @param json the body
 * @param before what it said last before this in the conversation, or empty
 */
public record Reply(int status, Map<?, ?> json, String before) {

    public Reply(int status, Map<?, ?> json) {
        this(status, json, "");
    }

    Reply after(String said) {
        return new Reply(status, json, said);
    }

    boolean isRefused() {
        return status / 100 != 2;
    }

    /** What the user reads: the reply's text, or what is wrong with the request. */
    String says() {
        return find(isRefused() ? "detail" : "bot_message").orElse("");
    }

    Optional<String> find(String field) {
        return Optional.ofNullable(json.get(field)).map(String::valueOf);
    }

    double number(String field) {
        return json.get(field) instanceof Number number ? number.doubleValue() : 0;
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(json.get(field));
    }

    /** An object's fields as texts, without those that are null; empty if there is no such object. */
    Map<String, String> map(String field) {
        return texts(json.get(field));
    }

    static Map<String, String> texts(Object object) {
        var texts = new TreeMap<String, String>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) {
                    texts.put(key.toString(), value.toString());
                }
            });
        }
        return texts;
    }

    List<?> list(String field) {
        return json.get(field) instanceof List<?> list ? list : List.of();
    }
}
