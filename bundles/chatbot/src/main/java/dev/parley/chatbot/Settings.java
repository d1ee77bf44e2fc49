/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.chatbot;

import dev.parley.api.chatbot.Profile;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.cm.ConfigurationException;

/** A profile out of ConfigAdmin's properties. */
final class Settings {

    static final String NAME = "VasiliasBot";
    static final String FALLBACK = "I'm sorry, I have no answer to that. Please try it in other words.";
    static final int POLLING = 3000;
    static final int PATIENCE = 15_000;

    static final Profile DEFAULT = profile(NAME, "", FALLBACK, POLLING, List.of(), PATIENCE);

    private final Dictionary<String, ?> properties;

    private Settings(Dictionary<String, ?> properties) {
        this.properties = properties;
    }

    /** @throws ConfigurationException if one of them makes no sense; it says which and why */
    static Profile profile(Dictionary<String, ?> properties) throws ConfigurationException {
        var settings = new Settings(properties);
        return profile(
                settings.text("bot_name", NAME),
                settings.text("greeting", ""),
                settings.text("fallback_message", FALLBACK),
                settings.number("polling_interval_ms", POLLING, 250, 3_600_000),
                settings.texts("suggestions"),
                settings.number("answer_timeout_ms", PATIENCE, 500, 120_000));
    }

    private static Profile profile(
            String name, String greeting, String fallback, int polling, List<String> suggestions, int patience) {
        var hello = greeting.isBlank() ? "Hello, I'm %s. What would you like to know?".formatted(name) : greeting;
        return new Profile(name, hello, fallback, Duration.ofMillis(polling), suggestions, Duration.ofMillis(patience));
    }

    /** As it is written, blanks around it too. */
    private String text(String property, String otherwise) {
        return Optional.ofNullable(properties.get(property))
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .orElse(otherwise);
    }

    private int number(String property, int otherwise, int least, int most) throws ConfigurationException {
        var text = text(property, String.valueOf(otherwise)).strip();
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for one that is out of range
        }
        throw new ConfigurationException(
                property, "must be a whole number from %d to %d, not %s".formatted(least, most, text));
    }

    private List<String> texts(String property) {
        var value = properties.get(property);
        Stream<?> all = value instanceof Object[] array
                ? Arrays.stream(array)
                : value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
        return all.flatMap(one -> one.toString().lines())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
