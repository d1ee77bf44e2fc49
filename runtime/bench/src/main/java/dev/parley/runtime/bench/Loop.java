/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A number of users who send the same kind of request all at once, again and again. */
record Loop(int port, int count, Kind kind) {

    /** One kind of request, again and again over one connection. */
    @FunctionalInterface
    interface Request {

        /** @return whether it was answered as it should have been */
        boolean send() throws IOException;
    }

    /** Makes the request of one user. */
    @FunctionalInterface
    interface Kind {

        Request of(Connection connection, String token) throws IOException;
    }

    private record Done(List<Long> nanos, long errors) {}

    Figures run(Duration time) throws Exception {
        var threads = Executors.newFixedThreadPool(count);
        try {
            var began = System.nanoTime();
            var all = new ArrayList<Future<Done>>();
            for (int i = 0; i < count; i++) {
                all.add(threads.submit(() -> one(began + time.toNanos())));
            }
            var nanos = new ArrayList<Long>();
            long errors = 0;
            for (var one : all) {
                nanos.addAll(one.get().nanos());
                errors += one.get().errors();
            }
            var times = nanos.stream().mapToLong(Long::longValue).toArray();
            return new Figures(times, new long[0], errors, 0, Duration.ofNanos(System.nanoTime() - began));
        } finally {
            threads.shutdownNow();
        }
    }

    private Done one(long until) throws IOException {
        try (var connection = new Connection(port)) {
            var request = kind.of(connection, HttpLine.newGuest(connection));
            var nanos = new ArrayList<Long>();
            long errors = 0;
            while (System.nanoTime() < until) {
                var began = System.nanoTime();
                errors += request.send() ? 0 : 1;
                nanos.add(System.nanoTime() - began);
            }
            return new Done(nanos, errors);
        }
    }
}
