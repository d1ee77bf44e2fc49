/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.intent.Reply;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The language follows the user. */
class LanguageTest {

    private final Talk talk = new Talk(
            new Deployments().deploy(new PlanParty()).deploy(new CancelParty()).deploy(new AskWeather()));

    @Test
    void speaks_what_the_channel_says_and_then_what_the_user_speaks() {
        talk.reads(Locale.GERMAN).say("party").say("Start").say("egal wie").hears("Ich brauche eines von");
        talk.say("please speak to me in english, what have you got?")
                .say("english please")
                .hears("From now on");
    }

    @Test
    void follows_a_user_who_changes_the_language() {
        talk.say("hallo").hears("Was kann ich für dich tun?");
        talk.say("party").say("Sommerfest").say("abbrechen").hears("Verworfen");
        talk.say("I would like to know what you can do").say("hello").hears("What can I do for you?");
    }

    @Test
    void commands_of_every_language_are_understood_in_each() {
        talk.say("party").asks("name").say("Launch").say("zurück").asks("name");
        talk.say("Launch").say("von vorn").asks("name").say("abbrechen");
        assertTrue(talk.state().draft().isEmpty());
    }

    @Test
    void reads_german_times() {
        talk.reads(Locale.GERMANY).say("party").say("Fest").say("2");
        talk.say("1. März 2031 um 22 Uhr").asks("end").collected("start", "2031-03-01T22:00+02:00");
        talk.say("am nächsten Tag um 2 Uhr").is(Reply.Answer.class).collected("end", "2031-03-02T02:00+02:00");
    }

    @Test
    void german_has_every_sentence_that_english_has_with_the_same_places() throws IOException {
        var english = properties("bundle.properties");
        var german = properties("bundle_de.properties");
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
        for (var key : english.stringPropertyNames()) {
            assertEquals(places(english.getProperty(key)), places(german.getProperty(key)), key);
            for (var text : List.of(english.getProperty(key), german.getProperty(key))) {
                assertEquals(
                        places(text).isEmpty(),
                        !text.contains("''") && places(text).isEmpty(),
                        "an apostrophe is written twice where there are places, and only there: " + text);
                assertFalse(!places(text).isEmpty() && text.replace("''", "").contains("'"), text);
            }
        }
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    private static Properties properties(String name) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(
                LanguageTest.class.getResourceAsStream("/OSGI-INF/l10n/" + name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
