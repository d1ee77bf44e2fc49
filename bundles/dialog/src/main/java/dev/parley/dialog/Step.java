/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.Reply;

/** What a turn does to a conversation. */
record Step(State state, Reply reply, Progress progress, double confidence) {

    /** A step whose progress is that of the open draft, if there is one. */
    static Step of(State state, Reply reply) {
        return new Step(state, reply, state.draft().map(Draft::progress).orElse(Progress.NONE), 1);
    }

    Step confidence(double sure) {
        return new Step(state, reply, progress, sure);
    }
}
