/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One client that is connected, and the conversations that it follows. */
final class Connection {

    /** More conversations than anybody reads at a time. */
    static final int MOST_FEEDS = 100;

    /** How long a client may take to say goodbye. */
    private static final long FAREWELL = Duration.ofSeconds(5).toNanos();

    private static final String TOO_SLOW = "You read too slowly.";

    private final Visitor visitor;
    private final Line line;
    private final Outbound out;
    private final Limits limits;
    private final List<Feed> feeds = new ArrayList<>(1);
    private final Turns turns;

    private volatile long heard = System.nanoTime();
    private volatile boolean isClosing;
    private volatile boolean isEnded;
    private volatile long closing;
    private long pinged = heard;
    private long checked = heard;

    Connection(Visitor visitor, Line line, Limits limits, Turns turns) {
        this.visitor = visitor;
        this.line = line;
        this.limits = limits;
        this.turns = turns;
        this.out = new Outbound(line, limits.queue());
    }

    Visitor visitor() {
        return visitor;
    }

    Turns turns() {
        return turns;
    }

    void send(Frame frame) {
        if (!out.send(frame.encoded(visitor.base()))) {
            close(Line.TOO_SLOW, TOO_SLOW);
        }
    }

    boolean hasRoom() {
        return out.hasRoom();
    }

    void whenRoom(Runnable task) {
        out.whenRoom(task);
    }

    /** The client said something, if only that it is there. */
    void heard() {
        heard = System.nanoTime();
    }

    void close(int code, String reason) {
        close(code, reason, () -> {});
    }

    /** @param said called once the client was told, or cannot be */
    void close(int code, String reason, Runnable said) {
        closing = System.nanoTime();
        isClosing = true;
        out.close(code, reason, said);
    }

    /** The line is gone. */
    void end() {
        isEnded = true;
        out.drop();
    }

    boolean isEnded() {
        return isEnded;
    }

    Optional<Feed> feed(UUID conversation) {
        synchronized (feeds) {
            return feeds.stream()
                    .filter(feed -> feed.conversation().equals(conversation))
                    .findFirst();
        }
    }

    void follow(Feed feed) {
        synchronized (feeds) {
            feeds.add(feed);
        }
    }

    /** Whether it may follow this conversation, or does so already. */
    boolean mayFollow(UUID conversation) {
        return feed(conversation).isPresent() || feeds().size() < MOST_FEEDS;
    }

    void forget(Feed feed) {
        synchronized (feeds) {
            feeds.remove(feed);
        }
    }

    List<Feed> feeds() {
        synchronized (feeds) {
            return List.copyOf(feeds);
        }
    }

    /**
     * Looks after the line, about once a second.
     *
     * @param now in nanoseconds
     * @return whether it is time to look whether the session still holds
     */
    boolean look(long now) {
        if (isClosing && now - closing > FAREWELL) {
            line.cut();
        } else if (out.isStuck(now, limits.stuck().toNanos())) {
            close(Line.TOO_SLOW, TOO_SLOW);
        } else if (now - heard > limits.idle().toNanos()) {
            close(Line.POLICY, "You were silent for too long.");
        } else if (now - pinged > limits.ping().toNanos()) {
            pinged = now;
            line.ping();
        }
        boolean isDue = now - checked > limits.signedIn().toNanos();
        checked = isDue ? now : checked;
        return isDue && !isClosing;
    }
}
