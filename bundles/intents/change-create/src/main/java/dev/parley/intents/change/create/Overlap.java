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
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

    /** {@code CHG0029871}. */
    static String named(Clash clash) {
        return clash.number().isEmpty() ? "another plan" : clash.number();
    }

    /** Names what clashes, offers other windows, and asks for the reason if it has to be this one. */
    Reply question() {
        var others = clashes.stream()
                .limit(NAMED)
                .map(clash -> "%s (%s), %s".formatted(named(clash), clash.what(), told(clash.window())))
                .collect(Collectors.joining("; "));
        var more = clashes.size() > NAMED ? "; and %d more".formatted(clashes.size() - NAMED) : "";
        var text = "%s is also in %s%s. %s or say why it has to be then.".formatted(item, others, more, wayOut());
        return Reply.askAgain(Slots.OVERLAP_REASON, text)
                .suggest(free.stream().map(this::quick).toList());
    }

    private String wayOut() {
        if (free.isEmpty()) {
            return "Name another start,";
        }
        var starts = free.stream().map(window -> at(window.from(), SHORT)).collect(Collectors.joining(", "));
        return "Free windows of %s: %s. Choose one,".formatted(length(free.get(0)), starts);
    }

    /** Its text is a correction of start and end, as if the user typed it. */
    private QuickReply quick(Window window) {
        return new QuickReply(
                at(window.from(), SHORT),
                "start %s to %s".formatted(at(window.from(), TYPED), at(window.until(), TYPED)));
    }

    /** {@code 22 June 2030 21:30–23:30}. */
    private String told(Window window) {
        var from = at(window.from(), DAY);
        var until = at(window.until(), DAY);
        return "%s %s–%s%s"
                .formatted(
                        from, at(window.from(), TIME), from.equals(until) ? "" : until + " ", at(window.until(), TIME));
    }

    private static String length(Window window) {
        long minutes = Duration.between(window.from(), window.until()).toMinutes();
        if (minutes == 60) {
            return "an hour";
        }
        return minutes % 60 == 0 ? minutes / 60 + " hours" : minutes + " minutes";
    }

    private String at(Instant instant, DateTimeFormatter format) {
        return instant.atZone(turn.zone()).format(format);
    }
}
