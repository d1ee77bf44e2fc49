/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A language's words of time, from its table. Another language is another table and its name here. */
final class Words {

    private static final Set<Word.Kind> OFTEN_MISSPELT = Set.of(Word.Kind.WEEKDAY, Word.Kind.MONTH_NAME, Word.Kind.DAY);
    private static final Set<String> KNOWN = new HashSet<>();
    private static final Map<String, Words> LANGUAGES = Map.of("en", new Words("en"), "de", new Words("de"));

    private static final Set<Word.Kind> NAMES_A_DAY =
            Set.of(Word.Kind.WEEKDAY, Word.Kind.DAY, Word.Kind.TONIGHT, Word.Kind.WEEKEND, Word.Kind.NOW);

    private final String language;
    private final Map<String, List<Word>> byFirst = new HashMap<>();
    private final List<Word> misspelt = new ArrayList<>();

    private Words(String language) {
        this.language = language;
        lines(language + ".words").forEach(this::add);
        byFirst.values()
                .forEach(words ->
                        words.sort(Comparator.comparingInt(Word::length).reversed()));
    }

    /** The tables to try, the language's own first. */
    static List<Words> of(Locale locale) {
        return LANGUAGES.values().stream()
                .sorted(Comparator.comparing((Words words) -> !words.language.equals(locale.getLanguage()))
                        .thenComparing(words -> !words.language.equals("en")))
                .toList();
    }

    /** Whether any language has it. */
    static boolean known(String word) {
        return KNOWN.contains(word);
    }

    /** Whether it is a day, and hardly anything else. */
    boolean meansDay(String word) {
        return byFirst.getOrDefault(word, List.of()).stream()
                .anyMatch(meaning -> meaning.length() == 1 && !meaning.weak() && NAMES_A_DAY.contains(meaning.kind()));
    }

    /** Where the day ends in "Freitagabend", 0 if the word is not made of a day and a part of it. */
    static int seam(String word) {
        if (word.length() < 8) {
            return 0;
        }
        return LANGUAGES.values().stream()
                .flatMap(words -> words.misspelt.stream())
                .filter(day -> day.kind() == Word.Kind.WEEKDAY)
                .mapToInt(day -> day.phrase().get(0).length())
                .filter(at -> at < word.length() && isWeekday(word.substring(0, at)) && isPart(word.substring(at)))
                .findFirst()
                .orElse(0);
    }

    /** What a phrase that begins with this word can mean, the longest first. */
    List<Word> beginningWith(String word) {
        var found = byFirst.get(word);
        return found != null ? found : known(word) ? List.of() : corrected(word);
    }

    /** The meanings of a day or a month written with one slip. */
    private List<Word> corrected(String word) {
        if (word.length() < 5) {
            return List.of();
        }
        for (var right : misspelt) {
            var name = right.phrase().get(0);
            if (word.charAt(0) == name.charAt(0)
                    && Math.abs(word.length() - name.length()) < 2
                    && oneSlip(word, name)) {
                return List.of(right);
            }
        }
        return List.of();
    }

    private void add(String line) {
        int equals = line.indexOf(" =");
        var head = line.substring(0, equals).strip().split(" ");
        var kind = Word.Kind.valueOf(head[0].toUpperCase(Locale.ROOT));
        var value = head.length > 1 ? head[1] : "";
        boolean weak = head.length > 1 && head[head.length - 1].equals("~");
        for (var phrase : line.substring(equals + 2).split(",")) {
            if (!phrase.isBlank()) {
                add(kind, value, weak, phrase.strip());
            }
        }
    }

    private void add(Word.Kind kind, String value, boolean weak, String phrase) {
        boolean tilde = phrase.length() > 1 && phrase.startsWith("~");
        var words = List.of(Lexer.plain(tilde ? phrase.substring(1) : phrase)
                .replaceAll("(?<=\\p{L})-(?=\\p{L})", " - ")
                .split(" +"));
        var word = new Word(kind, value, weak || tilde, words);
        KNOWN.addAll(words);
        byFirst.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(word);
        if (OFTEN_MISSPELT.contains(kind) && words.size() == 1 && words.get(0).length() > 4) {
            misspelt.add(word);
        }
    }

    private static boolean isWeekday(String word) {
        return is(word, Word.Kind.WEEKDAY);
    }

    private static boolean isPart(String word) {
        return is(word, Word.Kind.PART);
    }

    private static boolean is(String word, Word.Kind kind) {
        return LANGUAGES.values().stream()
                .flatMap(words -> words.byFirst.getOrDefault(word, List.of()).stream())
                .anyMatch(meaning -> meaning.kind() == kind && meaning.length() == 1);
    }

    /** Whether one letter is missing, too many, another, or two have changed places. */
    static boolean oneSlip(String wrong, String right) {
        int shorter = Math.min(wrong.length(), right.length());
        int same = 0;
        while (same < shorter && wrong.charAt(same) == right.charAt(same)) {
            same++;
        }
        var restWrong = wrong.substring(same);
        var restRight = right.substring(same);
        return switch (wrong.length() - right.length()) {
            case 0 ->
                restWrong.length() > 0
                        && (restWrong.substring(1).equals(restRight.substring(1)) || swapped(restWrong, restRight));
            case 1 -> restWrong.substring(1).equals(restRight);
            case -1 -> restRight.substring(1).equals(restWrong);
            default -> false;
        };
    }

    private static boolean swapped(String wrong, String right) {
        return wrong.length() > 1
                && wrong.charAt(0) == right.charAt(1)
                && wrong.charAt(1) == right.charAt(0)
                && wrong.substring(2).equals(right.substring(2));
    }

    /** The lines of a table that are no remarks. */
    static List<String> lines(String table) {
        try (var in = Words.class.getResourceAsStream(table);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
