/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private static final Pattern LEAD = Pattern.compile("^(?:" + LEADS + "[\\s,.!:-]*)+", FLAGS);
    private static final Pattern VERB = Pattern.compile("^" + VERBS + "\\s+", FLAGS);
    private static final Pattern IT =
            Pattern.compile("^(?:it|that|this|them|es|das|den|ihn)" + END + "\\s*(?:" + LINKS + "\\s+)?", FLAGS);
    private static final Pattern WRONG = Pattern.compile("^(?:" + Language.pattern("wrong") + ")[.!]*$", FLAGS);
    private static final Pattern JOINT =
            Pattern.compile("\\s*,\\s*(?:(?:and|und)\\s+)?|\\s+(?:and|und)\\s+(?:also\\s+|auch\\s+)?", FLAGS);
    private static final Pattern NOT = Pattern.compile("\\s*,?\\s+(?:not|nicht)\\s+.*$", FLAGS);

    /**
     * The corrections that a sentence makes, in order; empty if it makes none.
     *
     * @param isAsked whether another question is open, so that it takes more to be a correction
     */
    static List<Correction> of(IntentSpec spec, String text, Values values, boolean isAsked, Said said) {
        var plain = LEAD.matcher(text.strip()).replaceFirst("");
        boolean isLed = plain.length() < text.strip().length();
        var reader = new Reader(spec, values, isAsked && !isLed, said);
        var parts = Arrays.stream(JOINT.split(plain))
                .map(part -> LEAD.matcher(part.strip()).replaceFirst(""))
                .filter(part -> !part.isEmpty())
                .map(reader::one)
                .toList();
        if (parts.size() > 1 && parts.stream().allMatch(Optional::isPresent)) {
            var all = new ArrayList<Correction>();
            parts.forEach(part -> all.add(part.orElseThrow()));
            return all;
        }
        return reader.one(plain).map(List::of).orElse(List.of());
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
                var found = Pattern.compile(
                                "^" + ARTICLE + Pattern.quote(name) + END + "\\s*(" + LINKS + END + "|[:=])?\\s*(.*)$",
                                FLAGS)
                        .matcher(text);
                if (found.matches()) {
                    boolean isLinked = found.group(1) != null;
                    var value = found.group(2).strip();
                    var correction = named(slot, value, isLinked, isOrder, text);
                    if (correction.isPresent()) {
                        return correction;
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Correction> named(Slot<?> slot, String value, boolean isLinked, boolean isOrder, String text) {
            if (value.isEmpty() || isWrong(slot, text)) {
                return isStrict && value.isEmpty() && !isOrder
                        ? Optional.empty()
                        : Optional.of(new Correction(slot, ""));
            }
            var kept = slot.type() instanceof SlotType.Text
                    ? value
                    : NOT.matcher(value).replaceFirst("");
            if (slot.type() instanceof SlotType.Text) {
                return isLinked || isOrder
                        ? Optional.of(new Correction(slot, Gleaning.unquoted(value)))
                        : Optional.empty();
            }
            return isLinked && !isStrict
                            || isOrder
                            || isLinked && reads(slot, kept)
                            || reads(slot, kept) && !isStrict
                            || slot.type() instanceof SlotType.Moment && values.has(slot) && reads(slot, kept)
                    ? Optional.of(new Correction(slot, kept))
                    : Optional.empty();
        }

        private boolean isWrong(Slot<?> slot, String text) {
            return names(slot).stream()
                    .map(name -> Pattern.compile("^" + ARTICLE + Pattern.quote(name) + END + "\\s*(.*)$", FLAGS)
                            .matcher(text))
                    .anyMatch(found -> found.matches()
                            && WRONG.matcher(found.group(1).strip()).matches());
        }

        /** The slot's label, its last word alone, what announces it, and for times "the date". */
        private List<String> names(Slot<?> slot) {
            var label = slot.label();
            var times =
                    slot.type() instanceof SlotType.Moment type && type.after().isEmpty()
                            ? Language.everywhere("slot.moment").stream()
                            : Stream.<String>empty();
            return Stream.of(
                            Stream.of(label, label.substring(label.lastIndexOf(' ') + 1)),
                            slot.cues().stream().filter(cue -> cue.length() > 3),
                            times)
                    .flatMap(names -> names)
                    .distinct()
                    .toList();
        }

        /** "make it high", "a day earlier": the one choice that has such a value, or the time. */
        private Optional<Correction> unnamed(String text, boolean isOrder) {
            var value = NOT.matcher(IT.matcher(text).replaceFirst(""))
                    .replaceFirst("")
                    .strip();
            boolean isIt = value.length() < text.length();
            if (isStrict && !(isOrder && isIt) || value.isEmpty()) {
                return Optional.empty();
            }
            var choices = spec.slots().stream()
                    .filter(slot -> slot.type() instanceof SlotType.Choice && reads(slot, value))
                    .toList();
            var name = spec.slots().stream()
                    .filter(slot -> slot.type() instanceof SlotType.Reference type
                            && values.has(slot)
                            && Words.of(value).list().size() <= 3
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
                    .filter(slot ->
                            Times.change(value, slot, spec, values, said).isPresent())
                    .findFirst()
                    .map(slot -> new Correction(slot, value));
        }

        private boolean reads(Slot<?> slot, String value) {
            return slot.type() instanceof SlotType.Moment
                    ? Times.change(value, slot, spec, values, said).isPresent()
                    : Reading.of(slot, value, Values.NONE, said, List.of()) instanceof Reading.Read;
        }
    }
}
