/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.ChangePlanning.Clash;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something else is planned for the item then.
 *
 * @param clashes at least one
 * @param free windows to choose from, all of one length
 */
record Overlap(String item, List<Clash> clashes, List<Window> free, Turn turn) {

    private static final int NAMED = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** {@code CHG0029871}. */
    static String named(Clash clash, Locale locale) {
        return clash.number().isEmpty() ? Texts.say(locale, "another_plan") : clash.number();
    }

    /** Names what clashes, offers other windows, and asks for the reason if it has to be this one. */
    Reply question() {
        var others = clashes.stream()
                .limit(NAMED)
                .map(clash -> "%s (%s), %s".formatted(named(clash, turn.locale()), clash.what(), told(clash.window())))
                .collect(Collectors.joining("; "));
        var more = clashes.size() > NAMED ? say("clashes.more", clashes.size() - NAMED) : "";
        var text = free.isEmpty()
                ? say("clashes", item, others + more)
                : say("clashes.free", item, others + more, length(free.get(0)), starts());
        return Reply.askAgain(Slots.OVERLAP_REASON, text)
                .suggest(free.stream().map(this::quick).toList());
    }

    private String starts() {
        return free.stream().map(this::start).collect(Collectors.joining(", "));
    }

    private String start(Window window) {
        return at(window.from(), format("pattern.start"));
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(say(pattern), turn.locale());
    }

    private String say(String key, Object... values) {
        return Texts.say(turn.locale(), key, values);
    }

    /** Its text is a correction of start and end, as if the user typed it. */
    private QuickReply quick(Window window) {
        return new QuickReply(
                start(window), "start %s to %s".formatted(at(window.from(), TYPED), at(window.until(), TYPED)));
    }

    /** {@code 22 June 2030 21:30–23:30}. */
    private String told(Window window) {
        var day = format("pattern.day");
        var from = at(window.from(), day);
        var until = at(window.until(), day);
        return "%s %s–%s%s"
                .formatted(
                        from, at(window.from(), TIME), from.equals(until) ? "" : until + " ", at(window.until(), TIME));
    }

    private String length(Window window) {
        long minutes = Duration.between(window.from(), window.until()).toMinutes();
        return minutes % 60 == 0 ? say("hours", minutes / 60) : say("minutes", minutes);
    }

    private String at(Instant instant, DateTimeFormatter format) {
        return instant.atZone(turn.zone()).format(format);
    }
}
