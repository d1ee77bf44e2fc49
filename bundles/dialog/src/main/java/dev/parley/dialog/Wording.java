/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The engine's own sentences in one language. */
final class Wording {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)}");
    private static final int QUOTED = 60;

    private final Locale locale;
    private final Phrases phrases;

    Wording(Locale locale, Phrases phrases) {
        this.locale = locale;
        this.phrases = phrases;
    }

    /** A sentence by its key. */
    String say(String key, Object... values) {
        return phrases.say(locale, key, values);
    }

    String tooLong(String label, int length, int longest) {
        return say("text.tooLong", length, label, longest);
    }

    String tooShort(String label, int shortest) {
        return shortest <= 1 ? say("text.empty", label) : say("text.tooShort", label, shortest);
    }

    String noSuchChoice(String text, List<Option> options) {
        return say("choice.unknown", or(plain(options)), quoted(text));
    }

    String oneAtATime(List<String> found) {
        return say("reference.several", or(found));
    }

    String noSuchReference(String label, String text, String example) {
        return say("reference.unknown", capital(quoted(text)), label, example);
    }

    /** What a number has to be, instead of this one. */
    String numberNeeded(SlotType.Number type, BigDecimal value) {
        var least = type.least().map(bound -> type.spoken(bound, locale));
        var most = type.most().map(bound -> type.spoken(bound, locale));
        if (type.whole() && !SlotType.Number.WHOLE.allows(value)) {
            return say("number.whole", type.spoken(value, locale));
        } else if (least.isPresent() && most.isPresent()) {
            return say("number.between", least.get(), most.get());
        }
        return least.map(bound -> say("number.least", bound)).orElseGet(() -> say("number.most", most.orElseThrow()));
    }

    /** What is needed for a slot, to who asks for help. */
    String help(String title, Slot<?> slot) {
        return say("draft.help", title, hint(slot));
    }

    String hint(Slot<?> slot) {
        if (slot.type() instanceof SlotType.Text text) {
            return say("draft.hint.text", slot.label(), text.longest());
        } else if (slot.type() instanceof SlotType.Choice choice) {
            return say("draft.hint.choice", slot.label(), or(plain(choice.options())));
        } else if (slot.type() instanceof SlotType.Reference reference) {
            return say("draft.hint.reference", slot.label(), reference.example());
        } else if (slot.type() instanceof SlotType.Number) {
            return say("draft.hint.number", slot.label());
        }
        return say("draft.hint.moment", slot.label());
    }

    String readBack(IntentSpec spec, Values values) {
        return say("draft.readBack", told(spec, values));
    }

    /** The values so far, with their labels. */
    String told(IntentSpec spec, Values values) {
        return spec.slots().stream()
                .filter(slot -> Asking.isToldOf(slot, values))
                .map(slot -> slot.label() + " " + quoted(values.spoken(slot, locale)))
                .collect(Collectors.joining(", "));
    }

    /** A question in which <code>{slot}</code> becomes the slot's value as one would say it. */
    String filled(String question, IntentSpec spec, Values values) {
        return PLACE.matcher(question)
                .replaceAll(place -> Matcher.quoteReplacement(spec.slot(place.group(1))
                        .map(slot -> values.spoken(slot, locale))
                        .orElse(place.group())));
    }

    String away(String system) {
        return say("system.away", capital(system));
    }

    String unknown(List<IntentSpec> known) {
        return known.isEmpty() ? say("unknown.none") : say("unknown.options", or(titles(known)));
    }

    String unsure(List<IntentSpec> candidates) {
        return say("unsure", or(titles(candidates)));
    }

    /** Buttons with these keys; what they say is what they show. */
    QuickReply[] quick(String... keys) {
        return Pattern.compile(" ")
                .splitAsStream(String.join(" ", keys))
                .map(key -> QuickReply.of(say("quick." + key)))
                .toArray(QuickReply[]::new);
    }

    static List<QuickReply> suggestions(List<IntentSpec> specs) {
        return specs.stream()
                .filter(spec -> !spec.examples().isEmpty())
                .limit(4)
                .map(spec ->
                        new QuickReply(capital(spec.title()), spec.examples().get(0)))
                .toList();
    }

    static String quoted(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return '"' + (length > QUOTED ? line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…" : line) + '"';
    }

    private static List<String> titles(List<IntentSpec> specs) {
        return specs.stream().map(IntentSpec::title).toList();
    }

    /** Labels without the number in front of them, as one would say them: {@code high}. */
    private List<String> plain(List<Option> options) {
        return options.stream()
                .map(option -> option.label().replaceFirst("^\\d+ ", "").toLowerCase(locale))
                .toList();
    }

    String or(List<String> things) {
        return joined(things, say("or"));
    }

    String and(List<String> things) {
        return joined(things, say("and"));
    }

    private static String joined(List<String> things, String last) {
        int most = things.size() - 1;
        return most < 1
                ? String.join("", things)
                : String.join(", ", things.subList(0, most)) + ' ' + last + ' ' + things.get(most);
    }

    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}
