/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A wish for another value.
 *
 * @param value in the user's words; empty if only the slot was named
 */
record Correction(Slot<?> slot, String value) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    private static final String END = "(?![\\p{L}\\p{N}'])";
    private static final String LEADS = "(?:" + Language.pattern("lead") + ")" + END;
    private static final String VERBS = "(?:" + Language.pattern("verbs") + ")" + END;
    private static final String LINKS = "(?:" + Language.pattern("link") + ")";
    private static final String ARTICLE = "(?:(?:the|my|its|our|der|die|das|den|mein|meine|meinen)\\s+)?";
    private static final Pattern LEAD = Pattern.compile("^" + LEADS + "[\\s,.!:-]*+", FLAGS);
    private static final Pattern VERB = Pattern.compile("^" + VERBS + "\\s+", FLAGS);
    private static final Pattern IT =
            Pattern.compile("^(?:it|that|this|them|es|das|den|ihn)" + END + "\\s*(?:" + LINKS + "\\s+)?", FLAGS);
    private static final Pattern WRONG = Pattern.compile("^(?:" + Language.pattern("wrong") + ")[.!]*$", FLAGS);
    private static final Pattern JOINT = Pattern.compile(
            "(?<!\\s)\\s*+(?:,\\s*+(?:(?:and|und)\\s++)?|(?<=\\s)(?:and|und)\\s++(?:(?:also|auch)\\s++)?)", FLAGS);
    private static final Pattern NOT = Pattern.compile("(?<![\\s,])[\\s,]++(?<=\\s)(?:not|nicht)\\s.*$", FLAGS);
    private static final Pattern BY = Pattern.compile("^(by|um)\\s++(.+)$", FLAGS);
    private static final Pattern THAT = Pattern.compile("^(?:to|that)\\s++", FLAGS);
    private static final Pattern LAST_VERB =
            Pattern.compile("(?<!\\s)\\s++(?:hei\u00dfen|heissen|sein|lauten)[.!]?$", FLAGS);
    private static final String NAMED = END + "\\s*+((" + LINKS + END + "|[:=])?\\s*+(.*))$";
    private static final List<String> MOMENTS = Language.everywhere("slot.moment");
    private static final List<String> ORDERS = Language.everywhere("verbs");

    private static final Map<String, Pattern> NAMES = new ConcurrentHashMap<>();

    /** As many as some hundred slots have. */
    private static final int MOST_NAMES = 5000;

    /** In characters. */
    private static final int LONGEST = 600;

    /** In characters, of a text that makes several corrections. */
    private static final int LONGEST_LIST = 300;

    private static final int MOST_PARTS = 6;
    private static final int MOST_LEADS = 10;

    /**
     * The corrections that a sentence makes, in order; empty if it makes none.
     *
     * @param isAsked whether another question is open, so that it takes more to be a correction
     */
    static List<Correction> of(IntentSpec spec, String text, Values values, boolean isAsked, Said said) {
        var whole = text.strip();
        if (whole.length() > LONGEST) {
            return List.of();
        }
        var plain = unled(whole);
        var reader = new Reader(spec, values, isAsked && plain.length() == whole.length(), said);
        var all = new ArrayList<Correction>();
        for (var part : parts(plain)) {
            var one = reader.one(part);
            if (one.isEmpty()) {
                all.clear();
                break;
            }
            all.add(one.get());
        }
        return all.isEmpty() ? reader.one(plain).map(List::of).orElse(List.of()) : all;
    }

    /** A text that begins with a name of a slot: all behind it, the link, the value. */
    private static Pattern named(String name) {
        if (NAMES.size() >= MOST_NAMES) {
            NAMES.clear();
        }
        return NAMES.computeIfAbsent(name, text -> Pattern.compile("^" + ARTICLE + Pattern.quote(text) + NAMED, FLAGS));
    }

    private static String unled(String text) {
        var rest = text;
        for (int i = 0; i < MOST_LEADS; i++) {
            var lead = LEAD.matcher(rest);
            if (!lead.find()) {
                break;
            }
            rest = rest.substring(lead.end());
        }
        return rest;
    }

    /** What a text lists, if that is two to six things; else none. */
    private static List<String> parts(String text) {
        var pieces = text.length() > LONGEST_LIST ? new String[0] : JOINT.split(text, MOST_PARTS + 2);
        var parts = Arrays.stream(pieces)
                .map(piece -> unled(piece.strip()))
                .filter(piece -> !piece.isEmpty())
                .toList();
        return pieces.length > MOST_PARTS || parts.size() < 2 ? List.of() : parts;
    }

    private record Reader(IntentSpec spec, Values values, boolean isStrict, Said said) {

        Optional<Correction> one(String text) {
            boolean isOrder = VERB.matcher(text).find();
            var object = VERB.matcher(text).replaceFirst("");
            return spec.slots().stream()
                    .flatMap(slot -> named(slot, object, isOrder).stream())
                    .findFirst()
                    .or(() -> unnamed(object, isOrder));
        }

        private Optional<Correction> named(Slot<?> slot, String text, boolean isOrder) {
            for (var name : names(slot)) {
                var found = Correction.named(name).matcher(text);
                if (found.matches()) {
                    boolean isWrong = WRONG.matcher(found.group(1).strip()).matches();
                    var link = Optional.ofNullable(found.group(2));
                    var correction = named(slot, isWrong ? "" : found.group(3).strip(), link, isWrong, isOrder);
                    if (correction.isPresent()) {
                        return correction;
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Correction> named(
                Slot<?> slot, String value, Optional<String> link, boolean isWrong, boolean isOrder) {
            if (value.isEmpty()) {
                return isWrong || isOrder || !isStrict ? Optional.of(new Correction(slot, "")) : Optional.empty();
            }
            if (slot.type() instanceof SlotType.Text) {
                return link.isPresent() || isOrder && !isStrict
                        ? Optional.of(new Correction(slot, Gleaning.unquoted(content(value, link.orElse("")))))
                        : Optional.empty();
            }
            var kept = shifted(slot, NOT.matcher(value).replaceFirst(""), isOrder);
            boolean isSaid = link.isPresent() || isOrder;
            boolean isKnown = slot.type() instanceof SlotType.Moment && values.has(slot);
            return isSaid && !isStrict || (isSaid || !isStrict || isKnown) && reads(slot, kept)
                    ? Optional.of(new Correction(slot, kept))
                    : Optional.empty();
        }

        /** A text without what only the sentence around it needs. */
        private static String content(String value, String link) {
            if (link.equalsIgnoreCase("is")) {
                return THAT.matcher(value).replaceFirst("");
            }
            return link.equalsIgnoreCase("soll") ? LAST_VERB.matcher(value).replaceFirst("") : value;
        }

        /** "by two hours" as "two hours later". */
        private String shifted(Slot<?> slot, String value, boolean isOrder) {
            var by = BY.matcher(value);
            if (!isOrder || !(slot.type() instanceof SlotType.Moment) || !by.matches()) {
                return value;
            }
            var later = by.group(2) + (by.group(1).equalsIgnoreCase("by") ? " later" : " sp\u00e4ter");
            return reads(slot, later) ? later : value;
        }

        /** The slot's label, its last and its first word alone, what announces it, and for times "the date". */
        private List<String> names(Slot<?> slot) {
            var label = slot.label();
            var times =
                    slot.type() instanceof SlotType.Moment type && type.after().isEmpty()
                            ? MOMENTS.stream()
                            : Stream.<String>empty();
            return Stream.of(
                            Stream.of(label, label.substring(label.lastIndexOf(' ') + 1)),
                            first(slot).stream(),
                            slot.cues().stream().filter(cue -> cue.length() > 3),
                            times)
                    .flatMap(names -> names)
                    .distinct()
                    .toList();
        }

        /** The first word of a label, if it says which slot is meant. */
        private Optional<String> first(Slot<?> slot) {
            var word = slot.label().split(" ")[0];
            boolean isClear = word.length() > 4
                    && !(slot.type() instanceof SlotType.Moment)
                    && !ORDERS.contains(word.toLowerCase(Locale.ROOT))
                    && !has(spec.title(), word)
                    && spec.slots().stream()
                            .filter(other -> !other.name().equals(slot.name()))
                            .noneMatch(other -> has(other.label(), word));
            return isClear ? Optional.of(word) : Optional.empty();
        }

        private static boolean has(String text, String word) {
            return Arrays.stream(text.split(" ")).anyMatch(word::equalsIgnoreCase);
        }

        /** "make it high", "a day earlier": the one choice that has such a value, or the time. */
        private Optional<Correction> unnamed(String text, boolean isOrder) {
            var bare = IT.matcher(text).replaceFirst("");
            boolean isIt = bare.length() < text.length();
            var value = NOT.matcher(bare).replaceFirst("").strip();
            if (isStrict && !(isOrder && isIt) || value.isEmpty()) {
                return Optional.empty();
            }
            var choices = spec.slots().stream()
                    .filter(slot -> slot.type() instanceof SlotType.Choice && reads(slot, value))
                    .toList();
            var name = spec.slots().stream()
                    .filter(slot -> slot.type() instanceof SlotType.Reference type
                            && values.has(slot)
                            && (isIt || !isOrder)
                            && value.chars().noneMatch(Character::isWhitespace)
                            && Reading.references(type, value).size() == 1)
                    .findFirst();
            if (name.isPresent()) {
                return Optional.of(new Correction(name.get(), value));
            }
            var likely = choices.stream().filter(values::has).toList();
            var one = likely.size() == 1 ? likely : choices;
            if (one.size() == 1) {
                return Optional.of(new Correction(one.get(0), value));
            }
            return spec.slots().stream()
                    .filter(slot -> slot.type() instanceof SlotType.Moment && values.has(slot))
                    .map(slot -> new Correction(slot, shifted(slot, value, isOrder)))
                    .filter(other -> reads(other.slot(), other.value()))
                    .findFirst();
        }

        private boolean reads(Slot<?> slot, String value) {
            return slot.type() instanceof SlotType.Moment
                    ? Times.change(value, slot, spec, values, said).isPresent()
                    : Reading.of(slot, value, Values.NONE, said, List.of()) instanceof Reading.Read;
        }
    }
}
