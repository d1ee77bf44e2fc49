/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Properties of a configuration over those of a shape: what is left empty is as the shape has it. */
record Values(Map<String, Object> own, Map<String, Object> shape) {

    Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    List<String> texts(String name) {
        var texts = texts(own.get(name));
        return texts.isEmpty() ? texts(shape.get(name)) : texts;
    }

    private static List<String> texts(Object value) {
        return all(value)
                .map(Object::toString)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Stream<?> all(Object value) {
        if (value == null) {
            return Stream.empty();
        }
        if (value instanceof Collection<?> several) {
            return several.stream();
        }
        return value instanceof Object[] several ? Arrays.stream(several) : Stream.of(value);
    }

    /** @throws BadSetting if it is none from {@code least} to {@code most} */
    int number(String name, int other, int least, int most) {
        int number = text(name).map(text -> number(name, text)).orElse(other);
        if (number < least || number > most) {
            throw new BadSetting(name + " has to be from " + least + " to " + most);
        }
        return number;
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadSetting(name + " has to be a whole number");
        }
    }

    boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** Without the values, as some are secret. */
    @Override
    public String toString() {
        return "Values" + own.keySet();
    }
}
