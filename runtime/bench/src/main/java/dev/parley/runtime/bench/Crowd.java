/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Guests who keep talking until it is over: half of them to the example intent, half to another one. */
final class Crowd implements AutoCloseable {

    private static final int GUESTS = 40;

    private final Hearing hearing = new Hearing();
    private final ExecutorService threads = Executors.newFixedThreadPool(GUESTS);
    private final List<Future<Chatter>> talks = new ArrayList<>();
    private volatile boolean isOver;

    static Crowd talking(int port, int turnsPerSecond) throws IOException {
        var crowd = new Crowd();
        var pace = new Pace(turnsPerSecond);
        for (int guest = 0; guest < GUESTS; guest++) {
            var chatter = new Chatter(port, guest % 2 == 0 ? Script.EXAMPLE : Script.OTHER, crowd.hearing);
            crowd.talks.add(crowd.threads.submit(() -> chatter.talk(pace, () -> crowd.isOver)));
        }
        return crowd;
    }

    Hearing hearing() {
        return hearing;
    }

    /** Lets them talk for a while, and ends it. */
    List<Chatter> after(Duration time) throws InterruptedException, ExecutionException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        return ended();
    }

    List<Chatter> ended() throws InterruptedException, ExecutionException {
        isOver = true;
        var all = new ArrayList<Chatter>();
        for (var talk : talks) {
            all.add(talk.get());
        }
        return all;
    }

    @Override
    public void close() {
        isOver = true;
        threads.shutdownNow();
    }
}
