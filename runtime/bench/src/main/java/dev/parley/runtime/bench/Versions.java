/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One version of the example intent after the other, dropped where a server finds it. */
record Versions(ExampleJar example, Site site) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** No replacement begins after this time. */
    private static final Duration AT_MOST = Duration.ofSeconds(150);

    /** @return when it was dropped, by {@link System#nanoTime} */
    long drop(int version) throws IOException {
        var jar = example.version(version).write(site.directory().resolve("next.jar"));
        long began = System.nanoTime();
        site.drop(jar, "on-call.jar");
        return began;
    }

    /** @return how long each took until a guest heard from it, in nanoseconds; fewer if there was no time for all */
    List<Long> replace(int times, Hearing hearing) throws IOException, InterruptedException, ExecutionException {
        var waited = new ArrayList<Long>();
        long end = System.nanoTime() + AT_MOST.toNanos();
        for (int version = 1; version <= times && System.nanoTime() < end; version++) {
            long dropped = drop(version);
            var heard = hearing.await(version, PATIENCE);
            if (heard.isEmpty()) {
                System.out.printf("version 1.0.%d has not answered within %d s%n", version, PATIENCE.toSeconds());
                break;
            }
            waited.add(heard.getAsLong() - dropped);
        }
        return waited;
    }
}
