/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One setting, as its bundle describes it.
 *
 * @param many how many values it takes; 0 if it takes one and is no list
 * @param options the values that it takes, and what they are called; empty if there is no choice
 * @param defaults the values if none is given
 */
public record Setting(
        String id,
        String name,
        String description,
        Type type,
        int many,
        boolean isRequired,
        Optional<String> min,
        Optional<String> max,
        Map<String, String> options,
        List<String> defaults,
        Optional<Format> format) {

    public Setting {
        defaults = List.copyOf(defaults);
    }

    public boolean isSecret() {
        return type == Type.PASSWORD || Secrets.isSecret(id);
    }

    public boolean isList() {
        return many > 0;
    }

    /**
     * What is wrong with a value, such as {@code has to be at least 10, not "5"}. It does not repeat secrets.
     *
     * @param value as ConfigAdmin has it, placeholders filled
     */
    public Optional<String> problem(Object value) {
        var items = Values.texts(value);
        if (items.size() > Math.max(1, many)) {
            return Optional.of(
                    "takes " + (many > 1 ? "at most " + many + " values" : "one value") + ", not " + items.size());
        }
        if (isRequired && items.stream().allMatch(String::isBlank)) {
            return Optional.of(
                    "needs a value" + (defaults.isEmpty() ? "" : ", such as " + String.join(", ", defaults)));
        }
        return items.stream()
                .flatMap(item -> wish(item).map(wish -> "has to be " + wish + not(item)).stream())
                .findFirst();
    }

    private String not(String item) {
        return isSecret() ? "" : ", not \"" + Values.shortened(item) + "\"";
    }

    /** What it has to be, or empty if it is that. */
    private Optional<String> wish(String item) {
        if (!isRequired && item.isBlank() && !type.isNumber() && type != Type.BOOLEAN) {
            return Optional.empty();
        }
        var value = type.read(item);
        if (value.isEmpty()) {
            return Optional.of(type.wish());
        }
        if (!options.isEmpty()) {
            return options.containsKey(item) ? Optional.empty() : Optional.of("one of " + String.join(", ", choices()));
        }
        if (!isWithin(item)) {
            return limits().map(limits -> type.isNumber() ? limits : "text of " + limits + " characters");
        }
        return format.filter(format -> !format.takes().test(item)).map(Format::wish);
    }

    private List<String> choices() {
        var choices = new ArrayList<String>();
        options.keySet().forEach(choice -> choices.add(choice.isEmpty() ? "nothing" : choice));
        return choices;
    }

    /** Of texts, the length is limited. */
    private boolean isWithin(String item) {
        var size = type.isNumber() ? Double.parseDouble(item) : item.length();
        return min.map(Double::parseDouble).map(limit -> size >= limit).orElse(true)
                && max.map(Double::parseDouble).map(limit -> size <= limit).orElse(true);
    }

    /** For people: {@code at least 1}, {@code from 1 to 64}. */
    public Optional<String> limits() {
        if (min.isPresent() && max.isPresent()) {
            return Optional.of("from " + min.get() + " to " + max.get());
        }
        return min.map(limit -> "at least " + limit).or(() -> max.map(limit -> "at most " + limit));
    }

    /**
     * The value that texts stand for, as ConfigAdmin takes it. What stands for none is taken as it is, for the check to
     * refuse it, and so are placeholders.
     */
    public Object value(List<String> texts) {
        var values = texts.stream().map(text -> type.read(text).orElse(text)).toList();
        if (!isList()) {
            return values.isEmpty() ? "" : values.get(0);
        }
        var isTyped = values.stream().map(Object::getClass).distinct().count() <= 1
                && texts.stream().allMatch(text -> type.read(text).isPresent());
        return isTyped ? type.array(values) : texts.toArray(String[]::new);
    }
}
