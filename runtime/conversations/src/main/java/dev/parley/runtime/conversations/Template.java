/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with names in it: {@code $n is created}. A name that stands for something already stands for that, another one
 * for a word, which it keeps. {@code $$} is a dollar.
 */
record Template(String text) {

    private static final Pattern NAME = Pattern.compile("\\$(\\$|[a-z][A-Za-z0-9]*)");
    private static final String WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}_/#-]*";

    /** Text as a template without names. */
    static String escaped(String text) {
        return text.replaceAll("\\$(?=[$a-z])", "\\$\\$");
    }

    Set<String> names() {
        return NAME.matcher(text)
                .results()
                .map(result -> result.group(1))
                .filter(name -> !name.equals("$"))
                .collect(Collectors.toSet());
    }

    /** The text with what its names stand for; those that stand for nothing stay. */
    String filled(Captures captures) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(
                        name.group(1).equals("$")
                                ? "$"
                                : captures.find(name.group(1)).orElse(name.group())));
    }

    /** Whether this is the whole of it. */
    boolean isWhole(String got, Captures captures) {
        return matches(Pattern.compile("\\A" + literal(captures) + "\\z", Pattern.DOTALL), got, captures);
    }

    /** Whether this is the whole of it, in whatever case. */
    boolean isWholeInAnyCase(String got, Captures captures) {
        return matches(
                Pattern.compile(
                        "\\A" + literal(captures) + "\\z",
                        Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                got,
                captures);
    }

    /** Whether this is a part of it, in whatever case. */
    boolean isPart(String got, Captures captures) {
        return matches(
                Pattern.compile(literal(captures), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), got, captures);
    }

    /** Whether this, as a regular expression, has a match in it. */
    boolean isFound(String got, Captures captures) {
        return matches(regex(captures), got, captures);
    }

    /** @throws java.util.regex.PatternSyntaxException if this is no regular expression */
    Pattern regex(Captures captures) {
        return Pattern.compile(pattern(captures, part -> part));
    }

    private String literal(Captures captures) {
        return pattern(captures, part -> part.isEmpty() ? "" : Pattern.quote(part));
    }

    private interface Between {
        String as(String part);
    }

    private String pattern(Captures captures, Between between) {
        var pattern = new StringBuilder();
        var seen = new HashSet<String>();
        var end = 0;
        for (MatchResult name : NAME.matcher(text).results().toList()) {
            pattern.append(between.as(text.substring(end, name.start())));
            pattern.append(pattern(name.group(1), captures, seen));
            end = name.end();
        }
        return pattern.append(between.as(text.substring(end))).toString();
    }

    private static String pattern(String name, Captures captures, Set<String> seen) {
        if (name.equals("$")) {
            return "\\$";
        }
        return captures.find(name)
                .map(Pattern::quote)
                .orElseGet(() -> seen.add(name) ? "(?<" + name + ">" + WORD + ")" : "\\k<" + name + ">");
    }

    private boolean matches(Pattern pattern, String got, Captures captures) {
        var matcher = pattern.matcher(got);
        if (!matcher.find()) {
            return false;
        }
        names().stream()
                .filter(name -> captures.find(name).isEmpty())
                .forEach(name -> captures.keep(name, matcher.group(name)));
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
