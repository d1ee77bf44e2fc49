/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.outbox;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.outbox.Errand;
import dev.parley.api.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Errands in memory. */
public final class MemoryOutbox implements Outbox {

    private static final class Kept {
        private Errand errand;
        private Instant next;
        private Instant claimedUntil;
    }

    private final Clock clock;
    private final Map<UUID, Kept> errands = new LinkedHashMap<>();
    private long ordinals;
    private boolean isAway;

    public MemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    /** From now on nothing can be recorded, or can be again. */
    public synchronized void away(boolean away) {
        isAway = away;
    }

    @Override
    public synchronized Optional<Errand> record(Errand errand, Duration lease) {
        if (isAway) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }
        if (errands.containsKey(errand.draft())) {
            var kept = errands.get(errand.draft());
            return claimed(kept, lease).map(claimed -> {
                kept.errand = with(claimed, errand.values());
                return kept.errand;
            });
        }
        var kept = new Kept();
        kept.errand = new Errand(
                errand.draft(),
                ++ordinals,
                errand.conversation(),
                errand.user(),
                errand.intent(),
                errand.values(),
                errand.recordedAt(),
                0);
        kept.next = clock.instant();
        kept.claimedUntil = Instant.EPOCH;
        errands.put(errand.draft(), kept);
        return claimed(kept, lease);
    }

    private static Errand with(Errand errand, Map<String, String> values) {
        return new Errand(
                errand.draft(),
                errand.ordinal(),
                errand.conversation(),
                errand.user(),
                errand.intent(),
                values,
                errand.recordedAt(),
                errand.attempts());
    }

    @Override
    public synchronized boolean isOpen(UUID draft) {
        return errands.containsKey(draft);
    }

    private Optional<Errand> claimed(Kept kept, Duration lease) {
        if (kept.claimedUntil.isAfter(clock.instant())) {
            return Optional.empty();
        }
        var errand = kept.errand;
        kept.claimedUntil = clock.instant().plus(lease);
        kept.errand = new Errand(
                errand.draft(),
                errand.ordinal(),
                errand.conversation(),
                errand.user(),
                errand.intent(),
                errand.values(),
                errand.recordedAt(),
                errand.attempts() + 1);
        return Optional.of(kept.errand);
    }

    @Override
    public synchronized List<Errand> claim(int limit, Duration lease) {
        var now = clock.instant();
        return errands.values().stream()
                .filter(kept -> !kept.next.isAfter(now) && isNext(kept.errand))
                .flatMap(kept -> claimed(kept, lease).stream())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Errand> waiting(int limit) {
        return open().stream().limit(limit).toList();
    }

    @Override
    public synchronized boolean isNext(Errand errand) {
        return errands.values().stream()
                .filter(kept -> kept.errand.conversation().equals(errand.conversation()))
                .allMatch(kept -> kept.errand.ordinal() >= errand.ordinal());
    }

    @Override
    public synchronized void postpone(UUID draft, Instant next) {
        var kept = errands.get(draft);
        if (kept != null) {
            kept.next = next;
            kept.claimedUntil = Instant.EPOCH;
        }
    }

    @Override
    public synchronized void drop(UUID draft) {
        errands.remove(draft);
    }

    /** Forgets an errand; false if there is none. */
    public synchronized boolean settle(UUID draft) {
        return errands.remove(draft) != null;
    }

    /** The errands that have not come to their end, oldest first. */
    public synchronized List<Errand> open() {
        return errands.values().stream().map(kept -> kept.errand).toList();
    }

    /** When this errand is due. */
    public synchronized Instant next(UUID draft) {
        return errands.get(draft).next;
    }
}
