/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import dev.parley.api.change.ChangePlanning.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the gaps between what is planned, for connectors whose system does not. */
public final class FreeWindows {

    private FreeWindows() {}

    /**
     * The first windows that overlap nothing, one behind the other.
     *
     * @param busy what is planned, in any order
     * @param from the first one begins then at the earliest
     * @param count how many
     */
    public static List<Window> between(List<Window> busy, Duration length, Instant from, int count) {
        var planned = busy.stream().sorted(Comparator.comparing(Window::from)).toList();
        var free = new ArrayList<Window>();
        var start = from;
        for (var window : planned) {
            while (free.size() < count && !start.plus(length).isAfter(window.from())) {
                free.add(new Window(start, start.plus(length)));
                start = start.plus(length);
            }
            start = window.until().isAfter(start) ? window.until() : start;
        }
        while (free.size() < count) {
            free.add(new Window(start, start.plus(length)));
            start = start.plus(length);
        }
        return free;
    }
}
