/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request's JSON object. What is null counts as absent; fields that nobody asks for are left alone. */
public record Input(JsonNode json) {

    /** What an empty body says. */
    public static final Input NOTHING = new Input(MissingNode.getInstance());

    private static final int MOST_VALUES = 100;

    /** An empty body of no declared type is handed to resources as null. */
    public static Input of(Input orNull) {
        return orNull == null ? NOTHING : orNull;
    }

    public Optional<String> text(String field) {
        return present(field).map(value -> text(field, value));
    }

    public boolean has(String field) {
        return present(field).isPresent();
    }

    public Optional<Boolean> flag(String field) {
        return present(field).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(field, "true or false", value);
            }
            return value.booleanValue();
        });
    }

    /** A whole number. */
    public Optional<Long> number(String field, long least, long most) {
        return present(field).map(value -> number(field, value, least, most));
    }

    /** A list of whole numbers from 1 on. */
    public List<Long> ids(String field, int most) {
        var ids = new ArrayList<Long>();
        present(field).ifPresent(list -> {
            if (!list.isArray() || list.size() > most) {
                throw wrong(field, "a list of at most " + most + " ids", list);
            }
            list.forEach(value -> ids.add(number(field + "[" + ids.size() + "]", value, 1, Long.MAX_VALUE)));
        });
        return ids;
    }

    /** A list of texts, none of which is absent. */
    public List<String> texts(String field, int most) {
        var texts = new ArrayList<String>();
        present(field).ifPresent(list -> {
            var expected = "a list of at most " + most + " texts";
            if (!list.isArray()) {
                throw wrong(field, expected, list);
            }
            if (list.size() > most) {
                throw new BadInput("%s must be %s, not one of %d.".formatted(field, expected, list.size()));
            }
            list.forEach(value -> texts.add(text(field + "[" + texts.size() + "]", value)));
        });
        return texts;
    }

    /** The fields of an object of texts and numbers. */
    public Map<String, String> values(String field) {
        var values = new LinkedHashMap<String, String>();
        present(field).ifPresent(object -> {
            if (!object.isObject() || object.size() > MOST_VALUES) {
                throw wrong(field, "an object with at most " + MOST_VALUES + " fields", object);
            }
            object.properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .forEach(entry ->
                            values.put(entry.getKey(), scalar(field + "." + entry.getKey(), entry.getValue())));
        });
        return values;
    }

    /** What one calls this kind of JSON value. */
    public static String kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY, OBJECT -> "an " + json.getNodeType().name().toLowerCase(Locale.ROOT);
            case STRING -> "a text";
            case NULL -> "null";
            default -> "a " + json.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(json.get(field)).filter(value -> !value.isNull());
    }

    private static long number(String field, JsonNode value, long least, long most) {
        if (!value.isIntegralNumber()) {
            throw wrong(field, "a whole number", value);
        }
        if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
            throw new BadInput("%s must be a whole number from %d to %d.".formatted(field, least, most));
        }
        return value.longValue();
    }

    private static String text(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw wrong(field, "a text", value);
        }
        return value.textValue();
    }

    private static String scalar(String field, JsonNode value) {
        return value.isNumber() ? value.asText() : text(field, value);
    }

    private static BadInput wrong(String field, String expected, JsonNode actual) {
        return new BadInput(field + " must be " + expected + ", not " + kind(actual) + ".");
    }
}
