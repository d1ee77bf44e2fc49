/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** A number of virtual users who all talk at once. */
final class Load {

    private final Line.Opening opening;
    private final int users;

    /** Over HTTP. */
    Load(int port, int users) {
        this(() -> HttpLine.open(port), users);
    }

    Load(Line.Opening opening, int users) {
        this.opening = opening;
        this.users = users;
    }

    Figures run(Duration time) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(users);
        try {
            var began = System.nanoTime();
            var talks = new ArrayList<Future<VirtualUser>>();
            for (int i = 0; i < users; i++) {
                talks.add(threads.submit(() -> talked(began + time.toNanos())));
            }
            var asking = LongStream.builder();
            var creating = LongStream.builder();
            long errors = 0;
            long recorded = 0;
            for (var talk : talks) {
                talk.get().asking().forEach(asking::add);
                talk.get().creating().forEach(creating::add);
                errors += talk.get().errors();
                recorded += talk.get().recorded();
            }
            return new Figures(
                    asking.build().toArray(),
                    creating.build().toArray(),
                    errors,
                    recorded,
                    Duration.ofNanos(System.nanoTime() - began));
        } finally {
            threads.shutdownNow();
        }
    }

    private VirtualUser talked(long until) throws IOException {
        try (var line = opening.open()) {
            var user = new VirtualUser(line);
            user.talk(until);
            return user;
        }
    }
}
