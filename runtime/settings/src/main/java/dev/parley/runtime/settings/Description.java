/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a bundle says of its configuration.
 *
 * @param pid of a factory the factory's
 * @param isFactory whether there may be any number of them, each with a name
 * @param settings in the order of the bundle
 */
public record Description(String pid, boolean isFactory, String name, String description, List<Setting> settings) {

    /** What is set without being described: by OSGi's components, by ConfigAdmin's and the console's own customs. */
    private static final Pattern CUSTOM = Pattern.compile(
            ".+\\.target|.+\\.cardinality\\.minimum|service\\.(ranking|description)|webconsole\\..+|parley\\..+"
                    + "|org\\.(apache\\.felix|eclipse\\.jetty|osgi\\.service\\.http)\\..+"
                    + "|" + Pattern.quote(Settings.DIGEST));

    /**
     * What is wrong with one setting.
     *
     * @param sentence the rest of a sentence that begins with the setting: {@code has to be at least 10, not "5"}
     */
    public record Problem(Optional<Setting> setting, String property, String sentence) {

        /** The whole sentence, with the setting's name and the property. */
        @Override
        public String toString() {
            return setting.map(known -> "\"" + known.name() + "\" (" + property + ")")
                            .orElse("\"" + property + "\"") + " " + sentence + ".";
        }
    }

    /** The setting of this id, which is the same in upper and lower case. */
    public Optional<Setting> setting(String id) {
        return settings.stream()
                .filter(setting -> setting.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /** What is wrong with these values, placeholders filled; settings without a value have their default. */
    List<Problem> problems(Map<String, Object> values) {
        var problems = new ArrayList<Problem>();
        values.forEach((property, value) -> problem(property, value).ifPresent(problems::add));
        settings.stream()
                .filter(setting -> setting.isRequired() && setting.defaults().isEmpty() && !has(values, setting))
                .map(setting -> new Problem(Optional.of(setting), setting.id(), "needs a value"))
                .forEach(problems::add);
        return problems;
    }

    /** What is wrong with one value. */
    Optional<Problem> problem(String property, Object value) {
        var setting = setting(property);
        if (setting.isEmpty()) {
            return CUSTOM.matcher(property).matches() || Values.isAutomatic(property)
                    ? custom(property, value)
                    : Optional.of(new Problem(setting, property, "is no setting of " + pid + nearest(property)));
        }
        return setting.get().problem(value).map(sentence -> new Problem(setting, property, sentence));
    }

    private static Optional<Problem> custom(String property, Object value) {
        var text = String.join(",", Values.texts(value));
        if (property.endsWith(".target") && !text.isBlank()) {
            var filter = Format.of("filter", null, null).orElseThrow();
            if (!filter.takes().test(text)) {
                return Optional.of(new Problem(
                        Optional.empty(),
                        property,
                        "has to be " + filter.wish() + ", not \"" + Values.shortened(text) + "\""));
            }
        }
        if (property.equals("service.ranking") && Type.INTEGER.read(text).isEmpty()) {
            return Optional.of(new Problem(
                    Optional.empty(), property, "has to be a whole number, not \"" + Values.shortened(text) + "\""));
        }
        return Optional.empty();
    }

    private String nearest(String property) {
        var letters = letters(property);
        return settings.stream()
                .map(Setting::id)
                .filter(id -> letters(id).equals(letters))
                .findFirst()
                .map(id -> "; \"" + id + "\" is")
                .orElse("");
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean has(Map<String, Object> values, Setting setting) {
        return values.keySet().stream().anyMatch(setting.id()::equalsIgnoreCase);
    }

    /** Whether a value of this property is never shown. */
    public boolean isSecret(String property) {
        return Secrets.isSecret(property)
                || setting(property).map(Setting::isSecret).orElse(false);
    }
}
