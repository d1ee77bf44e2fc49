/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wish for another value.
 *
 * @param value in the user's words; empty if only the slot was named
 */
record Correction(Slot<?> slot, String value) {

    private static final Pattern LEAD = Pattern.compile(
            "^(?:(?:no|wait|sorry|please|actually|change|set|make|the|and|but|hm+|oh)\\b[ ,.]*)+",
            Pattern.CASE_INSENSITIVE);
    private static final String LINK = "(?:should (?:be|say|read)|must be|has to be|is|to|as|=|:)?";

    /** The correction that a sentence makes, if it makes one. */
    static Optional<Correction> of(IntentSpec spec, String text) {
        var plain = LEAD.matcher(text.strip()).replaceFirst("");
        return spec.slots().stream()
                .<Correction>flatMap(slot -> named(slot, plain).stream())
                .findFirst()
                .or(() -> unnamed(spec, plain));
    }

    private static Optional<Correction> named(Slot<?> slot, String text) {
        return names(slot).stream()
                .map(name -> Pattern.compile(
                                "^(?:the )?" + Pattern.quote(name) + "\\b ?" + LINK + " *(.*)$",
                                Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                        .matcher(text))
                .filter(Matcher::matches)
                .map(found -> new Correction(slot, unquoted(found.group(1))))
                .findFirst();
    }

    /** The slot's label, and its last word alone: {@code planned start}, {@code start}. */
    private static List<String> names(Slot<?> slot) {
        var label = slot.label();
        return List.of(label, label.substring(label.lastIndexOf(' ') + 1));
    }

    /** "make it high": the one choice that has such a value. */
    private static Optional<Correction> unnamed(IntentSpec spec, String text) {
        var value = text.replaceFirst("(?i)^(?:it|that|should be|be|to)( should be| to be)? ", "");
        var choices = spec.slots().stream()
                .filter(slot -> slot.type() instanceof SlotType.Choice && reads(slot, value))
                .toList();
        return choices.size() == 1 ? Optional.of(new Correction(choices.get(0), value)) : Optional.empty();
    }

    private static boolean reads(Slot<?> slot, String value) {
        return Reading.of(slot, value, Values.NONE, ZonedDateTime.now(ZoneOffset.UTC), Optional.empty())
                instanceof Reading.Read;
    }

    private static String unquoted(String value) {
        return value.strip().replaceAll("^[\"\u201c](.*)[\"\u201d]$", "$1");
    }
}
