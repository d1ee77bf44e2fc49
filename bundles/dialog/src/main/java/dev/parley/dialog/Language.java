/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A language that the engine speaks: English, and each that its bundle or a fragment of it brings. */
final class Language {

    private static final Phrases PHRASES = Phrases.of(Language.class);
    private static final List<Language> ALL = found();
    private static final Map<String, List<String>> EVERYWHERE = new ConcurrentHashMap<>();

    /** How many words of another language it takes until that is spoken. */
    private static final int PROOF = 2;

    private final Locale locale;
    private final Set<String> words;
    private final Wording wording;

    private Language(Locale locale) {
        this.locale = locale;
        this.words =
                Set.copyOf(List.of(PHRASES.say(locale, "language.words").strip().split("\\s+")));
        this.wording = new Wording(locale, PHRASES);
    }

    /** English first. */
    static List<Language> all() {
        return ALL;
    }

    /** This language, or English where it is not spoken. */
    static Language of(Locale locale) {
        return ALL.stream()
                .filter(language -> language.locale.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(ALL.get(0));
    }

    static boolean isSpoken(Locale locale) {
        return of(locale).locale.getLanguage().equals(locale.getLanguage());
    }

    /** The language of a text, if it is clearly another one than this. */
    Optional<Language> left(Words text) {
        long own = hits(text);
        return ALL.stream()
                .filter(other -> other != this && other.hits(text) >= PROOF && other.hits(text) > 2 * own)
                .findFirst();
    }

    private long hits(Words text) {
        return text.list().stream().distinct().filter(words::contains).count();
    }

    Locale locale() {
        return locale;
    }

    Wording wording() {
        return wording;
    }

    /** What a key lists in this language, with commas between. */
    List<String> listed(String key) {
        return PHRASES.find(locale, key).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Whether a text has words of this language. */
    boolean isHeard(Words text) {
        return hits(text) > 0;
    }

    /** What a key lists in all languages, each once. */
    static List<String> everywhere(String key) {
        return EVERYWHERE.computeIfAbsent(key, Language::collected);
    }

    private static List<String> collected(String key) {
        return ALL.stream()
                .flatMap(language -> language.listed(key).stream())
                .distinct()
                .toList();
    }

    /** A pattern that finds what a key lists in any language, longer things first; without brackets around it. */
    static String pattern(String key) {
        return everywhere(key).stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static List<Language> found() {
        var loader = Language.class.getClassLoader();
        var others = Stream.of(Locale.getISOLanguages())
                .filter(code -> !code.equals("en")
                        && loader.getResource("OSGI-INF/l10n/bundle_" + code + ".properties") != null)
                .map(Locale::forLanguageTag)
                .filter(other -> PHRASES.find(other, "language.words").isPresent());
        var all = new ArrayList<Language>();
        all.add(new Language(Locale.ENGLISH));
        others.map(Language::new).forEach(all::add);
        return List.copyOf(all);
    }
}
