/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import java.time.Duration;

/**
 * What one client may cost.
 *
 * @param ping after which a client is asked whether it is there
 * @param idle after which a client that says nothing, not even that it is there, is gone
 * @param stuck how long one frame may take to be read
 * @param signedIn how often it is looked whether a session still holds
 * @param queue bytes that may wait for a client
 * @param frame bytes of the largest frame that is taken
 * @param waiting how many messages of a client may wait for their turn
 * @param rate how many frames a client may send in ten seconds
 * @param perUser connections of one user
 * @param inAll connections
 * @param threads that turns are taken on
 */
record Limits(
        Duration ping,
        Duration idle,
        Duration stuck,
        Duration signedIn,
        int queue,
        int frame,
        int waiting,
        int rate,
        int perUser,
        int inAll,
        int threads) {

    static final Limits USUAL = new Limits(
            Duration.ofSeconds(25),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            256 * 1024,
            64 * 1024,
            16,
            2000,
            20,
            10_000,
            64);

    Limits atMost(int frames) {
        return new Limits(ping, idle, stuck, signedIn, queue, frame, waiting, frames, perUser, inAll, threads);
    }

    Limits pinging(Duration every) {
        return new Limits(every, idle, stuck, signedIn, queue, frame, waiting, rate, perUser, inAll, threads);
    }
}
