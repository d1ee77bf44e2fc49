/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.Unavailable;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets the turns of one conversation run one after another on this node, in the order in which they came. */
final class Lanes {

    private static final class Lane extends ReentrantLock {

        private static final long serialVersionUID = 1;

        private transient int users;

        Lane() {
            super(true);
        }
    }

    private final ConcurrentHashMap<UUID, Lane> lanes = new ConcurrentHashMap<>();
    private final Supplier<Duration> patience;

    /** @param patience how long a turn waits for those before it */
    Lanes(Supplier<Duration> patience) {
        this.patience = patience;
    }

    <T> T in(UUID conversation, Supplier<T> turn) {
        var lane = lanes.compute(conversation, (id, known) -> {
            var one = known == null ? new Lane() : known;
            one.users++;
            return one;
        });
        try {
            return wait(lane, turn);
        } finally {
            lanes.compute(conversation, (id, known) -> --lane.users == 0 ? null : lane);
        }
    }

    private <T> T wait(Lane lane, Supplier<T> turn) {
        try {
            if (!lane.tryLock(patience.get().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable("this conversation", Duration.ofSeconds(2), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("this conversation", Duration.ofSeconds(1), e);
        }
        try {
            return turn.get();
        } finally {
            lane.unlock();
        }
    }
}
