/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came of reading a slot's value: the value in its canonical text, or what was wrong with it. */
sealed interface Reading {

    record Read(String canonical) implements Reading {}

    /**
     * @param problem what is wrong and what would do, in whole sentences
     * @param value the canonical text of what was read and will not do
     */
    record Unread(String problem, Optional<String> value) implements Reading {

        Unread(String problem) {
            this(problem, Optional.empty());
        }
    }

    /**
     * Reads what somebody wrote as the answer to a slot's question.
     *
     * @param focus what was lately spoken of, the latest first
     */
    static Reading of(Slot<?> slot, String text, Values others, Said said, List<String> focus) {
        return checked(slot, typed(slot, text.strip(), others, said, focus), others);
    }

    /** Reads a canonical text, or what somebody wrote instead. */
    static Reading filled(Slot<?> slot, String text, Values others, Said said, List<String> focus) {
        var number =
                slot.type() instanceof SlotType.Number ? Numbers.plain(text.strip()) : Optional.<BigDecimal>empty();
        return number.map(value -> checked(slot, within((SlotType.Number) slot.type(), value, said), others))
                .orElseGet(() -> of(slot, text, others, said, focus));
    }

    private static <T> Reading checked(Slot<T> slot, Reading reading, Values others) {
        if (reading instanceof Read read) {
            var value = slot.type().parse(read.canonical());
            return slot.checks().stream()
                    .map(check -> check.problem(value, others))
                    .flatMap(Optional::stream)
                    .<Reading>map(problem -> new Unread(problem, Optional.of(read.canonical())))
                    .findFirst()
                    .orElse(read);
        }
        return reading;
    }

    private static Reading typed(Slot<?> slot, String text, Values others, Said said, List<String> focus) {
        if (slot.type() instanceof SlotType.Text type) {
            return text(slot.label(), type, text, said.wording());
        } else if (slot.type() instanceof SlotType.Choice type) {
            return choice(type, text, said.wording());
        } else if (slot.type() instanceof SlotType.Reference type) {
            return reference(slot.label(), type, text, focus, said.wording());
        } else if (slot.type() instanceof SlotType.Number type) {
            return Numbers.read(text, said.locale())
                    .map(value -> within(type, value, said))
                    .orElseGet(() -> new Unread(said.say("number.unknown", Wording.quoted(text))));
        } else {
            return moment((SlotType.Moment) slot.type(), text, others, said);
        }
    }

    private static Reading text(String label, SlotType.Text type, String text, Wording wording) {
        int length = text.codePointCount(0, text.length());
        if (length > type.longest()) {
            return new Unread(wording.tooLong(label, length, type.longest()));
        }
        return length < Math.max(1, type.shortest())
                ? new Unread(wording.tooShort(label, type.shortest()))
                : new Read(text);
    }

    private static Reading choice(SlotType.Choice type, String text, Wording wording) {
        var said = Words.of(text);
        var whole = type.options().stream().filter(o -> means(o, said.text())).toList();
        var named = whole.isEmpty()
                ? type.options().stream().filter(o -> mentions(o, said)).toList()
                : whole;
        return named.size() == 1 && !said.negated()
                ? new Read(named.get(0).value())
                : new Unread(wording.noSuchChoice(text, type.options()));
    }

    private static boolean means(Option option, String said) {
        return said.equals(Words.of(option.value()).text())
                || said.equals(Words.of(option.label()).text())
                || option.synonyms().contains(said);
    }

    private static boolean mentions(Option option, Words said) {
        return said.contain(Words.of(option.label()).text())
                || option.synonyms().stream().anyMatch(said::contain)
                || said.contain("p" + option.value())
                || isNumber(option, said);
    }

    /** "number 2", "prio 2 please", but not "3 march". */
    private static boolean isNumber(Option option, Words said) {
        var number = Words.of(option.value()).text();
        return said.contain(number)
                && said.list().stream().allMatch(word -> word.equals(number) || BESIDE.contains(word));
    }

