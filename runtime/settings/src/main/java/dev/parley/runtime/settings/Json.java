/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes JSON: objects are maps in order, arrays lists, whole numbers {@code Integer} or {@code Long}. */
public final class Json {

    /** The text is no JSON; the message ends with line and column. */
    public static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Malformed(String problem, int line, int column) {
            super("%s at line %d, column %d".formatted(problem, line, column));
        }
    }

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    public static Object read(String text) {
        var json = new Json(text);
        var value = json.value();
        json.space();
        return json.at == text.length() ? value : json.fail("something after the end");
    }

    public static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> quote(e.getKey().toString()) + ": " + write(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Iterable<?> list) {
            var items = new ArrayList<String>();
            list.forEach(item -> items.add(write(item)));
            return "[" + String.join(", ", items) + "]";
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : quote(value.toString());
    }

    private static String quote(String string) {
        var quoted = new StringBuilder("\"");
        string.chars()
                .forEach(c -> quoted.append(
                        c == '"' || c == '\\'
                                ? "\\" + (char) c
                                : c < ' ' ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        return quoted.append('"').toString();
    }

    private Object value() {
        space();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object() {
        var map = new LinkedHashMap<String, Object>();
        at++;
        for (space(); peek() != '}'; space()) {
            if (!map.isEmpty()) {
                expect(',');
                space();
            }
            var start = at;
            var name = string();
            space();
            expect(':');
            if (map.put(name, value()) != null) {
                at = start;
                return fail("\"" + name + "\" a second time");
            }
        }
        at++;
        return map;
    }

    private List<Object> array() {
        var list = new ArrayList<>();
        at++;
        for (space(); peek() != ']'; space()) {
            if (!list.isEmpty()) {
                expect(',');
            }
            list.add(value());
        }
        at++;
        return list;
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        while (peek() != '"') {
            var c = text.charAt(at++);
            if (c < ' ') {
                at--;
                return fail("a string without its closing quote");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        var c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> fail("an unknown escape");
        };
    }

    private char unicode() {
        try {
            at += 4;
            return (char) Integer.parseInt(text, at - 4, at, 16);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            at = Math.min(at, text.length());
            return fail("an unfinished \\u escape");
        }
    }

    private Object word() {
        var start = at;
        while (at < text.length() && "{}[]:,\" \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> number(word, start);
        };
    }

    private Object number(String word, int start) {
        if (word.matches("-?(0|[1-9]\\d{0,17})")) {
            var number = Long.parseLong(word);
            return number == (int) number ? (Object) (int) number : (Object) number;
        }
        if (word.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            return Double.valueOf(word);
        }
        at = start;
        return fail(word.isEmpty() ? "a value is missing" : "\"" + word + "\" is no value");
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : fail("it ends too early");
    }

    private void expect(char c) {
        if (peek() != c) {
            fail("'" + c + "' is missing");
        }
        at++;
    }

    private <T> T fail(String problem) {
        var before = text.substring(0, Math.min(at, text.length()));
        var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        throw new Malformed(problem, line, before.length() - before.lastIndexOf('\n'));
    }
}
