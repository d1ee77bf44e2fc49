/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.habit;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.habit.Habits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Habits in memory. */
public final class MemoryHabits implements Habits {

    private record Thing(String userId, String name, Instant at) {}

    private record Choice(String userId, String intent, String slot, String value, Instant at) {

        boolean isFor(String user, String anIntent, String aSlot) {
            return userId.equals(user) && intent.equals(anIntent) && slot.equals(aSlot);
        }
    }

    /** Both with the latest last. */
    private final List<Thing> things = new ArrayList<>();

    private final List<Choice> choices = new ArrayList<>();
    private boolean isAway;

    /** From now on every call fails as it does when the database does not answer, or no longer. */
    public synchronized void away(boolean away) {
        isAway = away;
    }

    @Override
    public synchronized List<String> things(String userId, int limit) {
        answer();
        return latest(
                things.stream()
                        .filter(thing -> thing.userId().equals(userId))
                        .map(Thing::name)
                        .toList(),
                limit);
    }

    @Override
    public synchronized List<String> choices(String userId, String intent, String slot, int limit) {
        answer();
        return latest(
                choices.stream()
                        .filter(choice -> choice.isFor(userId, intent, slot))
                        .map(Choice::value)
                        .toList(),
                limit);
    }

    private static List<String> latest(List<String> values, int limit) {
        var latest = new ArrayList<>(values.subList(Math.max(0, values.size() - Math.min(limit, MOST)), values.size()));
        Collections.reverse(latest);
        return List.copyOf(latest);
    }

    @Override
    public synchronized void remember(
            String userId, String intent, List<String> names, Map<String, String> values, Instant at) {
        answer();
        for (var name : names) {
            things.removeIf(
                    thing -> thing.userId().equals(userId) && thing.name().equals(name));
            things.add(new Thing(userId, name, at));
        }
        things.sort(Comparator.comparing(Thing::at));
        values.forEach((slot, value) -> choices.add(new Choice(userId, intent, slot, value, at)));
        choices.sort(Comparator.comparing(Choice::at));
    }

    @Override
    public synchronized void forget(String userId) {
        answer();
        things.removeIf(thing -> thing.userId().equals(userId));
        choices.removeIf(choice -> choice.userId().equals(userId));
    }

    private void answer() {
        if (isAway) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }
    }
}