    Set<String> BESIDE = Set.of(
            "priority",
            "prio",
            "number",
            "option",
            "nr",
            "nummer",
            "take",
            "the",
            "please",
            "a",
            "an",
            "make",
            "it",
            "level",
            "p",
            "priorität",
            "nimm",
            "die",
            "bitte",
            "risk",
            "risiko",
            "impact",
            "is",
            "ist",
            "no",
            "i",
            "say",
            "of",
            "think",
            "then",
            "just",
            "use",
            "set",
            "to");

    private static Reading reference(
            String label, SlotType.Reference type, String text, List<String> focus, Wording wording) {
        var found = references(type, text);
        if (found.size() == 1) {
            return new Read(found.get(0));
        }
        if (found.size() > 1) {
            return new Unread(wording.oneAtATime(found));
        }
        return Pointing.at(type, text, focus)
                .filter(name -> Words.of(text).pointsBack())
                .<Reading>map(Read::new)
                .orElseGet(() -> new Unread(wording.noSuchReference(label, text, type.example())));
    }

    /** The names in a text that have the type's shape, each once; if it is spelled in another way, that one. */
    static List<String> references(SlotType.Reference type, String text) {
        var spelled = type.spellings().stream()
                .map(spelling -> Timed.matcher(spelling.pattern(), text))
                .filter(Matcher::find)
                .map(found -> named(type, found))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
        return spelled.isEmpty()
                ? NAME.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .flatMap(name -> shaped(type, name).stream())
                        .distinct()
                        .toList()
                : spelled;
    }

    private static Optional<String> named(SlotType.Reference type, Matcher found) {
        var spelling = type.spellings().stream()
                .filter(one -> one.pattern().equals(found.pattern()))
                .findFirst()
                .orElseThrow();
        return shaped(type, Timed.matcher(spelling.pattern(), found.group()).replaceFirst(spelling.name()));
    }

    private static Optional<String> shaped(SlotType.Reference type, String name) {
        var capitals = name.toUpperCase(Locale.ROOT);
        return Timed.matcher(type.pattern(), capitals).matches()
                ? Optional.of(type.capital() ? capitals : name)
                : Optional.empty();
    }

    Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_#/.-]*[\\p{L}\\p{N}]");

    private static Reading within(SlotType.Number type, BigDecimal value, Said said) {
        var canonical = Numbers.canonical(value);
        return type.allows(value)
                ? new Read(canonical)
                : new Unread(said.wording().numberNeeded(type, value), Optional.of(canonical));
    }

    private static Reading moment(SlotType.Moment type, String text, Values others, Said said) {
        var zone = said.now().getZone();
        var before = type.after().map(others.canonical()::get).map(type::parse);
        var read = canonical(text, said)
                .or(() -> Times.read(text, type, before.map(start -> start.atZoneSameInstant(zone)), said)
                        .flatMap(pair -> type.end()
                                ? pair.end()
                                : pair.start().filter(start -> pair.end().isEmpty())));
        if (read.isEmpty()) {
            return new Unread(said.say("moment.unknown", Wording.quoted(text)));
        }
        return inTime(type, read.get().toOffsetDateTime(), before, said);
    }

    /** A time as programs write it: with an offset or a zone, or as clocks show it where the user is. */
    private static Optional<ZonedDateTime> canonical(String text, Said said) {
        try {
            return Optional.of(ISO.parseBest(text, ZonedDateTime::from, LocalDateTime::from))
                    .map(moment -> moment instanceof LocalDateTime local
                            ? local.atZone(said.now().getZone())
                            : (ZonedDateTime) moment)
                    .filter(moment -> moment.getYear() >= 0 && moment.getYear() <= 9999);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Reading inTime(
            SlotType.Moment type, OffsetDateTime value, Optional<OffsetDateTime> before, Said said) {
        var spoken = type.spoken(value, said.locale());
        if (before.isPresent() && !value.isAfter(before.get())) {
            return new Unread(
                    said.say("moment.beforeStart", spoken, START.spoken(before.get(), said.locale())),
                    Optional.of(value.toString()));
        }
        return value.isBefore(said.now().toOffsetDateTime())
                ? new Unread(said.say("moment.past", spoken), Optional.of(value.toString()))
                : new Read(value.toString());
    }

    DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX]['['VV']']")
            .toFormatter(Locale.ROOT);

    SlotType.Moment START = new SlotType.Moment(false, Optional.empty());
}
