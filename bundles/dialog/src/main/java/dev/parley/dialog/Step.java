/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.Reply;
import dev.parley.api.watch.Watch;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a turn does to a conversation.
 *
 * @param settled the draft whose errand has come to its end
 * @param watches what the conversation follows from now on
 */
record Step(
        State state, Reply reply, Progress progress, double confidence, Optional<UUID> settled, List<Watch> watches) {

    Step(State state, Reply reply, Progress progress, double confidence) {
        this(state, reply, progress, confidence, Optional.empty(), List.of());
    }

    /** A step whose progress is that of the open draft, if there is one. */
    static Step of(State state, Reply reply) {
        return new Step(state, reply, state.draft().map(Draft::progress).orElse(Progress.NONE), 1);
    }

    Step confidence(double sure) {
        return new Step(state, reply, progress, sure, settled, watches);
    }

    /** This step in other words. */
    Step saying(String text) {
        return new Step(state.said(text), Replies.saying(reply, text), progress, confidence, settled, watches);
    }

    /** This step, with which an errand ends. */
    Step settling(UUID draft, List<Watch> following) {
        return new Step(state, reply, progress, confidence, Optional.of(draft), following);
    }
}
