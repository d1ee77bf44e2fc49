/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.Reply;

/** Replies in other words. */
final class Replies {

    private Replies() {}

    static Reply saying(Reply reply, String text) {
        if (reply.text().equals(text)) {
            return reply;
        } else if (reply instanceof Reply.Answer answer) {
            return new Reply.Answer(
                    text, answer.quickReplies(), answer.change(), answer.undo(), answer.sources(), answer.by());
        } else if (reply instanceof Reply.Ask ask) {
            return new Reply.Ask(ask.slot(), text, ask.quickReplies(), ask.form());
        } else if (reply instanceof Reply.Confirm confirm) {
            return new Reply.Confirm(text, confirm.quickReplies(), confirm.values());
        } else if (reply instanceof Reply.HandOff handOff) {
            return new Reply.HandOff(text, handOff.quickReplies());
        }
        var failure = (Reply.Failure) reply;
        return new Reply.Failure(text, failure.quickReplies(), failure.incident());
    }
}
