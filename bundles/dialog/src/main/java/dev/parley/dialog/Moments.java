/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads points in time as people write them: {@code 2031-03-01 22:00}, {@code 1 March 2031}, {@code Saturday 10pm},
 * {@code in two hours}, {@code the day before}. Every word of the text has to make sense, or it is not read.
 */
final class Moments {

    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("ten", 10),
            Map.entry("twelve", 12));
    private static final String SPAN = "(\\d{1,4}|"
            + String.join("|", NUMBERS.keySet().stream().sorted().toList()) + ") ?(minute|min|hour|hr|h|day|week)s?";
    private static final Set<String> FILLERS = Set.of(
            "at",
            "on",
            "the",
            "of",
            "by",
            "around",
            "from",
            "start",
            "starting",
            "starts",
            "begin",
            "end",
            "ends",
            "until",
            "till",
            "please",
            "in",
            "this",
            "next",
            "coming",
            "and",
            "o'clock",
            "for",
            "morning",
            "evening",
            "to",
            "it",
            "should",
            "be",
            "make",
            "we",
            "i",
            "plan",
            "maybe",
            "then",
            "hrs",
            "hours");

    /** The moment is relative to something; what, the caller says. */
    private record Context(ZonedDateTime now, Optional<ZonedDateTime> start) {

        ZonedDateTime anchor() {
            return start.orElse(now);
        }

        LocalDate today() {
            return now.toLocalDate();
        }
    }

    private record DayForm(Pattern pattern, BiFunction<MatchResult, Context, LocalDate> day) {}

    private record TimeForm(Pattern pattern, Function<MatchResult, LocalTime> time) {}

    private static final List<DayForm> DAYS = List.of(
            day("(\\d{4})-(\\d{1,2})-(\\d{1,2})", (m, c) -> date(m.group(1), m.group(2), m.group(3))),
            day("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})", (m, c) -> date(m.group(3), m.group(2), m.group(1))),
            day(
                    "(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH + " ?(\\d{4})?",
                    (m, c) -> month(c, m.group(3), m.group(2), m.group(1))),
            day(
                    MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?",
                    (m, c) -> month(c, m.group(3), m.group(1), m.group(2))),
            day("day after tomorrow", (m, c) -> c.today().plusDays(2)),
            day("day before yesterday", (m, c) -> c.today().minusDays(2)),
            day(
                    "(?:the )?(?:day|night) before",
                    (m, c) -> c.anchor().toLocalDate().minusDays(1)),
            day(
                    "(?:the )?(?:day after|next day|following day)",
                    (m, c) -> c.anchor().toLocalDate().plusDays(1)),
            day("(?:the )?same (?:day|night|evening)", (m, c) -> c.anchor().toLocalDate()),
            day("today|tonight|this evening", (m, c) -> c.today()),
            day("tomorrow", (m, c) -> c.today().plusDays(1)),
            day("yesterday", (m, c) -> c.today().minusDays(1)),
            day("next week", (m, c) -> c.today().plusWeeks(1)),
            day("(?:(?:on|next|this|coming) )*(" + DAY + ")", (m, c) -> weekday(c, m.group(1))));

    private static final List<TimeForm> TIMES = List.of(
            time(
                    "(\\d{1,2})[:.h](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)? ?(am|pm)?",
                    m -> clock(m.group(1), m.group(2), m.group(4))),
            time("(\\d{1,2}) ?(am|pm)", m -> clock(m.group(1), "0", m.group(2))),
            time("(?:at )?(\\d{1,2}) ?(?:h|hrs|hours|o'clock)", m -> clock(m.group(1), "0", null)),
            time("at (\\d{1,2})", m -> clock(m.group(1), "0", null)),
            time("noon|midday", m -> LocalTime.NOON),
            time("midnight", m -> LocalTime.MIDNIGHT));

    private static final Pattern IN = bounded("(?:in|for|after) " + SPAN + "(?: from now)?");
    private static final Pattern LATER = bounded("(?:for )?" + SPAN + "(?: (?:later|after(?: that)?))?");
    private static final Pattern ZONE =
            Pattern.compile("(?<=[\\d m])(?:utc|gmt|z)?([+-]\\d{2}:?\\d{2})$|\\b(utc|gmt)\\b|(?<=\\d)(z)$");

    private Moments() {}

    /**
     * Reads a moment.
     *
     * @param now with the zone that is meant where the text names none
     * @param start what "the day before" and "two hours later" are counted from, instead of now
     * @param end whether a day alone means its last minute
     */
    static Optional<ZonedDateTime> read(String text, ZonedDateTime now, Optional<ZonedDateTime> start, boolean end) {
        var plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[,;!?]|\\.(?=\\s|$)", " ")
                .replaceAll("(?<=\\d)t(?=\\d)", " ")
                .replaceAll("\\s+", " ")
                .strip();
        try {
            return zoned(plain, new Context(now, start), end);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZonedDateTime> zoned(String text, Context context, boolean end) {
        var zone = ZONE.matcher(text);
        if (!zone.find()) {
            return moment(text, context, end);
        }
        var id = zone.group(1) != null ? ZoneId.of(zone.group(1)) : ZoneId.of("Z");
        var there = new Context(
                context.now().withZoneSameInstant(id), context.start().map(s -> s.withZoneSameInstant(id)));
        return moment(zone.replaceFirst("").strip(), there, end);
    }

    private static Optional<ZonedDateTime> moment(String text, Context context, boolean end) {
        var span = (context.start().isPresent() ? LATER : IN).matcher(text);
        if (span.matches()) {
            return Optional.of(context.anchor().plus(span(span)).truncatedTo(ChronoUnit.MINUTES));
        }
        if (text.matches("(?:right )?now|immediately|asap")) {
            return Optional.of(context.now().truncatedTo(ChronoUnit.MINUTES).plusMinutes(1));
        }
        for (var form : DAYS) {
            var found = form.pattern().matcher(text);
            if (found.find()) {
                return at(form.day().apply(found, context), rest(text, found), context, end);
            }
        }
        return timeAlone(text, context);
    }

    private static Optional<ZonedDateTime> at(LocalDate day, String rest, Context context, boolean end) {
        var zone = context.now().getZone();
        for (var form : TIMES) {
            var found = form.pattern().matcher(rest);
            if (found.find()) {
                var time = form.time().apply(found);
                return nothing(rest(rest, found)) ? Optional.of(day.atTime(time).atZone(zone)) : Optional.empty();
            }
        }
        return nothing(rest) ? Optional.of(dayAlone(day, context, end)) : Optional.empty();
    }

    /** The first minute of a day, the last one where an end is meant; of today, the next one. */
    private static ZonedDateTime dayAlone(LocalDate day, Context context, boolean end) {
        if (day.equals(context.today()) && !end) {
            return context.now().truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        }
        return day.atTime(end ? LocalTime.of(23, 59) : LocalTime.MIDNIGHT)
                .atZone(context.now().getZone());
    }

    /** A time without a day is the next one after the anchor. */
    private static Optional<ZonedDateTime> timeAlone(String text, Context context) {
        var anchor = context.anchor();
        return at(anchor.toLocalDate(), text, context, false)
                .filter(moment -> TIMES.stream()
                        .anyMatch(form -> form.pattern().matcher(text).find()))
                .map(moment -> moment.isAfter(anchor) ? moment : moment.plusDays(1));
    }

    private static String rest(String text, Matcher found) {
        return (text.substring(0, found.start()) + " " + text.substring(found.end())).strip();
    }

    private static boolean nothing(String rest) {
        return rest.isBlank() || FILLERS.containsAll(List.of(rest.strip().split(" +")));
    }

    private static Duration span(Matcher found) {
        var word = found.group(1);
        long count = NUMBERS.containsKey(word) ? NUMBERS.get(word) : Long.parseLong(word);
        return switch (found.group(2)) {
            case "minute", "min" -> Duration.ofMinutes(count);
            case "hour", "hr", "h" -> Duration.ofHours(count);
            case "day" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    private static LocalDate weekday(Context context, String name) {
        var day = List.of(DayOfWeek.values()).stream()
                .filter(d -> d.name().toLowerCase(Locale.ROOT).startsWith(name.substring(0, 3)))
                .findFirst()
                .orElseThrow();
        return (context.start().isPresent() ? context.anchor().toLocalDate() : context.today())
                .with(context.start().isPresent() ? TemporalAdjusters.nextOrSame(day) : TemporalAdjusters.next(day));
    }

    /** A day of a month; without a year, the next such day from the anchor on. */
    private static LocalDate month(Context context, String year, String month, String day) {
        int number = MONTHS.indexOf(month.substring(0, 3)) + 1;
        if (year != null) {
            return LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day));
        }
        var anchor = context.anchor().toLocalDate();
        var thisYear = LocalDate.of(anchor.getYear(), number, Integer.parseInt(day));
        return thisYear.isBefore(anchor) ? thisYear.plusYears(1) : thisYear;
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static LocalTime clock(String hour, String minute, String half) {
        int h = Integer.parseInt(hour);
        if (half != null && (h < 1 || h > 12)) {
            throw new DateTimeException("no such hour: " + h + half);
        }
        int full = half == null ? h : h % 12 + (half.equals("pm") ? 12 : 0);
        return LocalTime.of(full, Integer.parseInt(minute));
    }

    private static DayForm day(String pattern, BiFunction<MatchResult, Context, LocalDate> day) {
        return new DayForm(bounded(pattern), day);
    }

    private static TimeForm time(String pattern, Function<MatchResult, LocalTime> time) {
        return new TimeForm(bounded(pattern), time);
    }

    private static Pattern bounded(String pattern) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + pattern + ")(?![\\p{L}\\p{N}])");
    }
}
