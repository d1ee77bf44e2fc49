/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.lib.wire.Problem;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** The turns of one client: those of one conversation one after another, those of different ones side by side. */
final class Turns {

    private static final long SECONDS = 1;

    private final Executor threads;
    private final int most;

    // Guarded by this; nothing is allocated for those who say nothing.
    private Map<Optional<UUID>, Queue<Runnable>> waiting;
    private int count;

    /** @param most turns that may wait or be taken */
    Turns(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /**
     * @param conversation empty for one that begins
     * @throws Refusal if too many wait already
     */
    void take(Optional<UUID> conversation, Runnable turn) {
        if (add(conversation, turn)) {
            try {
                threads.execute(() -> run(conversation));
            } catch (RejectedExecutionException full) {
                remove(conversation);
                throw new Refusal(Problem.later(503, "There is too much to do just now; try again in 1 s.", SECONDS));
            }
        }
    }

    private synchronized boolean add(Optional<UUID> conversation, Runnable turn) {
        if (count >= most) {
            throw new Refusal(Problem.later(
                    429, "Too many of your messages wait for an answer: at most " + most + " at a time.", SECONDS));
        }
        waiting = waiting == null ? new HashMap<>(2) : waiting;
        var queue = waiting.get(conversation);
        boolean isFirst = queue == null;
        if (isFirst) {
            queue = new ArrayDeque<>(2);
            waiting.put(conversation, queue);
        }
        queue.add(turn);
        count++;
        return isFirst;
    }

    /** What waits for a turn stays in the queue until it is taken, so that only one thread sees to it. */
    private void run(Optional<UUID> conversation) {
        for (var turn = peek(conversation); turn.isPresent(); turn = next(conversation)) {
            turn.get().run();
        }
    }

    private synchronized Optional<Runnable> peek(Optional<UUID> conversation) {
        return Optional.of(waiting.get(conversation).element());
    }

    private synchronized Optional<Runnable> next(Optional<UUID> conversation) {
        var queue = waiting.get(conversation);
        queue.remove();
        count--;
        if (queue.isEmpty()) {
            waiting.remove(conversation);
        }
        return Optional.ofNullable(queue.peek());
    }

    private synchronized void remove(Optional<UUID> conversation) {
        count -= waiting.remove(conversation).size();
    }
}
