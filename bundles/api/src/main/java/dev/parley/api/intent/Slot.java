/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Something that an intent needs to know.
 *
 * @param name as in JSON: {@code planned_start_date}
 * @param label as in "the ... is still open": {@code planned start}
 * @param prompt the whole question
 * @param required whether it is asked for; a slot that is not is only taken from what was said
 * @param when whether it is asked for, seeing the values so far
 * @param cues words that the value follows in a longer sentence: {@code backout is}, {@code because}; the label is
 *     one anyway
 */
public record Slot<T>(
        String name,
        String label,
        SlotType<T> type,
        String prompt,
        boolean required,
        Predicate<Values> when,
        List<Check<? super T>> checks,
        List<String> cues) {

    public Slot {
        checks = List.copyOf(checks);
        cues = List.copyOf(cues);
    }

    public static <T> Slot<T> of(String name, String label, SlotType<T> type, String prompt) {
        return new Slot<>(name, label, type, prompt, true, values -> true, List.of(), List.of());
    }

    /** Free text of 1 to {@code longest} characters. */
    public static Slot<String> text(String name, String label, int longest, String prompt) {
        return of(name, label, new SlotType.Text(1, longest), prompt);
    }

    public static Slot<String> choice(String name, String label, String prompt, Option... options) {
        return of(name, label, new SlotType.Choice(List.of(options)), prompt);
    }

    /** The beginning of something; not past. */
    public static Slot<OffsetDateTime> start(String name, String label, String prompt) {
        return of(name, label, new SlotType.Moment(false, Optional.empty()), prompt);
    }

    /** The end of something that begins with the value of another slot. */
    public static Slot<OffsetDateTime> end(String name, String label, Slot<OffsetDateTime> start, String prompt) {
        return of(name, label, new SlotType.Moment(true, Optional.of(start.name())), prompt);
    }

    /** A number, whole or with decimals; any, until {@link SlotType.Number#from} and the like say which. */
    public static Slot<BigDecimal> number(String name, String label, SlotType.Number type, String prompt) {
        return of(name, label, type, prompt);
    }

    /** @param pattern of the whole name, in capitals */
    public static Slot<String> reference(String name, String label, String pattern, String example, String prompt) {
        return of(name, label, new SlotType.Reference(Pattern.compile(pattern), example), prompt);
    }

    /** This slot, not asked for. */
    public Slot<T> optional() {
        return new Slot<>(name, label, type, prompt, false, when, checks, cues);
    }

    /** This slot, asked for only if the values so far say so. */
    public Slot<T> when(Predicate<Values> condition) {
        return new Slot<>(name, label, type, prompt, required, condition, checks, cues);
    }

    /** This slot with one more check. */
    public Slot<T> check(Check<? super T> check) {
        var more = new ArrayList<>(checks);
        more.add(check);
        return new Slot<>(name, label, type, prompt, required, when, more, cues);
    }

    /** This slot, whose value follows one of these in a longer sentence. */
    public Slot<T> cues(String... words) {
        return new Slot<>(name, label, type, prompt, required, when, checks, List.of(words));
    }

    public boolean isAsked(Values values) {
        return required && when.test(values);
    }
}
