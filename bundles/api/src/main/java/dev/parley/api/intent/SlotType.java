/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What kind of value a slot takes. The types say what is allowed; the engine knows how people write each of them.
 *
 * @param <T> the value's class; its {@code toString} is the canonical text
 */
public sealed interface SlotType<T> {

    /** The value of its canonical text; throws IllegalArgumentException or DateTimeException for anything else. */
    T parse(String canonical);

    /** The value as one would say it in English. */
    default String spoken(T value) {
        return spoken(value, Locale.ENGLISH);
    }

    /** The value as one would say it. */
    default String spoken(T value, Locale locale) {
        return value.toString();
    }

    /**
     * Free text.
     *
     * @param shortest in characters, after trimming
     * @param longest in characters, after trimming
     */
    record Text(int shortest, int longest) implements SlotType<String> {

        @Override
        public String parse(String canonical) {
            return canonical;
        }
    }

    /** One of a few values; the value is the {@link Option#value}. */
    record Choice(List<Option> options) implements SlotType<String> {

        public Choice {
            options = List.copyOf(options);
        }

        public Optional<Option> option(String value) {
            return options.stream().filter(o -> o.value().equals(value)).findFirst();
        }

        @Override
        public String parse(String canonical) {
            return option(canonical).map(Option::value).orElseThrow(() -> new IllegalArgumentException(canonical));
        }

        @Override
        public String spoken(String value, Locale locale) {
            return option(value).map(Option::label).orElse(value);
        }
    }

    /**
     * A point in time that is not past.
     *
     * @param end whether a day without a time means its last minute instead of its first
     * @param after the name of the slot whose value must lie before this one
     */
    record Moment(boolean end, Optional<String> after) implements SlotType<OffsetDateTime> {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

        @Override
        public OffsetDateTime parse(String canonical) {
            return OffsetDateTime.parse(canonical);
        }

        /**
         * {@code 1 March 2031 22:00}, {@code 1. März 2031 22:00}; only the day where the time is the one that a day
         * alone stands for.
         */
        @Override
        public String spoken(OffsetDateTime value, Locale locale) {
            int minute = value.getHour() * 60 + value.getMinute();
            var day = value.format(day(locale));
            return minute == (end ? 24 * 60 - 1 : 0) ? day : day + ' ' + value.format(TIME);
        }

        private static DateTimeFormatter day(Locale locale) {
            return locale.getLanguage().equals("en")
                    ? DAY
                    : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        }
    }

    /**
     * A number. Its canonical text is plain: {@code 1500}, {@code 2.5}, {@code -3}.
     *
     * @param whole whether it must have no decimals
     * @param least the smallest that will do
     * @param most the largest that will do
     */
    record Number(boolean whole, Optional<BigDecimal> least, Optional<BigDecimal> most)
            implements SlotType<BigDecimal> {

        /** Any whole number. */
        public static final Number WHOLE = new Number(true, Optional.empty(), Optional.empty());

        /** Any number. */
        public static final Number DECIMAL = new Number(false, Optional.empty(), Optional.empty());

        /** This number, at least as large as that. */
        public Number from(long smallest) {
            return new Number(whole, Optional.of(BigDecimal.valueOf(smallest)), most);
        }

        /** This number, at most as large as that. */
        public Number to(long largest) {
            return new Number(whole, least, Optional.of(BigDecimal.valueOf(largest)));
        }

        public boolean allows(BigDecimal value) {
            return !(whole && value.stripTrailingZeros().scale() > 0)
                    && least.filter(bound -> value.compareTo(bound) < 0).isEmpty()
                    && most.filter(bound -> value.compareTo(bound) > 0).isEmpty();
        }

        @Override
        public BigDecimal parse(String canonical) {
            return new BigDecimal(canonical);
        }

        /** {@code 1,500}, {@code 1.500} in German. */
        @Override
        public String spoken(BigDecimal value, Locale locale) {
            var format = NumberFormat.getInstance(locale);
            format.setMaximumFractionDigits(Math.max(0, value.scale()));
            return format.format(value);
        }
    }

    /**
     * The name of a thing in another system.
     *
     * @param pattern of the whole name; matched in capitals
     * @param example {@code CHG0030001}
     * @param capital whether it is written in capitals, whatever people write
     * @param spellings how else people write it, in longer texts; the first that fits counts
     * @param subject what it names, where a channel may look for candidates while somebody types
     */
    record Reference(
            Pattern pattern, String example, boolean capital, List<Spelling> spellings, Optional<Subject> subject)
            implements SlotType<String> {

        /**
         * Another way to write a name.
         *
         * @param pattern found anywhere in a text, letter case aside where it says so
         * @param name what it stands for: {@code $1#$2}, as in {@link java.util.regex.Matcher#replaceFirst}
         */
        public record Spelling(Pattern pattern, String name) {}

        public Reference {
            spellings = List.copyOf(spellings);
        }

        /** A name of something that is not looked for. */
        public Reference(Pattern pattern, String example, boolean capital, List<Spelling> spellings) {
            this(pattern, example, capital, spellings, Optional.empty());
        }

        /** A name in capitals, written in one way. */
        public Reference(Pattern pattern, String example) {
            this(pattern, example, true, List.of());
        }

        /** This name, of something that can be looked for. */
        public Reference naming(Subject what) {
            return new Reference(pattern, example, capital, spellings, Optional.of(what));
        }

        @Override
        public String parse(String canonical) {
            if (!pattern.matcher(canonical.toUpperCase(Locale.ROOT)).matches()) {
                throw new IllegalArgumentException(canonical);
            }
            return canonical;
        }
    }
}
