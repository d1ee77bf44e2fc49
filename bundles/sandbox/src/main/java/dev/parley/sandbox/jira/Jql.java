/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import dev.parley.sandbox.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The part of JQL that programs write: conditions with AND, OR, NOT and parentheses, and an order.
 *
 * <pre>
 * any       = every, {"OR", every}
 * every     = one, {"AND", one}
 * one       = "NOT", one | "(", any, ")" | condition
 * condition = field, operator, value
 * </pre>
 */
final class Jql {

    private static final Pattern TOKEN = Pattern.compile(
            "\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|(!=|>=|<=|!~|[=<>~(),])|([^\\s=!<>~(),\"']+)");
    private static final Pattern BLANK = Pattern.compile("\\s*");

    private final Deque<Token> tokens = new ArrayDeque<>();
    private final JqlFields fields;
    private final List<JqlFields.Order> order = new ArrayList<>();
    private final boolean bounded;
    private final Predicate<Issue> condition;

    private record Token(String text, boolean quoted) {

        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }
    }

    Jql(String text, JqlFields fields) {
        this.fields = fields;
        tokenize(text);
        bounded = !tokens.isEmpty() && !tokens.peek().is("ORDER");
        condition = bounded ? any() : issue -> true;
        if (skip("ORDER")) {
            expect("BY");
            do {
                order.add(new JqlFields.Order(next(), descending()));
            } while (skip(","));
        }
        if (!tokens.isEmpty()) {
            throw wrong(tokens.peek().text());
        }
    }

    /** Whether it restricts anything. */
    boolean isBounded() {
        return bounded;
    }

    List<Issue> of(Project project) {
        return project.issues().filter(condition).sorted(fields.by(order)).toList();
    }

    private Predicate<Issue> any() {
        var condition = every();
        while (skip("OR")) {
            condition = condition.or(every());
        }
        return condition;
    }

    private Predicate<Issue> every() {
        var condition = one();
        while (skip("AND")) {
            condition = condition.and(one());
        }
        return condition;
    }

    private Predicate<Issue> one() {
        if (skip("NOT")) {
            return one().negate();
        }
        if (skip("(")) {
            var inner = any();
            expect(")");
            return inner;
        }
        var field = next();
        return operator(field);
    }

    private Predicate<Issue> operator(String field) {
        if (skip("IS")) {
            boolean not = skip("NOT");
            if (!skip("EMPTY")) {
                expect("NULL");
            }
            return not ? fields.isEmpty(field).negate() : fields.isEmpty(field);
        }
        if (skip("NOT")) {
            expect("IN");
            return fields.in(field, list()).negate();
        }
        return skip("IN") ? fields.in(field, list()) : fields.compare(field, next(), value());
    }

    private List<String> list() {
        var values = new ArrayList<String>();
        expect("(");
        do {
            values.add(value());
        } while (skip(","));
        expect(")");
        return values;
    }

    /** A word, a quoted text, or a function without arguments. */
    private String value() {
        var value = next();
        if (skip("(")) {
            expect(")");
            return value.toLowerCase(Locale.ROOT) + "()";
        }
        return value;
    }

    private void tokenize(String text) {
        var matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (!BLANK.matcher(text.substring(end, matcher.start())).matches()) {
                throw wrong(text.substring(end, matcher.start()));
            }
            boolean quoted = matcher.group(1) != null || matcher.group(2) != null;
            var token = quoted ? matcher.group(1) != null ? matcher.group(1) : matcher.group(2) : matcher.group();
            tokens.add(new Token(quoted ? token.replaceAll("\\\\(.)", "$1") : token, quoted));
            end = matcher.end();
        }
        if (!BLANK.matcher(text.substring(end)).matches()) {
            throw wrong(text.substring(end));
        }
    }

    private boolean descending() {
        boolean descending = skip("DESC");
        if (!descending) {
            skip("ASC");
        }
        return descending;
    }

    private boolean skip(String word) {
        boolean is = !tokens.isEmpty() && tokens.peek().is(word);
        if (is) {
            tokens.remove();
        }
        return is;
    }

    private void expect(String word) {
        if (!skip(word)) {
            throw wrong(
                    tokens.isEmpty() ? "the end of the query" : tokens.peek().text());
        }
    }

    private String next() {
        if (tokens.isEmpty()) {
            throw wrong("the end of the query");
        }
        return tokens.remove().text();
    }

    private static Refusal wrong(String at) {
        return Refusal.badRequest("Error in the JQL Query: '%s' was not expected.".formatted(at));
    }
}
