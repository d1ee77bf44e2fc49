/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import dev.parley.runtime.conversations.Verdict.Exchange;
import dev.parley.runtime.conversations.Verdict.Result;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Holds conversations with a Parley, each as a guest of its own, and judges them. One at a time: they share a clock. */
public final class Player {

    private final Partner partner;

    public Player(Partner partner) {
        this.partner = partner;
    }

    /** Talks to the Parley that listens there. */
    Player(URI url) {
        this(new RemoteParley(url));
    }

    public Verdict play(Conversation conversation) {
        if (conversation.setsTime()
                && conversation.now().filter(partner::stopAt).isEmpty()) {
            return Verdict.skipped(
                    conversation,
                    conversation.now().isEmpty()
                            ? "it sets the time in a turn, but not at its beginning"
                            : "the time of this Parley cannot be set");
        }
        try {
            return new Playing(conversation).play();
        } finally {
            if (conversation.setsTime()) {
                partner.goOn();
            }
        }
    }

    /** One conversation. */
    private final class Playing {

        private final Conversation conversation;
        private final Guest guest;
        private final ZoneId zone;
        private final Captures captures = new Captures();
        private final List<Exchange> transcript = new ArrayList<>();
        private final List<Difference> differences = new ArrayList<>();
        private String before = "";

        Playing(Conversation conversation) {
            this.conversation = conversation;
            this.zone = conversation.zone().orElse(ZoneOffset.UTC);
            this.guest = new Guest(partner, conversation.language(), conversation.zone());
        }

        Verdict play() {
            take(conversation.given());
            guest.beginAnew();
            take(conversation.turns());
            if (differences.isEmpty()) {
                conversation
                        .changes()
                        .ifPresent(
                                wanted -> differences.addAll(Changes.compare(wanted, guest.changes(), captures, zone)));
            }
            return new Verdict(
                    conversation, differences.isEmpty() ? Result.PASSED : Result.FAILED, transcript, differences, "");
        }

        private void take(List<Turn> turns) {
            for (var turn : turns) {
                for (var i = 0; i < turn.times() && differences.isEmpty(); i++) {
                    take(turn);
                }
            }
        }

        private void take(Turn turn) {
            turn.now().ifPresent(partner::stopAt);
            var reply = guest.say(turn.said(), captures).after(before);
            before = reply.says();
            transcript.add(new Exchange(turn.place(), turn.said().shown(captures), reply.says()));
            for (var expectation : turn.expected()) {
                differences.addAll(expectation.judge(reply, captures, zone));
            }
        }
    }
}
