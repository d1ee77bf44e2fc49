/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.ChangePlanning;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is planned for payments-db, which its own group looks after, and for orphan-db, which nobody does. */
final class Plan implements ChangePlanning {

    final List<Clash> clashes = new ArrayList<>();
    final List<Window> free = new ArrayList<>();
    Optional<Supplier<ConnectorException>> failure = Optional.empty();
    Optional<Supplier<ConnectorException>> failureOfFree = Optional.empty();

    @Override
    public Optional<Item> item(User user, String name) {
        fail(failure);
        return switch (name.toLowerCase()) {
            case "payments-db" -> Optional.of(new Item("payments-db", Optional.of("Payments DBAs")));
            case "orphan-db" -> Optional.of(new Item("orphan-db", Optional.empty()));
            default -> Optional.empty();
        };
    }

    @Override
    public List<Clash> clashes(User user, String item, Window window) {
        fail(failure);
        return clashes.stream().filter(clash -> clash.window().overlaps(window)).toList();
    }

    @Override
    public List<Clash> check(User user, String number) {
        fail(failure);
        return List.of();
    }

    @Override
    public List<Window> free(User user, String item, Duration length, Instant from, int count) {
        fail(failureOfFree);
        return free.stream()
                .filter(window -> !window.from().isBefore(from))
                .limit(count)
                .map(window -> new Window(window.from(), window.from().plus(length)))
                .toList();
    }

    private static void fail(Optional<Supplier<ConnectorException>> with) {
        with.ifPresent(failure -> {
            throw failure.get();
        });
    }
}
