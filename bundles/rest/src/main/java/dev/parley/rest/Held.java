/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.ConversationStore.Head;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.user.User;
import java.util.UUID;

/** The conversations that are held with one audience; each exists for nobody but the user whose it is. */
record Held(Ports ports, Audience audience) {

    private static final int PAGE = 20;
    private static final int MOST = 100;

    PageJson<SummaryJson> list(User user, Query query) {
        var text = query.text("q");
        var page = query.page(
                MOST,
                PAGE,
                (limit, cursor) -> text.isPresent()
                        ? ports.conversations().search(user, audience, text.get(), limit, cursor)
                        : ports.conversations().list(user, audience, limit, cursor));
        return PageJson.of(page.map(SummaryJson::of));
    }

    Head head(User user, UUID id) {
        return ports.conversations()
                .head(user, id)
                .filter(head -> Audience.of(head.channel()) == audience)
                .orElseThrow(NoSuchConversation::new);
    }

    void erase(User user, UUID id) {
        head(user, id);
        if (!ports.conversations().erase(user, id)) {
            throw new NoSuchConversation();
        }
    }

    /** This user's votes in a conversation; where nobody keeps votes, there are none. */
    Votes votes(User user, UUID id) {
        var feedback = ports.feedback;
        return feedback == null ? Votes.NONE : new Votes(feedback.of(user, id));
    }
}
