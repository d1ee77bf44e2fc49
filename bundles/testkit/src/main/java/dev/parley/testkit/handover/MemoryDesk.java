/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.handover;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.handover.Desk;
import dev.parley.api.handover.HandOver;
import dev.parley.api.paging.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Hand-overs in memory. */
public final class MemoryDesk implements Desk {

    private static final Comparator<HandOver> LATEST_FIRST =
            Comparator.comparing(HandOver::openedAt).thenComparing(HandOver::id).reversed();

    private final Map<UUID, HandOver> handOvers = new HashMap<>();
    private boolean isAway;

    /** From now on every call fails as it does when the database does not answer, or no longer. */
    public synchronized void away(boolean away) {
        isAway = away;
    }

    @Override
    public synchronized HandOver open(HandOver wanted) {
        answer();
        var opened = handOvers.values().stream()
                .filter(known -> known.conversation().equals(wanted.conversation())
                        && known.closedAt().isEmpty())
                .findFirst()
                .map(known -> with(known, wanted.reason(), wanted.draft(), Optional.empty()))
                .orElse(wanted);
        handOvers.put(opened.id(), opened);
        return opened;
    }

    @Override
    public synchronized Optional<HandOver> find(UUID id) {
        answer();
        return Optional.ofNullable(handOvers.get(id));
    }

    @Override
    public synchronized Page<HandOver> list(boolean open, int limit, Optional<String> cursor) {
        answer();
        int from = cursor.map(Integer::valueOf).orElse(0);
        var all = handOvers.values().stream()
                .filter(known -> known.closedAt().isEmpty() == open)
                .sorted(LATEST_FIRST)
                .toList();
        int next = Math.min(all.size(), from + limit);
        return new Page<>(
                all.subList(from, next), next < all.size() ? Optional.of(String.valueOf(next)) : Optional.empty());
    }

    @Override
    public synchronized boolean close(UUID id, Instant at) {
        return find(id).filter(known -> known.closedAt().isEmpty())
                .map(known -> handOvers.put(id, with(known, known.reason(), known.draft(), Optional.of(at))))
                .isPresent();
    }

    private static HandOver with(HandOver known, String reason, Optional<String> draft, Optional<Instant> closedAt) {
        return new HandOver(
                known.id(),
                known.conversation(),
                known.userId(),
                known.userName(),
                reason,
                draft,
                known.openedAt(),
                closedAt);
    }

    private void answer() {
        if (isAway) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }
    }
}
