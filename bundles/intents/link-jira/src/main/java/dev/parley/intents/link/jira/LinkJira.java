/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.jira;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeSlots;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
import dev.parley.api.issue.IssueSlots;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.setting.Format;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Links a Jira issue to a change request, and shows the change at the issue. */
@Component(configurationPid = "parley.intent.link.jira")
@Designate(ocd = LinkJira.Config.class)
public final class LinkJira implements Intent {

    @ObjectClassDefinition(
            name = "Parley: link a Jira issue",
            description = "From where changes and issues are taken when they are linked in the chat.")
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
    }

    private static final Phrases PHRASES = Phrases.of(LinkJira.class);
    private static final String NAME = "link_jira_issue";
    private static final Slot<String> NUMBER =
            ChangeSlots.number("Which change does the issue belong to? For example CHG0030001.");
    private static final Slot<String> KEY = IssueSlots.key("Which Jira issue? For example PAY-12, or its address.");

    private final ChangeManagement changes;

    /** Of several the last one counts: it has the highest ranking. */
    @Reference(name = "issues")
    volatile List<IssueTracker> issues = List.of();

    @Activate
    public LinkJira(@Reference(name = "changes") ChangeManagement changes) {
        this.changes = changes;
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named(NAME)
                .title("link a Jira issue")
                .examples(
                        "link PAY-12 to CHG0030001",
                        "add a Jira issue to my change",
                        "attach PAY-12",
                        "this change implements PAY-12",
                        "CHG0030001 was done for the story PAY-12",
                        "reference PAY-12 in CHG0030001",
                        "please record the Jira key on my request",
                        "the work is tracked in PAY-12",
                        "there is a Jira story that goes with my change",
                        "mention our bug in the change record",
                        "I forgot to give the Jira number for this change",
                        "hook the ticket from the backlog up to CHG0030001",
                        "note the issue this change resolves")
                .rules(Rules.ALL)
                .slots(NUMBER, KEY);
    }

    @Override
    public Reply handle(Turn turn) {
        var number = turn.get(NUMBER);
        return changes.find(turn.user(), number)
                .map(change -> linked(change, turn))
                .orElseGet(() -> Reply.askAgain(NUMBER, PHRASES.say(turn.locale(), "not_yours", number)));
    }

    private Reply linked(Change before, Turn turn) {
        var trackers = issues;
        var evidence =
                Evidence.of(turn.get(KEY), trackers.stream().skip(Math.max(0, trackers.size() - 1L)), turn.locale());
        return evidence.isRefused()
                ? Reply.askAgain(KEY, PHRASES.say(turn.locale(), "ask_again", evidence.remark()))
                : answer(before, noted(before, evidence, turn), evidence, turn.locale());
    }

    /** Notes the link once, also if this is called again after the answer was lost. */
    private Change noted(Change before, Evidence evidence, Turn turn) {
        var key = ChangeFields.NONE.with(Field.JIRA_ISSUE_KEY, evidence.key());
        var after = changes.update(turn.user(), before.number(), key);
        if (former(before).filter(evidence.key()::equals).isEmpty()) {
            changes.addWorkNote(turn.user(), before.number(), PHRASES.say(turn.locale(), "note", evidence.named()));
        }
        return after;
    }

    private static Reply answer(Change before, Change after, Evidence evidence, Locale locale) {
        var text = Stream.of(
                        PHRASES.say(locale, "linked", after.number(), evidence.told()),
                        after.remark(locale),
                        evidence.remark(),
                        evidence.shown(after))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        var answer = Reply.answer(text).with(evidence.on(after));
        return former(before)
                .filter(key -> !key.equals(evidence.key()))
                .map(key -> answer.suggest(new QuickReply(PHRASES.say(locale, "undo"), PHRASES.say(locale, "undo.say")))
                        .undoBy(linking(before, key)))
                .orElse(answer);
    }

    private static Optional<String> former(Change change) {
        return change.fields().get(Field.JIRA_ISSUE_KEY).filter(key -> !key.isEmpty());
    }

    private static Undo linking(Change change, String key) {
        return new Undo(NAME, Map.of(NUMBER.name(), change.number(), KEY.name(), key));
    }
}
