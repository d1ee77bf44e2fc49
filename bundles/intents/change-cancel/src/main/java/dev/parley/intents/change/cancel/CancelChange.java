/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.cancel;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeSlots;
import dev.parley.api.change.ChangeState;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.setting.Format;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Cancels a change request that has not yet reached review. */
@Component(configurationPid = "parley.intent.change.cancel")
@Designate(ocd = CancelChange.Config.class)
public final class CancelChange implements Intent {

    @ObjectClassDefinition(
            name = "Parley: cancel a change",
            description = "In which system changes are cancelled from the chat.")
    @interface Config {

        @AttributeDefinition(
                name = "Change management",
                description =
                        "Which system changes are in, if there are several: a filter such as (name=test). Empty: the one that ranks highest.",
                required = false)
        @Format(Format.FILTER)
        String changes_target() default "";
    }

    private static final Phrases PHRASES = Phrases.of(CancelChange.class);
    private static final Slot<String> NUMBER =
            ChangeSlots.number("Which change should I cancel? For example CHG0030001.");
    private static final Slot<String> REASON = Slot.text(
                    "reason", "reason", 1000, "Why should it be cancelled? The reason goes into its work notes.")
            .cues("because of", "because", "reason is", "due to", "since");

    private static final String CANCEL = "(cancel|withdraw|delete|drop|abort|scrap|revoke|remove|abandon|discard|kill"
            + "|stop|bin|ditch|call off|get rid of|forget about)";
    private static final String CHANGE = "(change|change request|change ticket|request|ticket|rfc|cr|chg)";
    private static final String ONE = "([the|my] [" + CHANGE + "] {number}"
            + "|[my|our|the|this|that|a] [open|new|latest|last|existing] " + CHANGE + ")";
    private static final String CANCEL_IT = "(cancel|withdraw|delete|drop|abort|scrap|call off)"
            + " (it|this|that|this one|that one|both|both of them|the other|the other one|the last one"
            + "|the previous one|(another|a different) [one|change|change request])";
    private static final String CANCELED = "(canceled|withdrawn|deleted|dropped|removed|called off)";
    private static final String BECAUSE = "(because|because of|since|due to|reason|the reason is|reason is)";

    private final ChangeManagement changes;

    @Activate
    public CancelChange(@Reference(name = "changes") ChangeManagement changes) {
        this.changes = changes;
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("cancel_change_request")
                .title("cancel a change")
                .examples(
                        "cancel my change",
                        "cancel CHG0030001",
                        "call off CHG0030001",
                        "I don't need the change any more",
                        "my change is obsolete",
                        "we decided against CHG0030001",
                        "take CHG0030001 off the calendar",
                        "the maintenance isn't going to take place",
                        "pull my change request, the vendor isn't ready",
                        "CHG0030001 was raised by mistake",
                        "please void CHG0030001",
                        "there's no point in doing the change now",
                        "the upgrade won't go ahead on Friday, so drop its change",
                        "stop the change before it starts",
                        "that change is a duplicate, get it out of the way")
                .rules(
                        CANCEL + " " + ONE,
                        CANCEL + " " + ONE + " [*] " + BECAUSE + " {reason}",
                        "call " + ONE + " off",
                        "^ " + CANCEL_IT + " [too|as well] $",
                        "^ " + CANCEL_IT + " [too|as well] " + BECAUSE + " {reason}",
                        ONE + " * " + CANCEL + " (it|that|this)",
                        "(do not|no longer) (need|want|require) " + ONE + " [any more]",
                        ONE + " is (not|no longer) (needed|required|wanted|necessary) [any more]",
                        ONE + " (will not be|is not) (happening|going ahead)",
                        "(not|no longer) (going ahead with|doing|proceeding with) " + ONE,
                        ONE + " (can|should|must|has to|needs to|may) be " + CANCELED,
                        "(can|could|should|want|like|have|get) " + ONE + " [to] [be] " + CANCELED,
                        "!how (to|do|can|could|would|should) (i|we|you|one)",
                        "!how to",
                        "!(what happens (if|when|after)|in which way)",
                        "!(not|never|without|not to|never to|no need to|not (want|wish|need|have|going) to) " + CANCEL)
                .slots(NUMBER, REASON)
                .confirmAlways("Cancel {number}, because \"{reason}\"?");
    }

    @Override
    public Reply handle(Turn turn) {
        var number = turn.get(NUMBER);
        return changes.find(turn.user(), number)
                .<Reply>map(change -> cancelled(change, turn))
                .orElseGet(() -> Reply.askAgain(NUMBER, PHRASES.say(turn.locale(), "not_yours", number)));
    }

    /** Also if it was cancelled before: perhaps by this very draft. */
    private Reply cancelled(Change change, Turn turn) {
        if (change.state().equals(ChangeState.CANCELED)) {
            return Reply.answer(PHRASES.say(turn.locale(), "already", change.number()))
                    .with(change);
        }
        var after = changes.cancel(turn.user(), change.number(), turn.get(REASON));
        return Reply.answer(PHRASES.say(turn.locale(), "cancelled", after.number()))
                .with(after);
    }
}
