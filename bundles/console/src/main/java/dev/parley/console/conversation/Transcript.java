/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.details;
import static dev.parley.lib.page.Html.div;
import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.strong;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.conversation.Message;
import dev.parley.api.dialog.Progress;
import dev.parley.api.feedback.Vote;
import dev.parley.lib.page.Html;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns, one below the other, each with its reasons folded. */
record Transcript(List<Turn> turns, Map<UUID, Vote> votes) {

    Html html() {
        return turns.isEmpty()
                ? p("Nothing was said here.").kind("empty")
                : div("turns", turns.stream().map(this::turn).toList());
    }

    private Html turn(Turn turn) {
        int seq = turn.said().or(turn::replied).map(Message::seq).orElse(0);
        return element(
                        "article",
                        turn.said().map(message -> spoken("User", message)),
                        turn.replied().map(this::replied))
                .kind("turn")
                .is("id", "m" + seq)
                .is("aria-label", "Message " + seq);
    }

    private static Html spoken(String who, Message message) {
        return div(
                "spoken",
                p(strong(who), " ", span("quiet", "#" + message.seq()), " ", time(message.timestamp())),
                message.text().isEmpty() ? p("A form was filled in.").kind("quiet") : p(said(message.text())));
    }

    private Html replied(Message message) {
        var trace = Trace.of(message.metadata());
        return several(
                spoken("Parley", message),
                p(intent(trace), " ", kind(trace), " ", vote(message), " ", canary(trace))
                        .kind("badges"),
                details(trace.took() < 0 ? "Why" : "Why, and what took " + trace.took() + " ms", trace.html()));
    }

    private static Html intent(Trace trace) {
        return trace.intent().isEmpty() || trace.intent().equals(Progress.UNKNOWN)
                ? span("badge warn", "no intent")
                : several(code(trace.intent()), " ", span("quiet", Trace.score(trace.confidence())));
    }

    private static Html kind(Trace trace) {
        return switch (trace.kind()) {
            case "failure" -> span("badge bad", "failed");
            case "hand_off" -> span("badge warn", "handed over");
            case "ask", "confirm" -> span("badge quiet", trace.kind().equals("ask") ? "asks" : "asks to confirm");
            default -> several();
        };
    }

    private Html vote(Message message) {
        var vote = votes.get(message.id());
        if (vote == null) {
            return several();
        }
        return vote == Vote.UP ? span("badge good", "voted up") : span("badge bad", "voted down");
    }

    private static Html canary(Trace trace) {
        return trace.isCanary() ? span("badge warn", "canary") : several();
    }
}
