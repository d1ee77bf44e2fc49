/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.github;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeSlots;
import dev.parley.api.change.Field;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeSlots;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
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

/** Links a GitHub pull request to a change request, and tells the change at the pull request. */
@Component(configurationPid = "parley.intent.link.github")
@Designate(ocd = LinkGithub.Config.class)
public final class LinkGithub implements Intent {

    @ObjectClassDefinition(
            name = "Parley: link a pull request",
            description = "From where changes and pull requests are taken when they are linked in the chat.")
    @interface Config {

        @AttributeDefinition(
                name = "Change management",
                description =
                        "Which system changes are in, if there are several: a filter such as (name=test). Empty: the one that ranks highest.",
                required = false)
        @Format(Format.FILTER)
        String changes_target() default "";

        @AttributeDefinition(
                name = "Code host",
                description =
                        "Which code hosts are asked, if there are several: a filter such as (name=default). Empty: all.",
                required = false)
        @Format(Format.FILTER)
        String hosts_target() default "";
    }

    private static final Phrases PHRASES = Phrases.of(LinkGithub.class);
    private static final String NAME = "link_github_pr";
    private static final Slot<String> NUMBER =
            ChangeSlots.number("Which change does the pull request belong to? For example CHG0030001.");
    private static final Slot<String> PULL_REQUEST =
            CodeSlots.pullRequest("Which pull request? For example acme/pay#41, or its address.");

    private final ChangeManagement changes;

    /** Of several the last one counts: it has the highest ranking. */
    @Reference(name = "hosts")
    volatile List<CodeHost> hosts = List.of();

    @Activate
    public LinkGithub(@Reference(name = "changes") ChangeManagement changes) {
        this.changes = changes;
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named(NAME)
                .title("link a pull request")
                .examples(
                        "link acme/pay#41 to CHG0030001",
                        "add a pull request to my change",
                        "attach acme/pay#41",
                        "this change rolls out acme/pay#41",
                        "the code for CHG0030001 is in acme/pay#41",
                        "reference our GitHub PR in the change",
                        "note which pull request this change deploys",
                        "record the merge request on CHG0030001",
                        "there is a PR that goes with my change",
                        "I forgot to give the pull request for this change",
                        "hook the PR from the pay repository up to CHG0030001",
                        "mention the branch we merged in my change",
                        "here is the code review for the change")
                .rules(Rules.ALL)
                .slots(NUMBER, PULL_REQUEST);
    }

    @Override
    public Reply handle(Turn turn) {
        var number = turn.get(NUMBER);
        return changes.find(turn.user(), number)
                .map(change -> linked(change, turn))
                .orElseGet(() -> Reply.askAgain(NUMBER, PHRASES.say(turn.locale(), "not_yours", number)));
    }

    private Reply linked(Change before, Turn turn) {
        var several = hosts;
        var evidence = Evidence.of(
                turn.get(PULL_REQUEST), several.stream().skip(Math.max(0, several.size() - 1L)), turn.locale());
        return evidence.isRefused()
                ? Reply.askAgain(PULL_REQUEST, PHRASES.say(turn.locale(), "ask_again", evidence.remark()))
                : answer(before, noted(before, evidence, turn), evidence, turn.locale());
    }

    /** Notes the link once, also if this is called again after the answer was lost. */
    private Change noted(Change before, Evidence evidence, Turn turn) {
        var after = changes.update(turn.user(), before.number(), fields(evidence.name()));
        if (former(before).filter(evidence.name()::equalsIgnoreCase).isEmpty()) {
            changes.addWorkNote(turn.user(), before.number(), PHRASES.say(turn.locale(), "note", evidence.named()));
        }
        return after;
    }

    private static ChangeFields fields(String pullRequest) {
        return ChangeFields.NONE
                .with(Field.GITHUB_REPO, CodeSlots.repository(pullRequest))
                .with(Field.GITHUB_PR_NUMBER, CodeSlots.number(pullRequest));
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
                .filter(name -> !name.equalsIgnoreCase(evidence.name()))
                .map(name -> answer.suggest(
                                new QuickReply(PHRASES.say(locale, "undo"), PHRASES.say(locale, "undo.say")))
                        .undoBy(linking(before, name)))
                .orElse(answer);
    }

    private static Optional<String> former(Change change) {
        return change.fields()
                .get(Field.GITHUB_REPO)
                .filter(repository -> !repository.isEmpty())
                .flatMap(repository ->
                        change.fields().get(Field.GITHUB_PR_NUMBER).map(number -> repository + '#' + number));
    }

    private static Undo linking(Change change, String pullRequest) {
        return new Undo(NAME, Map.of(NUMBER.name(), change.number(), PULL_REQUEST.name(), pullRequest));
    }
}
