/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The engine's own sentences. */
final class Wording {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)}");
    private static final int QUOTED = 60;

    private Wording() {}

    static String tooLong(String label, int length, int longest) {
        return "That is %,d characters; a %s has %,d at most. Please shorten it.".formatted(length, label, longest);
    }

    static String tooShort(String label, int shortest) {
        return shortest <= 1
                ? "I need a word or two for the %s.".formatted(label)
                : "A %s has %d characters or more.".formatted(label, shortest);
    }

    static String noSuchChoice(String text, List<Option> options) {
        var labels = options.stream().map(Option::label).map(Wording::plain).toList();
        return "I need one of %s, not %s.".formatted(or(labels), quoted(text));
    }

    static String oneAtATime(List<String> found) {
        return "I can take one at a time. Which: %s?".formatted(or(found));
    }

    static String noSuchReference(String label, String text, String example) {
        return "%s is not a %s. It looks like %s.".formatted(capital(quoted(text)), label, example);
    }

    static String noMoment(String text) {
        return "I can't read %s as a date. For example 2031-03-01, or \"Saturday 10pm\".".formatted(quoted(text));
    }

    static String beforeStart(String end, String start) {
        return "That would be %s, which is not after the start on %s.".formatted(end, start);
    }

    static String past(String moment) {
        return "%s is already past. It has to be a time to come.".formatted(moment);
    }

    static String gone(String title) {
        return "The part of me that can %s is being replaced just now. Your answers are kept; say \"continue\" in a moment, or ask me something else."
                .formatted(title);
    }

    static String back(String question) {
        return "Back. " + question;
    }

    static String backTo(String title, String question) {
        return "Back to where we were, to %s: %s".formatted(title, question);
    }

    static String dropped(String title) {
        return "Dropped; nothing was done. What would you like instead of trying to %s?".formatted(title);
    }

    static String kept(String title) {
        return "Kept as a draft, to %s. Say \"continue\" when you like.".formatted(title);
    }

    static String nothingOpen() {
        return "There is nothing open just now.";
    }

    static String nothingToUndo() {
        return "There is nothing that I could undo.";
    }

    static String cannotSkip(String label) {
        return "I can't do without the %s.".formatted(label);
    }

    static String atTheFirst() {
        return "This is the first question.";
    }

    static String help(String title, Slot<?> slot) {
        return "We are about to %s. %s You can also say \"back\", \"start over\", \"later\" or \"cancel\"."
                .formatted(title, hint(slot));
    }

    private static String hint(Slot<?> slot) {
        if (slot.type() instanceof SlotType.Text text) {
            return "I need the %s, in your own words, up to %,d characters.".formatted(slot.label(), text.longest());
        } else if (slot.type() instanceof SlotType.Choice choice) {
            return "I need the %s: %s."
                    .formatted(
                            slot.label(),
                            or(choice.options().stream()
                                    .map(o -> plain(o.label()))
                                    .toList()));
        } else if (slot.type() instanceof SlotType.Reference reference) {
            return "I need the %s, which looks like %s.".formatted(slot.label(), reference.example());
        }
        return "I need the %s, for example 2031-03-01 22:00, \"Saturday 10pm\" or \"in two hours\"."
                .formatted(slot.label());
    }

    static String whatToChange() {
        return "What should I change?";
    }

    static String yesOrNo() {
        return "Shall I go ahead? Say yes or no, or tell me what to change.";
    }

    static String readBack(IntentSpec spec, Values values) {
        var known = spec.slots().stream()
                .filter(slot -> Asking.isToldOf(slot, values))
                .map(slot -> slot.label() + " " + quoted(values.spoken(slot)))
                .collect(Collectors.joining(", "));
        return "I read this: %s. Shall I go ahead?".formatted(known);
    }

    /** A question in which <code>{slot}</code> becomes the slot's value as one would say it. */
    static String filled(String question, IntentSpec spec, Values values) {
        return PLACE.matcher(question)
                .replaceAll(place -> Matcher.quoteReplacement(
                        spec.slot(place.group(1)).map(values::spoken).orElse(place.group())));
    }

    static String unavailable(String system) {
        return "%s isn't answering just now, so nothing was done. Your answers are kept; say \"try again\" in a moment."
                .formatted(capital(system));
    }

    static String recorded(String name, String reason, String title) {
        return "Recorded as draft %s. %s I'll %s as soon as I can and tell you here. You don't need to send it again."
                .formatted(name, reason, title);
    }

    static String away(String system) {
        return capital(system) + " isn't answering just now.";
    }

    static String slow() {
        return "It is taking longer than I can wait.";
    }

    static String crowded() {
        return "Very many people want that just now.";
    }

    static String behind() {
        return "What you asked for before is still on its way.";
    }

    static String underWay(String title) {
        return "I'm at it: to %s is recorded already. I'll tell you here how it ends.".formatted(title);
    }

    static String delivered(String title, String name, String answer) {
        return "Your draft %s, to %s, went through: %s".formatted(name, title, answer);
    }

    static String afterThis() {
        return "Say \"continue\" when we are through with this.";
    }

    static String onItsWay() {
        return "That is recorded and on its way. I'll tell you here how it ends; then you can undo it.";
    }

    static String droppedLate(String title) {
        return "Dropped. I had begun to %s, so a part of it may be done; look for it before you start anew."
                .formatted(title);
    }

    static String notDelivered(String name, String reason) {
        return "About %s: %s".formatted(name, reason);
    }

    static String draftedWithout(String system) {
        return "%s isn't answering just now, so I ask you instead.".formatted(capital(system));
    }

    static String tooLate(String title, Duration allowed, String incident) {
        return "It took longer than %d seconds to %s, so I stopped waiting (incident %s). Your answers are kept; say \"try again\"."
                .formatted(Math.max(1, allowed.toSeconds()), title, incident);
    }

    static String broken(String title, String incident) {
        return "I could not %s: something in that part of me failed (incident %s). Your answers are kept; say \"try again\"."
                .formatted(title, incident);
    }

    static String busy(String title) {
        return "Too many people ask me to %s at once. Your answers are kept; say \"try again\" in a moment."
                .formatted(title);
    }

    static String hello() {
        return "Hello. What can I do for you?";
    }

    static String welcome() {
        return "You're welcome.";
    }

    static String unknown(List<IntentSpec> known) {
        return known.isEmpty()
                ? "I can't do anything yet: no skill is installed."
                : "I'm not sure what you'd like. I can %s."
                        .formatted(or(known.stream().map(IntentSpec::title).toList()));
    }

    static String unknownAgain(String example) {
        return "Could you put it another way? For example \"%s\".".formatted(example);
    }

    static String unsure(List<IntentSpec> candidates) {
        return "Would you like me to %s?"
                .formatted(or(candidates.stream().map(IntentSpec::title).toList()));
    }

    static List<QuickReply> suggestions(List<IntentSpec> specs) {
        return specs.stream()
                .filter(spec -> !spec.examples().isEmpty())
                .limit(4)
                .map(spec ->
                        new QuickReply(capital(spec.title()), spec.examples().get(0)))
                .toList();
    }

    /** Another way to begin a sentence that was just said. */
    static String onceMore(String text) {
        return "Once more: " + text;
    }

    static String quoted(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return '"' + (length > QUOTED ? line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…" : line) + '"';
    }

    /** A label without the number in front of it, as one would say it: {@code high}. */
    private static String plain(String label) {
        return label.replaceFirst("^\\d+ ", "").toLowerCase(Locale.ENGLISH);
    }

    static String or(List<String> things) {
        int last = things.size() - 1;
        return last < 1
                ? String.join("", things)
                : String.join(", ", things.subList(0, last)) + " or " + things.get(last);
    }

    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ENGLISH)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}
