/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.websocket.Frames.About;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One conversation as one connection follows it: every message once, in the order of their {@code seq}. What is missing
 * is read from the store, as much at a time as the client takes. Everything here happens on the conversation's lane.
 */
final class Feed {

    private static final int PAGE = 50;

    private final UUID conversation;
    private final Connection connection;
    private final Transcript transcript;
    private final Lanes lanes;

    /** The {@code seq} of the last message that was sent. */
    private int last;

    private boolean isReading;
    private boolean isAnnounced;

    Feed(UUID conversation, Connection connection, Transcript transcript, Lanes lanes) {
        this.conversation = conversation;
        this.connection = connection;
        this.transcript = transcript;
        this.lanes = lanes;
    }

    UUID conversation() {
        return conversation;
    }

    Connection connection() {
        return connection;
    }

    int last() {
        return last;
    }

    /** Follows from here on. */
    void from(int seq) {
        last = seq;
    }

    /** What was just written, in order. */
    void live(List<Frame> frames) {
        if (!isReading && frames.get(0).seq() > last + 1) {
            catchUp();
        }
        if (!isReading) {
            frames.stream()
                    .filter(frame -> frame.seq() == Frame.NO_SEQ || frame.seq() > last)
                    .forEach(this::send);
        }
    }

    /** Sends what is missing, and says so when all of it is sent. */
    void resume(int seq) {
        last = seq;
        isAnnounced = true;
        catchUp();
    }

    /** Sends what is missing. */
    void catchUp() {
        isReading = true;
        try {
            read();
        } catch (RuntimeException | Error e) {
            isReading = false;
            isAnnounced = false;
            connection.send(Frames.error(e, new About(Optional.of(conversation), Optional.empty())));
        }
    }

    private void read() {
        while (isReading) {
            if (!connection.hasRoom()) {
                connection.whenRoom(() -> lanes.of(conversation).execute(this::catchUp));
                return;
            }
            var page = transcript.after(conversation, last, PAGE);
            page.stream().takeWhile(frame -> connection.hasRoom()).forEach(this::send);
            boolean isSent = page.isEmpty() || last == page.get(page.size() - 1).seq();
            isReading = !isSent || page.size() == PAGE;
        }
        if (isAnnounced) {
            isAnnounced = false;
            connection.send(Frames.resumed(conversation, last));
        }
    }

    private void send(Frame frame) {
        connection.send(frame);
        last = Math.max(last, frame.seq());
    }
}
