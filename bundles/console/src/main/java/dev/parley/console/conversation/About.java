/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.facts;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.handover.Desk;
import dev.parley.api.handover.HandOver;
import dev.parley.lib.page.Html;
import java.util.Optional;

/** Whose a conversation is, and where it stands. */
record About(Conversation conversation, Optional<Desk> desk) {

    /** Hand-overs that are open at a time; people see to them. */
    private static final int LATEST = 100;

    Html html() {
        return facts(
                "Conversation", code(conversation.id()),
                "User", conversation.userId(),
                "Channel", conversation.channel(),
                "Status", several(status(conversation), handOver()),
                "Began", time(conversation.startedAt()),
                "Written last", time(conversation.updatedAt()));
    }

    static Html status(Conversation conversation) {
        return switch (conversation.status()) {
            case ACTIVE -> span("badge quiet", "active");
            case COMPLETED -> span("badge good", "completed");
            case ABANDONED -> span("badge warn", "abandoned");
        };
    }

    private Optional<Html> handOver() {
        return desk.flatMap(open -> open.list(true, LATEST, Optional.empty()).items().stream()
                        .filter(one -> one.conversation().equals(conversation.id()))
                        .findFirst())
                .map(About::open);
    }

    private static Html open(HandOver one) {
        return several(" ", span("badge warn", "handed over"), " since ", time(one.openedAt()), ", " + one.reason());
    }
}
