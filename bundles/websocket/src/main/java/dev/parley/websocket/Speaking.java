/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Utterance;
import dev.parley.websocket.Frames.About;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Takes turns: what a client says goes to the engine, and everybody who follows the conversation sees it come about. */
final class Speaking {

    /** Turns of everybody that may wait for a thread. */
    private static final int MOST_WAITING = 10_000;

    private final Ports ports;
    private final Switchboard switchboard;
    private final ExecutorService threads;
    private final int mostWaiting;
    private final ThreadLocal<Asking> asking = new ThreadLocal<>();

    Speaking(Ports ports, Switchboard switchboard, Limits limits) {
        this.ports = ports;
        this.switchboard = switchboard;
        this.mostWaiting = limits.waiting();
        this.threads = Threads.some("parley-turn", limits.threads(), MOST_WAITING);
    }

    Turns turns() {
        return new Turns(threads, mostWaiting);
    }

    /** Whose turn the current thread takes. */
    Optional<Asking> asking() {
        return Optional.ofNullable(asking.get());
    }

    /** @throws Refusal if too much waits already */
    void say(Connection connection, Utterance said) {
        connection.turns().take(said.conversation(), () -> take(connection, said));
    }

    void stop() {
        threads.shutdown();
    }

    private void take(Connection connection, Utterance said) {
        if (!ports.isSignedIn(connection.visitor())) {
            connection.close(Line.POLICY, Line.SIGNED_OUT);
            return;
        }
        var about = new About(said.conversation(), said.clientMessageId());
        switchboard.tell(connection, about.conversation(), Frames.botTyping(true, about));
        try {
            var turn = new Asking(connection);
            var outcome = take(turn, said, about);
            switchboard.lane(connection, outcome.conversation(), () -> settle(turn, outcome, about));
        } catch (RuntimeException | Error e) {
            connection.send(Frames.error(e, about));
            switchboard.tell(connection, about.conversation(), Frames.botTyping(false, about));
        }
    }

    private Outcome take(Asking turn, Utterance said, About about) {
        asking.set(turn);
        try {
            return ports.dialog()
                    .say(
                            said,
                            piece -> switchboard.tell(
                                    turn.connection(), about.conversation(), Frames.piece(piece, about)));
        } finally {
            asking.remove();
        }
    }

    /** By now everybody was sent what was written. What was said before in the same words is only said again. */
    private void settle(Asking turn, Outcome outcome, About about) {
        var connection = turn.connection();
        var conversation = outcome.conversation();
        boolean isSeen = connection
                .feed(conversation)
                .filter(feed -> feed.last() >= outcome.seq())
                .isPresent();
        if (!isSeen) {
            switchboard.feed(connection, conversation, outcome.seq() - 2).catchUp();
        } else if (!turn.isWritten()) {
            switchboard.repeat(connection, conversation, outcome.seq());
        }
        switchboard.tell(connection, Optional.of(conversation), Frames.botTyping(false, about.in(conversation)));
    }
}
