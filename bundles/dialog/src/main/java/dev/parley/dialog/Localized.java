/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Check;
import dev.parley.api.intent.Confirmation;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An intent's specification in the languages that its bundle, or a fragment of it, has texts for; see {@link Phrases}.
 * It is shown in one language and understood in all of them.
 */
final class Localized {

    private static final Phrases SHARED = Phrases.of(IntentSpec.class);

    private final IntentSpec spec;
    private final Phrases own;
    private final Locale locale;

    private Localized(IntentSpec spec, Phrases own, Locale locale) {
        this.spec = spec;
        this.own = own;
        this.locale = locale;
    }

    /** The specification as somebody reads it who speaks this language. */
    static IntentSpec in(Language language, IntentSpec spec, Class<?> owner) {
        return new Localized(spec, Phrases.of(owner), language.locale()).spec();
    }

    private IntentSpec spec() {
        return new IntentSpec(
                spec.name(),
                text(spec.name() + ".title").orElse(spec.title()),
                shownFirst(lines("examples"), spec.examples()),
                joined(spec.rules(), lines("rules")),
                spec.writes(),
                spec.slots().stream().<Slot<?>>map(this::slot).toList(),
                spec.confirmation().map(said -> text(spec.name() + ".confirm")
                        .map(question -> new Confirmation(question, said.always()))
                        .orElse(said)),
                spec.draftedFrom(),
                spec.version());
    }

    /** Of all languages; those of the one that is spoken come first. */
    private List<String> shownFirst(List<String> others, List<String> english) {
        var here = text(spec.name() + ".examples").map(Localized::split).orElse(List.of());
        return Stream.of(here, english, others).flatMap(List::stream).distinct().toList();
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /** What all languages but English list. */
    private List<String> lines(String what) {
        return Language.all().stream()
                .skip(1)
                .flatMap(language -> own.find(language.locale(), spec.name() + '.' + what).stream())
                .flatMap(text -> split(text).stream())
                .toList();
    }

    private static List<String> split(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private <T> Slot<T> slot(Slot<T> slot) {
        return new Slot<>(
                slot.name(),
                text(slot, "label").orElse(slot.label()),
                type(slot),
                text(slot, "prompt").orElse(slot.prompt()),
                slot.required(),
                slot.when(),
                slot.checks().stream().<Check<? super T>>map(this::said).toList(),
                cues(slot));
    }

    private <T> Check<T> said(Check<T> check) {
        return (value, others) -> check.problem(value, others)
                .map(problem -> problem.startsWith("%") ? own.say(locale, problem.substring(1)) : problem);
    }

    private List<String> cues(Slot<?> slot) {
        var others = Language.all().stream()
                .skip(1)
                .flatMap(language -> Stream.concat(
                        listed(language.locale(), slot, "cues"), find(language.locale(), slot, "label").stream()));
        return Stream.of(slot.cues().stream(), others, Stream.of(slot.label()))
                .flatMap(words -> words)
                .map(words -> words.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    @SuppressWarnings("unchecked") // a choice stays a choice
    private <T> SlotType<T> type(Slot<T> slot) {
        return slot.type() instanceof SlotType.Choice choice
                ? (SlotType<T>) new SlotType.Choice(choice.options().stream()
                        .map(option -> option(slot, option))
                        .toList())
                : slot.type();
    }

    private Option option(Slot<?> slot, Option option) {
        var label = find(locale, slot, option.value()).orElse(option.label());
        var names = Language.all().stream()
                .skip(1)
                .flatMap(language -> Stream.concat(
                        find(language.locale(), slot, option.value()).stream(),
                        listed(language.locale(), slot, option.value() + ".synonyms")))
                .flatMap(name -> Stream.of(
                        Words.of(name).text(),
                        Words.of(name.replaceFirst("^\\d+ ", "")).text()));
        Set<String> synonyms = Stream.concat(
                        names,
                        Stream.concat(
                                option.synonyms().stream(),
                                Stream.of(Words.of(option.label()).text())))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new Option(option.value(), label, synonyms);
    }

    private Stream<String> listed(Locale language, Slot<?> slot, String what) {
        return find(language, slot, what).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private Optional<String> text(String key) {
        return own.find(locale, key);
    }

    private Optional<String> text(Slot<?> slot, String what) {
        return find(locale, slot, what);
    }

    private Optional<String> find(Locale language, Slot<?> slot, String what) {
        var shared = "slot." + slot.name() + '.' + what;
        return own.find(language, spec.name() + '.' + slot.name() + '.' + what)
                .or(() -> own.find(language, shared))
                .or(() -> SHARED.find(language, shared));
    }
}
