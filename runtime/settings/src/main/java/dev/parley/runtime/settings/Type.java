/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What kind of value a setting takes, in metatype's names. */
public enum Type {
    STRING("a text", String.class, text -> text),
    PASSWORD("a text", String.class, text -> text),
    BOOLEAN("true or false", Boolean.class, Type::truth),
    INTEGER("a whole number", Integer.class, text -> Integer.valueOf(text.strip())),
    LONG("a whole number", Long.class, text -> Long.valueOf(text.strip())),
    SHORT("a whole number", Short.class, text -> Short.valueOf(text.strip())),
    BYTE("a whole number", Byte.class, text -> Byte.valueOf(text.strip())),
    CHARACTER("one character", Character.class, Type::character),
    DOUBLE("a number", Double.class, text -> finite(Double.valueOf(text.strip()), Double::isFinite)),
    FLOAT("a number", Float.class, text -> finite(Float.valueOf(text.strip()), Float::isFinite));

    private final String wish;
    private final Class<?> value;
    private final Function<String, Object> reader;

    Type(String wish, Class<?> value, Function<String, Object> reader) {
        this.wish = wish;
        this.value = value;
        this.reader = reader;
    }

    static Type named(String name) {
        return "Char".equals(name) ? CHARACTER : valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    /** For people, after "has to be". */
    public String wish() {
        return wish;
    }

    public boolean isNumber() {
        return Number.class.isAssignableFrom(value);
    }

    /** The value that the text stands for, or empty if it stands for none of this type. */
    public Optional<Object> read(String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An array as ConfigAdmin takes it. */
    public Object array(List<Object> values) {
        var array = Array.newInstance(value, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private static Object truth(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    private static <N> N finite(N number, Predicate<N> test) {
        if (!test.test(number)) {
            throw new IllegalArgumentException(number.toString());
        }
        return number;
    }
}
