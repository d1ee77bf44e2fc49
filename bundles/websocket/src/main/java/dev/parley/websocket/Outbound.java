/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.websocket.Frame.Encoded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What waits to be sent to one client, in order. It is bounded in bytes.
 */
final class Outbound {

    private final Line line;
    private final int most;
    private final AtomicInteger turns = new AtomicInteger();

    // Guarded by this; nothing is allocated for those that are idle.
    private Queue<Encoded> waiting;
    private List<Runnable> forRoom;
    private int bytes;
    private boolean isBusy;
    private boolean isClosed;
    private long since;

    /** @param most bytes that may wait */
    Outbound(Line line, int most) {
        this.line = line;
        this.most = most;
    }

    /** False if so much waits already that this cannot. */
    boolean send(Encoded frame) {
        boolean fits = offer(frame);
        if (fits && begins()) {
            next();
        }
        return fits;
    }

    private synchronized boolean offer(Encoded frame) {
        if (isBusy && !isClosed && bytes + frame.size() > most) {
            return false;
        }
        if (!isClosed) {
            waiting = waiting == null ? new ArrayDeque<>(4) : waiting;
            waiting.add(frame);
            bytes += frame.size();
        }
        return true;
    }

    private synchronized boolean begins() {
        boolean begins = !isBusy && waiting != null;
        isBusy |= begins;
        return begins;
    }

    /** Whether more of what can wait elsewhere may be put here. */
    synchronized boolean hasRoom() {
        return bytes < most / 2;
    }

    /** Does something as soon as there is room, on any thread; never once the line is closed. */
    void whenRoom(Runnable task) {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            if (isBusy) {
                forRoom = forRoom == null ? new ArrayList<>(1) : forRoom;
                forRoom.add(task);
                return;
            }
        }
        task.run();
    }

    /** Whether the client has not taken a single frame for so long, in nanoseconds. */
    synchronized boolean isStuck(long now, long longest) {
        return isBusy && !isClosed && now - since > longest;
    }

    /** Says goodbye after what is being sent, and drops what waits. */
    void close(int code, String reason, Runnable said) {
        if (shut()) {
            line.close(code, reason, said);
        } else {
            said.run();
        }
    }

    private synchronized boolean shut() {
        boolean wasOpen = !isClosed;
        drop();
        return wasOpen;
    }

    synchronized void drop() {
        isClosed = true;
        waiting = null;
        forRoom = null;
        bytes = 0;
    }

    /** Sends one frame after another; in a loop, since some lines are done at once. */
    private void next() {
        if (turns.getAndIncrement() > 0) {
            return;
        }
        do {
            var frame = take();
            if (frame != null) {
                line.send(frame, this::next);
            }
        } while (turns.decrementAndGet() > 0);
    }

    private Encoded take() {
        List<Runnable> tasks = List.of();
        Encoded frame;
        synchronized (this) {
            frame = waiting == null ? null : waiting.poll();
            isBusy = frame != null;
            bytes -= frame == null ? 0 : frame.size();
            since = System.nanoTime();
            if (frame == null) {
                waiting = null;
            }
            if (forRoom != null && hasRoom()) {
                tasks = forRoom;
                forRoom = null;
            }
        }
        tasks.forEach(Runnable::run);
        return frame;
    }
}
