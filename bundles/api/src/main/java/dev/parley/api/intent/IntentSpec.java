/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an intent is. Built in one expression: {@code IntentSpec.named("cancel_change_request").title("cancel a
 * change").examples(…).rules(…).slots(…).confirmAlways(…)}.
 *
 * @param name lower case with underscores; one deployed intent has it
 * @param title what it does, to follow "I can": {@code cancel a change}
 * @param examples sentences that mean it
 * @param rules phrases that mean it for certain; see {@link #rules(String...)}
 * @param writes whether carrying it out changes anything; a question that changes nothing may be asked in the middle
 *     of something else
 * @param slots what it needs, in the order they are asked
 * @param draftedFrom names of the slots from whose values {@link Intent#draft} makes others
 * @param version of its slots, from 1; see {@link #version(int)}
 */
public record IntentSpec(
        String name,
        String title,
        List<String> examples,
        List<String> rules,
        boolean writes,
        List<Slot<?>> slots,
        Optional<Confirmation> confirmation,
        List<String> draftedFrom,
        int version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /**
     * @throws IllegalArgumentException if a name is not well-formed, two slots have the same, a slot has no prompt, or
     *     the version is not positive
     */
    public IntentSpec {
        Objects.requireNonNull(title, "title");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an intent's name is lower case letters, digits and _, not " + name);
        }
        var names = new HashSet<String>();
        for (Slot<?> slot : slots) {
            if (!NAME.matcher(slot.name()).matches() || !names.add(slot.name())) {
                throw new IllegalArgumentException("intent " + name + " has a bad or doubled slot " + slot.name());
            }
            if (slot.prompt().isBlank()) {
                throw new IllegalArgumentException("slot " + slot.name() + " of intent " + name + " has no prompt");
            }
        }
        if (version < 1) {
            throw new IllegalArgumentException("intent " + name + " has version " + version + "; versions begin at 1");
        }
        examples = List.copyOf(examples);
        rules = List.copyOf(rules);
        slots = List.copyOf(slots);
        draftedFrom = List.copyOf(draftedFrom);
    }

    /** An intent whose slots are as they were first. */
    public IntentSpec(
            String name,
            String title,
            List<String> examples,
            List<String> rules,
            boolean writes,
            List<Slot<?>> slots,
            Optional<Confirmation> confirmation,
            List<String> draftedFrom) {
        this(name, title, examples, rules, writes, slots, confirmation, draftedFrom, 1);
    }

    /** An intent that writes, has no slots and is known by its name. */
    public static IntentSpec named(String name) {
        return new IntentSpec(
                name, name.replace('_', ' '), List.of(), List.of(), true, List.of(), Optional.empty(), List.of());
    }

    public IntentSpec title(String text) {
        return new IntentSpec(name, text, examples, rules, writes, slots, confirmation, draftedFrom, version);
    }

    public IntentSpec examples(String... sentences) {
        return new IntentSpec(
                name, title, List.of(sentences), rules, writes, slots, confirmation, draftedFrom, version);
    }

    /**
     * Adds phrases. Words stand for themselves, letter case aside; {@code (a|b c|d)} for one of several;
     * {@code [a|b]} for one of several or nothing; {@code *} for any words, or none; <code>{slot}</code> for a value
     * of that slot. A phrase matches anywhere in a sentence unless it begins with {@code ^} or ends with {@code $}.
     * A phrase that begins with {@code !} says what the intent is <em>not</em>, whatever else matches. What matches
     * most words of a sentence wins; of equals, what begins first.
     */
    public IntentSpec rules(String... phrases) {
        var more = new ArrayList<>(rules);
        more.addAll(List.of(phrases));
        return new IntentSpec(name, title, examples, more, writes, slots, confirmation, draftedFrom, version);
    }

    /** An intent that changes nothing. */
    public IntentSpec readOnly() {
        return new IntentSpec(name, title, examples, rules, false, slots, confirmation, draftedFrom, version);
    }

    public IntentSpec slots(Slot<?>... needed) {
        return new IntentSpec(
                name, title, examples, rules, writes, List.of(needed), confirmation, draftedFrom, version);
    }

    /** Reads back what was understood before carrying it out, where the engine's setting wants it. */
    public IntentSpec confirm(String question) {
        return new IntentSpec(
                name,
                title,
                examples,
                rules,
                writes,
                slots,
                Optional.of(new Confirmation(question, false)),
                draftedFrom,
                version);
    }

    /** Never carries it out unconfirmed. */
    public IntentSpec confirmAlways(String question) {
        return new IntentSpec(
                name,
                title,
                examples,
                rules,
                writes,
                slots,
                Optional.of(new Confirmation(question, true)),
                draftedFrom,
                version);
    }

    /** Has {@link Intent#draft} make other values as soon as one of these slots has got one. */
    public IntentSpec draftedFrom(Slot<?>... sources) {
        var names = Stream.of(sources).<String>map(Slot::name).toList();
        return new IntentSpec(name, title, examples, rules, writes, slots, confirmation, names, version);
    }

    /**
     * Counts the ways in which the slots were named and meant: one more whenever what a user has told an earlier bundle
     * could be misread by this one. {@link Intent#migrate} then turns the values that were told into today's.
     *
     * @param number from 1
     */
    public IntentSpec version(int number) {
        return new IntentSpec(name, title, examples, rules, writes, slots, confirmation, draftedFrom, number);
    }

    public Optional<Slot<?>> slot(String slotName) {
        return slots.stream().filter(s -> s.name().equals(slotName)).findFirst();
    }
}
