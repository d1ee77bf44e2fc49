/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes from a sentence what it says for an intent's slots: values after words that announce them, quotes, times,
 * names, choices; of what is left a clause of its own is the first text that is needed. What was taken is blanked, so
 * that nothing is taken twice.
 */
final class Gleaning {

    private static final char BLANK = '\uE000';
    private static final String OPEN = "(?<![\\p{L}\\p{N}])";
    private static final String CLOSE = "(?![\\p{L}\\p{N}])";
    private static final String QUOTE =
            "\"([^\"]++)\"|\u201c([^\u201d]++)\u201d|\u201e([^\u201c\u201d]++)[\u201c\u201d]"
                    + "|(?<![^\\s" + BLANK + "])['\u2018](?=\\S)([^\\n" + BLANK
                    + "]{3,200}?)(?<=\\S)['\u2019](?=[\\s,." + BLANK + "]|$)";
    private static final Pattern QUOTED = Pattern.compile(QUOTE);
    private static final String LINK = "(?:" + Language.pattern("link") + ")";
    private static final Pattern CLAUSES = Pattern.compile("[,;\\n]|\\.(?=\\s|$)");
    private static final Pattern NAME =
            Pattern.compile("(?=[\\p{N}._-]*+\\p{L})[\\p{L}\\p{N}]++(?:[-_.][\\p{L}\\p{N}]++){1,20}");
    private static final Set<String> PREPOSITIONS =
            Set.of("for", "on", "of", "at", "in", "to", "f\u00fcr", "fuer", "auf", "an", "bei", "von");
    private static final Pattern DANGLING = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])(?:on|at|with|from|for|by|and|starting|start|begin|beginning|between|is|am|um|ab"
                    + "|mit|und|von|f\u00fcr)$");
    private static final Pattern LEADING =
            Pattern.compile("(?i)[\\s,;:.-]++|(?:and|to|please|also|it is|its|it's|und|bitte|um|zu)(?![\\p{L}\\p{N}])");
    private static final Pattern BLANKS = Pattern.compile(BLANK + "+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3}");
    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{4}");
    private static final String LINKED = CLOSE + "\\s*+(?:(" + LINK + CLOSE + "|[:=])\\s*+)?";
    private static final String LINKED_TO = LINKED.substring(CLOSE.length());

    /** As many patterns as some hundred slots need. */
    private static final int MOST_PATTERNS = 5000;

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final IntentSpec spec;
    private final String text;
    private final StringBuilder rest;
    private final Said said;
    private final List<String> focus;
    private final Map<String, Given> given = new LinkedHashMap<>();

    private Gleaning(IntentSpec spec, String text, Said said, List<String> focus) {
        this.spec = spec;
        this.text = text;
        this.rest = new StringBuilder(text);
        this.said = said;
        this.focus = focus;
    }

    /**
     * What a sentence that means an intent gives for its slots.
     *
     * @param captured what a detector has found already
     */
    static Map<String, Given> first(
            IntentSpec spec, String text, Map<String, String> captured, Said said, List<String> focus) {
        var gleaning = new Gleaning(spec, text, said, focus);
        gleaning.capture(captured);
        gleaning.announced();
        gleaning.times();
        gleaning.names();
        gleaning.choices();
        gleaning.texts(captured);
        gleaning.quotes();
        gleaning.clause();
        return gleaning.given;
    }

    /** What an answer says besides for other slots, where it names them. */
    static Map<String, Given> besides(IntentSpec spec, Slot<?> asked, Said said, List<String> focus) {
        var gleaning = new Gleaning(spec, said.text(), said, focus);
        if (!(asked.type() instanceof SlotType.Text)) {
            gleaning.announced();
        }
        gleaning.times();
        gleaning.choices();
        gleaning.given.remove(asked.name());
        return gleaning.given;
    }

    /** Values of slots whose shape can be read by itself; texts may hold other values still. */
    private void capture(Map<String, String> captured) {
        for (Slot<?> slot : spec.slots()) {
            var value = captured.get(slot.name());
            if (value != null && !(slot.type() instanceof SlotType.Text)) {
                if (slot.type() instanceof SlotType.Moment
                        && !Times.find(value, said).isEmpty()) {
                    continue; // the whole sentence may say more of it
                }
                given.put(slot.name(), Given.text(value, true));
                blank(rest.indexOf(value), value.length());
            }
        }
    }

    private void blank(int from, int length) {
        for (int i = Math.max(0, from); from >= 0 && i < from + length; i++) {
            rest.setCharAt(i, BLANK);
        }
    }

    /** "backout is the snapshot", "because the disk is full", "for payments-db". */
    private void announced() {
        for (Slot<?> slot : spec.slots()) {
            if (slot.type() instanceof SlotType.Text && !given.containsKey(slot.name())) {
                slot.cues().stream()
                        .sorted((a, b) -> b.length() - a.length())
                        .flatMap(cue -> after(cue, slot).stream())
                        .findFirst()
                        .ifPresent(value -> given.put(slot.name(), Given.text(value, true)));
            }
        }
    }

    private Optional<String> after(String cue, Slot<?> slot) {
        boolean isLabel = cue.equalsIgnoreCase(slot.label())
                || cue.equalsIgnoreCase(slot.label().split(" ")[0]);
        var found = compiled("(^|[,;.]\\s*+|\\s)(?:(?:the|my|der|die|das|den)\\s++)?" + Pattern.quote(cue) + LINKED
                        + "(" + QUOTE + "|[^,;\\n" + BLANK + "]+?(?=[,;\\n" + BLANK + "]|\\.(?:\\s|$)|$))")
                .matcher(rest);
        while (found.find()) {
            var value = unasked(unquoted(found.group(3)));
            boolean isClause = !found.group(1).equals(" ");
            if (PREPOSITIONS.contains(cue)) {
                var name = NAME.matcher(value);
                if (name.lookingAt() && !isReference(name.group())) {
                    blank(found.start(), found.start(3) - found.start() + name.end());
                    return Optional.of(name.group());
                }
            } else if (!value.isEmpty() && (!isLabel || isClause || found.group(2) != null)) {
                blank(found.start(), found.end() - found.start());
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Without the mark that the whole sentence ends with. */
    private static String unasked(String value) {
        int end = value.length();
        while (end > 0 && "?! ".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(0, end).strip();
    }

    private boolean isReference(String name) {
        return spec.slots().stream()
                .anyMatch(slot -> slot.type() instanceof SlotType.Reference type
                        && !Reading.references(type, name).isEmpty());
    }

    /** A pattern that takes both cases, compiled once. */
    static Pattern compiled(String pattern) {
        if (PATTERNS.size() >= MOST_PATTERNS) {
            PATTERNS.clear();
        }
        return PATTERNS.computeIfAbsent(
                pattern, text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    static String unquoted(String value) {
        var quote = QUOTED.matcher(value.strip());
        return quote.matches() ? content(quote) : value;
    }

    private static String content(Matcher quote) {
        return IntStream.rangeClosed(1, quote.groupCount())
                .mapToObj(quote::group)
                .filter(found -> found != null)
                .findFirst()
                .orElse("");
    }

    private void times() {
        var start = spec.slots().stream()
                .filter(slot -> slot.type() instanceof SlotType.Moment type
                        && type.after().isEmpty())
                .findFirst();
        if (start.isEmpty()) {
            return;
        }
        var end = spec.slots().stream()
                .filter(slot -> slot.type() instanceof SlotType.Moment type
                        && type.after().equals(start.map(Slot::name)))
                .findFirst();
        for (var found : Times.find(rest.toString().replace(BLANK, ' '), said)) {
            var pair = found.pair();
            if (end.isPresent()
                    && !given.containsKey(end.get().name())
                    && pair.start().isPresent()
                    && pair.end().isEmpty()
                    && isNamed(end.get(), found.spans().get(0).from())) {
                pair = new Times.Pair(Optional.empty(), pair.start(), false);
            }
            var both = pair;
            boolean isNew = both.start()
                            .filter(moment -> !given.containsKey(start.get().name()))
                            .isPresent()
                    || both.start().isEmpty()
                            && both.end().isPresent()
                            && end.filter(slot -> !given.containsKey(slot.name()))
                                    .isPresent();
            if (isNew) {
                var words = text.substring(
                        found.spans().get(0).from(),
                        found.spans().get(found.spans().size() - 1).to());
                both.start()
                        .ifPresent(
                                moment -> given.put(start.get().name(), new Given(words, Optional.of(moment), true)));
                end.ifPresent(slot -> both.end()
                        .ifPresent(moment -> given.put(slot.name(), new Given(words, Optional.of(moment), true))));
                found.spans().forEach(span -> blank(span.from(), span.to() - span.from()));
            }
        }
    }

    /** Whether a slot is spoken of right before a place: "the end should be <u>3 March</u>". */
    private boolean isNamed(Slot<?> slot, int at) {
        var label = slot.label();
        var names = Stream.concat(Stream.of(label, label.substring(label.lastIndexOf(' ') + 1)), slot.cues().stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return compiled(OPEN + "(?:" + names + ")" + LINKED + "$")
                .matcher(text.substring(0, at))
                .find();
    }

    private void names() {
        for (Slot<?> slot : spec.slots()) {
            if (slot.type() instanceof SlotType.Reference type && !given.containsKey(slot.name())) {
                var names = named(slot, type);
                if (names.size() == 1) {
                    given.put(slot.name(), Given.text(names.get(0), false));
                    var at = Pattern.compile(Pattern.quote(names.get(0)), Pattern.CASE_INSENSITIVE)
                            .matcher(rest);
                    if (at.find()) {
                        blank(at.start(), at.end() - at.start());
                    }
                } else if (names.isEmpty()) {
                    Pointing.at(type, text, focus).ifPresent(name -> given.put(slot.name(), Given.text(name, false)));
                }
            }
        }
    }

    /** The names of a type's shape; for a slot that is not asked for, of those in capitals only what is written so. */
    private List<String> named(Slot<?> slot, SlotType.Reference type) {
        boolean isShouted = type.capital() && !slot.required();
        return Reading.references(type, rest.toString().replace(BLANK, ' ')).stream()
                .filter(name -> !isShouted || rest.indexOf(name) >= 0)
                .toList();
    }

    /** "high priority", "priority is high"; "emergency" alone where no other slot has such a value. */
    private void choices() {
        for (Slot<?> slot : spec.slots()) {
            if (slot.type() instanceof SlotType.Choice type && !given.containsKey(slot.name())) {
                var label = slot.cues().isEmpty()
                        ? Pattern.quote(slot.label())
                        : slot.cues().stream().map(Pattern::quote).collect(Collectors.joining("|"));
                type.options().stream()
                        .filter(option -> labelled(option, label) || alone(option, slot))
                        .findFirst()
                        .ifPresent(option -> given.put(slot.name(), Given.text(option.value(), false)));
            }
        }
    }

    private boolean labelled(Option option, String label) {
        var names = names(option);
        return took(OPEN + "(?:" + names + ")\\s+(?:" + label + ")" + CLOSE)
                || took(OPEN + "(?:" + label + ")" + LINKED_TO + "(?:" + names + ")" + CLOSE);
    }

    private boolean alone(Option option, Slot<?> slot) {
        var own = names(option.synonyms().stream()
                .filter(name -> WORD.matcher(name).find())
                .filter(name -> others(slot, name).allMatch(other -> slot.required() && !other.required())));
        if (own.isEmpty()) {
            return false;
        }
        if (took("(?:^|(?<=[,;]))\\s*+(?:" + own + ")\\s*+(?=$|[,;" + BLANK + "])")) {
            return true;
        }
        var only = names(option.synonyms().stream()
                .filter(name -> LONG_WORD.matcher(name).find())
                .filter(name -> others(slot, name).findAny().isEmpty()));
        var subject = Arrays.stream(spec.title().toLowerCase(Locale.ROOT).split("\\P{L}+"))
                .filter(word -> word.length() > 3)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return !only.isEmpty()
                && !subject.isEmpty()
                && took(OPEN + "(?:" + only + ")(?=[\\s-]+(?:" + subject + ")" + CLOSE + ")");
    }

    /** The other slots that know a word as one of their choices. */
    private Stream<Slot<?>> others(Slot<?> slot, String word) {
        return spec.slots().stream()
                .<Slot<?>>map(other -> other)
                .filter(other -> !other.name().equals(slot.name())
                        && other.type() instanceof SlotType.Choice type
                        && type.options().stream()
                                .anyMatch(option -> option.synonyms().contains(word)
                                        || option.value().equals(word)));
    }

    private static String names(Option option) {
        return names(Stream.concat(Stream.of(option.value()), option.synonyms().stream()));
    }

    private static String names(Stream<String> names) {
        return names.distinct()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private boolean took(String pattern) {
        var found = compiled(pattern).matcher(rest);
        if (!found.find()) {
            return false;
        }
        blank(found.start(), found.end() - found.start());
        return true;
    }

    /** Texts that a detector found, without what was taken from them since. */
    private void texts(Map<String, String> captured) {
        for (Slot<?> slot : spec.slots()) {
            var value = captured.get(slot.name());
            if (value != null && slot.type() instanceof SlotType.Text && !given.containsKey(slot.name())) {
                int at = text.indexOf(value);
                var left = at < 0 ? value : left(rest.substring(at, at + value.length()));
                if (!unasked(left).isEmpty()) {
                    given.put(slot.name(), Given.text(unasked(unquoted(left)), true));
                    blank(at, at < 0 ? 0 : value.length());
                }
            }
        }
    }

    /** What is left of a text: as far as it goes on behind what was taken out of its middle. */
    private static String left(String text) {
        var kept = new StringBuilder();
        for (var piece : BLANKS.split(text)) {
            if (kept.length() > 0 && isEnd(piece.strip())) {
                break;
            }
            var words = undangled(piece);
            kept.append(kept.length() > 0 && !words.isBlank() ? " " : "").append(words.strip());
        }
        var leading = LEADING.matcher(kept);
        int from = 0;
        while (leading.region(from, kept.length()).lookingAt()) {
            from = leading.end();
        }
        return kept.substring(from).strip();
    }

    private static boolean isEnd(String piece) {
        return !piece.isEmpty() && ",;.".indexOf(piece.charAt(0)) >= 0;
    }

    /** Without a last word that only led to what was taken out, and the signs before it. */
    private static String undangled(String text) {
        var words = DANGLING.matcher(text.stripTrailing()).replaceFirst("");
        int end = words.length();
        while (end > 0
                && (Character.isWhitespace(words.charAt(end - 1)) || ",;:.-".indexOf(words.charAt(end - 1)) >= 0)) {
            end--;
        }
        return words.substring(0, end);
    }

    /** A text in quotes is the first text that is needed. */
    private void quotes() {
        needed().ifPresent(slot -> {
            var quote = QUOTED.matcher(rest);
            if (quote.find()) {
                given.put(slot.name(), Given.text(content(quote), true));
                blank(quote.start(), quote.end() - quote.start());
            }
        });
    }

    /** A clause of its own, which says nothing else. */
    private void clause() {
        needed().ifPresent(slot -> {
            var clauses = CLAUSES.split(rest);
            Arrays.stream(clauses)
                    .skip(1)
                    .map(Gleaning::left)
                    .filter(clause -> Words.of(clause).list().size() >= 2
                            && Command.of(clause).isEmpty())
                    .findFirst()
                    .ifPresent(clause -> given.put(slot.name(), Given.text(clause, false)));
        });
    }

    private Optional<Slot<?>> needed() {
        return spec.slots().stream()
                .filter(slot -> slot.isAsked(Values.NONE) && slot.type() instanceof SlotType.Text)
                .findFirst()
                .filter(slot -> !given.containsKey(slot.name()));
    }
}
