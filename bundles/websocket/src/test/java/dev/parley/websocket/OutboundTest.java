/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.websocket.Frame.Encoded;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private final Slow line = new Slow();
    private final Outbound out = new Outbound(line, 100);

    /** Sends when it is told to. */
    private static final class Slow implements Line {

        private final List<String> sent = new ArrayList<>();
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private final List<Integer> closed = new ArrayList<>();
        private boolean isQuick;

        @Override
        public void send(Encoded frame, Runnable done) {
            sent.add(frame.json());
            if (isQuick) {
                done.run();
            } else {
                waiting.add(done);
            }
        }

        @Override
        public void ping() {}

        @Override
        public void close(int code, String reason, Runnable said) {
            closed.add(code);
            said.run();
        }

        @Override
        public void cut() {}
    }

    @Test
    void sends_one_after_another() {
        send("a", 10);
        send("b", 10);
        assertEquals(List.of("a"), line.sent);

        line.waiting.remove().run();

        assertEquals(List.of("a", "b"), line.sent);
    }

    @Test
    void sends_any_number_at_once_where_the_line_is_quick() {
        send("first", 10);
        for (int i = 0; i < 9; i++) {
            send("frame", 10);
        }
        line.isQuick = true;
        line.waiting.remove().run();
        assertEquals(10, line.sent.size());

        for (int i = 0; i < 100_000; i++) {
            assertTrue(send("frame", 10));
        }
        assertEquals(100_010, line.sent.size());
    }

    @Test
    void takes_no_more_than_may_wait() {
        assertTrue(send("on its way", 5000));
        assertTrue(send("waits", 60));
        assertFalse(out.hasRoom());
        assertTrue(send("waits", 40));
        assertFalse(send("one too many", 1));
    }

    @Test
    void tells_when_there_is_room_again() {
        var told = new ArrayList<String>();
        send("on its way", 10);
        send("waits", 60);
        out.whenRoom(() -> told.add("room"));
        assertTrue(told.isEmpty());

        line.waiting.remove().run();

        assertEquals(List.of("room"), told);
    }

    @Test
    void tells_at_once_where_nothing_waits() {
        var told = new ArrayList<String>();

        out.whenRoom(() -> told.add("room"));

        assertEquals(List.of("room"), told);
    }

    @Test
    void drops_what_waits_when_it_is_closed() {
        var said = new ArrayList<String>();
        send("on its way", 10);
        send("waits", 60);

        out.close(Line.AWAY, "", () -> said.add("away"));
        out.close(Line.POLICY, "", () -> said.add("policy"));
        line.waiting.remove().run();
        send("late", 10);

        assertEquals(List.of("away", "policy"), said);
        assertEquals(List.of("on its way"), line.sent);
        assertEquals(List.of(Line.AWAY), line.closed);
    }

    @Test
    void is_stuck_where_one_frame_takes_long() {
        assertFalse(out.isStuck(System.nanoTime() + 1000, 10), "nothing is to be sent");
        send("on its way", 10);

        assertTrue(out.isStuck(System.nanoTime() + 1000, 10));
        line.waiting.remove().run();
        assertFalse(out.isStuck(System.nanoTime() + 1000, 10));
    }

    private boolean send(String json, int size) {
        return out.send(new Encoded(URI.create("/"), 1, json, size));
    }
}
