/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.status;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeSlots;
import dev.parley.api.change.Field;
import dev.parley.api.code.CodeHost;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Turn;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.setting.Format;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Tells how a change request is doing. */
@Component(configurationPid = "parley.intent.change.status")
@Designate(ocd = ChangeStatus.Config.class)
public final class ChangeStatus implements Intent {

    @ObjectClassDefinition(
            name = "Parley: status of a change",
            description = "From where the state of changes, and of what is linked to them, is taken.")
    @interface Config {

        @AttributeDefinition(
                name = "Change management",
                description =
                        "Which system changes are in, if there are several: a filter such as (name=test). Empty: the one that ranks highest.",
                required = false)
        @Format(Format.FILTER)
        String changes_target() default "";

        @AttributeDefinition(
                name = "Issue tracker",
                description =
                        "Which issue tracker is asked, if there are several: a filter such as (name=payments). Empty: the one that ranks highest.",
                required = false)
        @Format(Format.FILTER)
        String issues_target() default "";

        @AttributeDefinition(
                name = "Code host",
                description =
                        "Which code hosts are asked, if there are several: a filter such as (name=default). Empty: all.",
                required = false)
        @Format(Format.FILTER)
        String hosts_target() default "";
    }

    private static final Phrases PHRASES = Phrases.of(ChangeStatus.class);
    private static final String NAME = "check_status";
    private static final Slot<String> NUMBER = ChangeSlots.number("Which change? For example CHG0030001.");
    private static final Slot<String> PRIORITY = ChangeSlots.priority("What's the priority?");
    private static final SlotType.Moment END = new SlotType.Moment(true, Optional.empty());

    private static final String CHANGE = "(change|change request|change ticket|request|ticket|rfc|cr|chg)";
    private static final String MINE = "(my|our|the|this|that) [open|new|latest|last|current] " + CHANGE;
    private static final String ONE = "([the] [" + CHANGE + "] {number}|" + MINE + ")";
    private static final String STATUS = "(status|state|progress|details|detail|outcome|news|update|information|info)";
    private static final String DONE =
            "(approved|authorized|scheduled|implemented|closed|done|finished|ready|live|through)";

    private final ChangeManagement changes;

    /** Of several the last one counts: it has the highest ranking. */
    @Reference(name = "issues")
    volatile List<IssueTracker> issues = List.of();

    /** As with issues. */
    @Reference(name = "hosts")
    volatile List<CodeHost> hosts = List.of();

    @Activate
    public ChangeStatus(@Reference(name = "changes") ChangeManagement changes) {
        this.changes = changes;
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named(NAME)
                .title("check a change")
                .readOnly()
                .examples(
                        "what's the status of my change",
                        "check CHG0030001",
                        "where does CHG0030001 stand",
                        "has CHG0030001 been approved",
                        "how far has my change got",
                        "did the board sign off on my change yet",
                        "who still has to approve CHG0030001",
                        "is everything on track with CHG0030001",
                        "tell me more about CHG0030001",
                        "which state is my change in right now",
                        "when is CHG0030001 going to happen",
                        "what's holding up my change",
                        "has somebody looked at the change I submitted",
                        "I'd like to know whether CHG0030001 was let through",
                        "what became of my change request")
                .rules(
                        "{number}",
                        "^ [and] (what|how) is its " + STATUS,
                        "[check|show|get|give me|what is] [the] " + STATUS
                                + " (of|on|for) (it|this|that|that one|this one|both|both of them|the other|the other one"
                                + "|the last one|the previous one|my last change|my latest change) [now] $",
                        "^ [and] (what|how) about (the other|the other one|the last one|both) $",
                        "^ [and] (is|was) it [already|now|still] " + DONE,
                        "^ how is it (going|doing) $",
                        "^ [check|show|get|what is] [the|my] status $",
                        "[check|show|show me|get|give me|tell me|what is] [the|any] " + STATUS
                                + " (of|on|for|about|with) " + ONE,
                        "^ (status|state|progress|details|info|priority|risk|type|summary|description) [of] " + ONE,
                        "(status|state|progress) {number}",
                        "{number} [what is] [the] (status|state|progress|details|info)",
                        "(check|check on|track|view|see|show|show me|find|look up|look at|pull up|bring up|get|get me"
                                + "|give me|tell me about|what about|how about|read|display) " + ONE,
                        "^ (what|when|where|who|why|how|which|is|are|has|did|does|was|will) * {number}",
                        "(when|where|how|who) (is|will|was|does|did|has) " + ONE,
                        "(where does|where do|where are we with|how far [along] [is]) " + ONE + " [stand|is]",
                        "what (is happening|happened|is going on|is up) (to|with) " + ONE,
                        "(is|are|was) " + ONE + " [already|now|still] " + DONE,
                        "{number} [already|now|still] " + DONE,
                        "(has|did|does|was) " + ONE + " (been|get|go|start|pass)",
                        "(status of|where are we with|how is) (my|our|the) * (change|change request)",
                        "(whether|if) " + ONE + " (is|was|got|has been) " + DONE,
                        "(has|have|did) * (approve|approved|authorize|authorized|reject|rejected) " + ONE,
                        "!how (to|do|can|could|would|should) [i|we|you|one]",
                        "!^ (do not|never)")
                .slots(NUMBER);
    }

    @Override
    public Reply handle(Turn turn) {
        var number = turn.get(NUMBER);
        return changes.find(turn.user(), number)
                .<Reply>map(change -> answer(change, turn))
                .orElseGet(() -> Reply.askAgain(NUMBER, PHRASES.say(turn.locale(), "not_yours", number)));
    }

    private Reply answer(Change change, Turn turn) {
        var linked = Linked.of(change.fields(), last(issues), last(hosts), turn.locale());
        return Reply.answer(described(change, linked, turn)).with(Linked.shown(change, linked));
    }

    /** {@code CHG0030001 "Restart payments" is in state New, priority 2 High. It is planned from … to ….} */
    private static String described(Change change, List<Linked> linked, Turn turn) {
        return Stream.of(standing(change, turn.locale()), window(change, turn), Linked.told(linked))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String standing(Change change, Locale locale) {
        var state = change.state().label(locale);
        return change.fields()
                .get(Field.PRIORITY)
                .map(value -> PHRASES.spoken(locale, NAME, PRIORITY, value))
                .map(priority ->
                        PHRASES.say(locale, "standing.priority", change.number(), change.summary(), state, priority))
                .orElseGet(() -> PHRASES.say(locale, "standing", change.number(), change.summary(), state));
    }

    private static <C> Optional<C> last(List<C> connectors) {
        return connectors.stream().skip(Math.max(0, connectors.size() - 1L)).findFirst();
    }

    private static String window(Change change, Turn turn) {
        var from = change.fields().get(Field.PLANNED_START).map(turn::spoken);
        var to = change.fields()
                .get(Field.PLANNED_END)
                .map(end -> END.spoken(end.atZone(turn.zone()).toOffsetDateTime(), turn.locale()));
        if (from.isEmpty() && to.isEmpty()) {
            return "";
        }
        var key = from.isEmpty() ? "window.to" : to.isEmpty() ? "window.from" : "window";
        return PHRASES.say(turn.locale(), key, from.orElse(""), to.orElse(""));
    }
}
