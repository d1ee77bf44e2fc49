/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

/** Threads, each of which sees to the conversations that fall to it: what one conversation comes to is in order. */
final class Lanes {

    private static final int COUNT = 4;

    private final List<ExecutorService> threads = IntStream.range(0, COUNT)
            .mapToObj(i -> Threads.one("parley-lane-" + i))
            .toList();

    Executor of(UUID conversation) {
        var thread = threads.get(Math.floorMod(conversation.hashCode(), COUNT));
        return task -> {
            try {
                thread.execute(task);
            } catch (RejectedExecutionException stopped) {
                // Nobody is there any more who could be told.
            }
        };
    }

    void stop() {
        threads.forEach(ExecutorService::shutdownNow);
    }
}
