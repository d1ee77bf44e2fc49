/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said when a turn came to no end of its own. The conversation stays where it was, and nothing typed is lost. */
final class Rescue {

    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);

    private Rescue() {}

    /** @param said in the language that is spoken */
    static Step from(Throwable failure, State before, Said said) {
        var incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.warn("Incident {}: a turn failed", incident, failure);
        var wording = said.wording();
        var tryAgain = wording.quick("tryAgain")[0];
        if (before.draft().isEmpty()) {
            var again = said.text().isBlank() ? tryAgain : new QuickReply(tryAgain.label(), said.text());
            var text = said.say("failure.turn", incident);
            return Step.of(before, new Reply.Failure(text, List.of(again), incident));
        }
        var draft = before.draft().get();
        var kept = draft.asking().isPresent() && said.form().isEmpty() && isWorthKeeping(said)
                ? draft.unheard(Optional.of(said.text()))
                : draft;
        var text = failure instanceof Guard.Fault fault && fault.resting().isPresent()
                ? said.say(
                        "failure.resting", draft.title(), fault.resting().get().toSeconds() + 1)
                : said.say("failure.draft", draft.title(), incident);
        var ways = List.of(wording.quick("tryAgain", "later", "cancel"));
        return Step.of(before.with(kept), new Reply.Failure(text, ways, incident));
    }

    /** "Try again" is nothing to be tried again. */
    private static boolean isWorthKeeping(Said said) {
        return !said.text().isBlank() && Command.of(said.text()).isEmpty();
    }
}
