/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangePlanning;
import dev.parley.api.code.CodeHost;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
import dev.parley.api.intent.Values;
import dev.parley.api.issue.IssueTracker;
import java.util.ArrayList;
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

/** Creates a change request, also one for a Jira issue or a pull request, from which it drafts what it can. */
@Component(configurationPid = "parley.intent.change.create")
@Designate(ocd = CreateChange.Config.class)
public final class CreateChange implements Intent {

    @ObjectClassDefinition(
            name = "Parley: create a change",
            description = "What is asked before a change is created in the chat.")
    @interface Config {

        @AttributeDefinition(
                name = "All that approvers want to know",
                description = "Also asks for type, configuration item, assignment group (if the item has none),"
                        + " justification, implementation, test and backout plan, risk and impact. Otherwise these are"
                        + " only taken if they are said, or follow from an issue or a pull request.")
        boolean complete() default false;
    }

    private final ChangeManagement changes;
    private final ChangePlanning planning;
    private final IntentSpec spec;

    /** Of several the last one counts: it has the highest ranking. */
    @Reference(name = "issues")
    volatile List<IssueTracker> issues = List.of();

    /** As with issues. */
    @Reference(name = "hosts")
    volatile List<CodeHost> hosts = List.of();

    @Activate
    public CreateChange(
            @Reference(name = "changes") ChangeManagement changes,
            @Reference(name = "planning") ChangePlanning planning,
            Config config) {
        this.changes = changes;
        this.planning = planning;
        this.spec = IntentSpec.named("create_change_request")
                .title("create a change request")
                .examples(
                        "create a change request",
                        "I need a new change",
                        "raise an emergency change",
                        "new change called \"Restart payments\"",
                        "create a change for PAY-12",
                        "create a change for acme/pay#41",
                        "we're going to reboot payments-db tonight and it has to be approved",
                        "I have to announce a maintenance window for the mail server",
                        "let's do the database upgrade by the book this time",
                        "emergency fix for the checkout, risk is low, backout is the old release",
                        "the firewall needs patching this weekend, can you get the paperwork going",
                        "get approval for replacing the core switch",
                        "I'd like to deploy release 4.2 to production on Thursday at 10pm",
                        "the certificate has to be renewed, get that approved",
                        "roll out the new load balancer config tomorrow night")
                .rules(Rules.ALL)
                .slots(Slots.all(config.complete()))
                .draftedFrom(Slots.ISSUE, Slots.PULL_REQUEST, Slots.ITEM, Slots.END);
    }

    @Override
    public IntentSpec spec() {
        return spec;
    }

    @Override
    public Values draft(Turn turn) {
        return sources().draft(turn, Drafts.told(turn));
    }

    private Sources sources() {
        return Sources.of(planning, issues, hosts);
    }

    @Override
    public Reply handle(Turn turn) {
        var earlier =
                turn.attempt() > 1 ? changes.created(turn.user(), turn.draft().toString()) : Optional.<Change>empty();
        return earlier.map(change ->
                        answer(adjusted(change, turn), turn, "", sources().links(turn)))
                .orElseGet(() -> checked(turn));
    }

    /** An earlier try has made the change, and the user may have corrected something since. */
    private Change adjusted(Change change, Turn turn) {
        var wanted = Slots.corrections(turn, change);
        return wanted.isEmpty() ? change : changes.update(turn.user(), change.number(), wanted);
    }

    private Reply checked(Turn turn) {
        var outcome = new Windows(planning).check(turn);
        return outcome.question().orElseGet(() -> created(turn, outcome));
    }

    private Reply created(Turn turn, Windows.Outcome outcome) {
        var links = sources().links(turn);
        var fields =
                links.stream().map(Link::fields).reduce(Slots.fields(turn, outcome.overlaps()), ChangeFields::with);
        var change = changes.create(turn.user(), turn.draft().toString(), fields);
        return answer(change, turn, outcome.remark(), links);
    }

    private Reply answer(Change change, Turn turn, String remark, List<Link> links) {
        var locale = turn.locale();
        var remarks = Stream.concat(
                        Stream.of(change.remark(locale), remark), links.stream().map(link -> link.shown(change)))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        return Reply.answer(Texts.say(
                        locale,
                        "created",
                        change.number(),
                        change.state().label(locale),
                        remarks.isEmpty() ? "" : " " + remarks))
                .with(change)
                .suggest(suggestions(change, turn))
                .undoBy(cancelling(change, locale));
    }

    private QuickReply[] suggestions(Change change, Turn turn) {
        var offered = new ArrayList<QuickReply>();
        if (isOpen(issues, Slots.ISSUE, turn)) {
            offered.add(quick(turn, "add.issue", change));
        }
        if (isOpen(hosts, Slots.PULL_REQUEST, turn)) {
            offered.add(quick(turn, "add.pull_request", change));
        }
        offered.add(new QuickReply(Texts.say(turn.locale(), "undo"), Texts.say(turn.locale(), "undo.say")));
        return offered.toArray(QuickReply[]::new);
    }

    private static QuickReply quick(Turn turn, String key, Change change) {
        return new QuickReply(Texts.say(turn.locale(), key), Texts.say(turn.locale(), key + ".say", change.number()));
    }

    private static boolean isOpen(List<?> connectors, Slot<?> slot, Turn turn) {
        return !connectors.isEmpty() && !turn.values().has(slot);
    }

    private static Undo cancelling(Change change, Locale locale) {
        return new Undo(
                "cancel_change_request", Map.of("number", change.number(), "reason", Texts.say(locale, "taken_back")));
    }
}
