/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.deployment.Report.Played;
import dev.parley.runtime.conversations.Conversation;
import dev.parley.runtime.conversations.Difference;
import dev.parley.runtime.conversations.Partner;
import dev.parley.runtime.conversations.Player;
import dev.parley.runtime.conversations.Verdict;
import dev.parley.runtime.conversations.Verdict.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays conversation tests, and knows how far it has come when it is stopped. */
final class Tests {

    private final List<Conversation> conversations;
    private final List<Played> played = Collections.synchronizedList(new ArrayList<>());

    Tests(List<Conversation> conversations) {
        this.conversations = conversations;
    }

    List<Played> play(Partner partner) {
        var player = new Player(partner);
        for (var conversation : conversations) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            played.add(played(player.play(conversation)));
        }
        return played();
    }

    /** Those that came to an end so far. */
    List<Played> played() {
        return List.copyOf(played);
    }

    /** The one that is being played, if not all are over. */
    Optional<Conversation> current() {
        return conversations.stream().skip(played().size()).findFirst();
    }

    /** As if what is being played had failed. */
    static Played stopped(Conversation conversation, String why) {
        return new Played(conversation.name(), conversation.place().toString(), List.of(why), List.of());
    }

    private static Played played(Verdict verdict) {
        var conversation = verdict.conversation();
        var differences = verdict.result() == Result.SKIPPED
                ? List.of("it was not played: " + verdict.reason())
                : verdict.differences().stream().map(Tests::told).toList();
        var transcript = verdict.transcript().stream()
                .flatMap(exchange -> Stream.of("user: " + exchange.user(), "bot: " + exchange.bot()))
                .toList();
        return new Played(conversation.name(), place(verdict), differences, transcript);
    }

    /** Of the turn that failed, else of the conversation. */
    private static String place(Verdict verdict) {
        var last = verdict.transcript().size() - 1;
        return verdict.result() == Result.FAILED && last >= 0
                ? verdict.transcript().get(last).place().toString()
                : verdict.conversation().place().toString();
    }

    private static String told(Difference difference) {
        return "%s: expected \"%s\", got \"%s\"".formatted(difference.what(), difference.expected(), difference.got());
    }
}
