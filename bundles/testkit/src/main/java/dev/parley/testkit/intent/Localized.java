/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.intent;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.intent.Confirmation;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Turn;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.function.Executable;

/** What holds for an intent that speaks another language whole. */
public final class Localized {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)");

    private final IntentSpec spec;
    private final Phrases phrases;
    private final Locale language;

    private Localized(Intent intent, Locale language) {
        this.spec = intent.spec();
        this.phrases = Phrases.of(intent.getClass());
        this.language = language;
    }

    /** The same turn, of a user who speaks another language. */
    public static Turn in(Locale language, Turn turn) {
        return new Turn(
                turn.conversation(),
                turn.draft(),
                turn.attempt(),
                turn.user(),
                turn.text(),
                turn.values(),
                turn.now(),
                turn.zone(),
                language);
    }

    /** The intent says all in this language that it says, is asked for in it, and asks in it. */
    public static void assertWhole(Intent intent, Locale language) throws IOException {
        var localized = new Localized(intent, language);
        assertAll(localized::sentences, localized::texts);
        assertAll(localized.spec.slots().stream().map(slot -> () -> localized.slot(slot)));
    }

    private void sentences() throws IOException {
        var english = properties("");
        var other = properties('_' + language.getLanguage());
        assertEquals(new TreeSet<>(english.stringPropertyNames()), said(other));
        assertAll(english.stringPropertyNames().stream()
                .<Executable>map(key ->
                        () -> assertEquals(places(english.getProperty(key)), places(other.getProperty(key)), key)));
    }

    private void texts() {
        assertNotEquals(spec.title(), text("title"));
        assertTrue(text("examples").lines().count() >= 3, "examples");
        assertFalse(text("rules").contains("${"), "a word that rules are made of is missing");
        spec.confirmation()
                .map(Confirmation::question)
                .ifPresent(question -> assertEquals(places(question), places(text("confirm"))));
    }

    private void slot(Slot<?> slot) {
        assertNotEquals(slot.prompt(), text(slot.name() + ".prompt"));
        assertFalse(label(slot, "label").isBlank());
        if (slot.type() instanceof SlotType.Choice choice) {
            choice.options().forEach(option -> label(slot, option.value()));
        }
    }

    private String text(String end) {
        var key = spec.name() + '.' + end;
        return phrases.find(language, key).orElseThrow(() -> new AssertionError("no " + key + " in " + language));
    }

    /** The intent's own, or that of all slots of this name. */
    private String label(Slot<?> slot, String end) {
        var shared = "slot." + slot.name() + '.' + end;
        return phrases.find(language, spec.name() + '.' + slot.name() + '.' + end)
                .or(() -> phrases.find(language, shared))
                .or(() -> Phrases.of(Phrases.class).find(language, shared))
                .orElseThrow(() -> new AssertionError("no " + shared + " in " + language));
    }

    private Set<String> said(Properties texts) {
        return texts.stringPropertyNames().stream()
                .filter(key -> !key.startsWith(spec.name() + '.') && !key.startsWith("slot."))
                .filter(key -> !key.startsWith("words."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Properties properties(String suffix) throws IOException {
        var properties = new Properties();
        var file = "OSGI-INF/l10n/bundle" + suffix + ".properties";
        try (var in = new InputStreamReader(ClassLoader.getSystemResourceAsStream(file), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
