/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.ChangePlanning;
import dev.parley.api.change.ChangePlanning.Clash;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sees what else is planned for a configuration item before anything is created. */
final class Windows {

    /**
     * What came of it.
     *
     * @param question to ask first
     * @param overlaps what is planned at the same time, which the user knows of
     * @param remark why it could not be checked, in a whole sentence, or the empty string
     */
    record Outcome(Optional<Reply> question, String overlaps, String remark) {

        private static final Outcome FREE = new Outcome(Optional.empty(), "", "");

        private static Outcome ask(Reply question) {
            return new Outcome(Optional.of(question), "", "");
        }

        private static Outcome unchecked(String why) {
            return new Outcome(Optional.empty(), "", why);
        }
    }

    private static final int OFFERED = 3;

    private final ChangePlanning planning;

    Windows(ChangePlanning planning) {
        this.planning = planning;
    }

    Outcome check(Turn turn) {
        var item = turn.find(Slots.ITEM);
        try {
            return item.map(name -> check(turn, name)).orElse(Outcome.FREE);
        } catch (Unavailable e) {
            return Outcome.unchecked(Texts.say(turn.locale(), "windows.silent", e.system(), item.orElseThrow()));
        } catch (Rejected e) {
            return Outcome.unchecked(Texts.say(turn.locale(), "windows.refused", e.getMessage()));
        }
    }

    private Outcome check(Turn turn, String item) {
        if (planning.item(turn.user(), item).isEmpty()) {
            return Outcome.ask(Reply.askAgain(Slots.ITEM, Texts.say(turn.locale(), "item.ask_again", item)));
        }
        var wanted = new Window(
                turn.get(Slots.START).toInstant(), turn.get(Slots.END).toInstant());
        var clashes = planning.clashes(turn.user(), item, wanted).stream()
                .filter(clash -> !isThis(clash, wanted, turn))
                .toList();
        if (clashes.isEmpty()) {
            return Outcome.FREE;
        }
        return turn.find(Slots.OVERLAP_REASON).isPresent()
                ? new Outcome(
                        Optional.empty(),
                        clashes.stream()
                                .map(clash -> Overlap.named(clash, turn.locale()))
                                .collect(Collectors.joining(", ")),
                        "")
                : Outcome.ask(new Overlap(item, clashes, free(turn, item, wanted), turn).question());
    }

    /** The same in the same window is what this turn is about, created when it was tried before. */
    private static boolean isThis(Clash clash, Window wanted, Turn turn) {
        return clash.window().equals(wanted) && clash.what().equals(turn.get(Slots.SUMMARY));
    }

    /** What cannot be found out is not offered. */
    private List<Window> free(Turn turn, String item, Window wanted) {
        var length = Duration.between(wanted.from(), wanted.until());
        var earliest = wanted.from().isBefore(turn.now()) ? turn.now() : wanted.from();
        try {
            return planning.free(turn.user(), item, length, earliest, OFFERED).stream()
                    .map(window -> onTheMinute(window.from(), length))
                    .toList();
        } catch (ConnectorException e) {
            return List.of();
        }
    }

    private static Window onTheMinute(Instant from, Duration length) {
        var start = from.plus(1, ChronoUnit.MINUTES).minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
        return new Window(start, start.plus(length));
    }
}
