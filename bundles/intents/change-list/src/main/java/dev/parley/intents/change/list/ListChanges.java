/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.list;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.paging.Page;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Lists the user's newest change requests, or those of a configuration item. */
@Component(configurationPid = "parley.intent.change.list")
@Designate(ocd = ListChanges.Config.class)
public final class ListChanges implements Intent {

    @ObjectClassDefinition(name = "Parley: list changes", description = "How a user's changes are listed in the chat.")
    @interface Config {

        @AttributeDefinition(
                name = "Most changes",
                description = "How many changes one reply lists, the newest first.",
                min = "1",
                max = "100")
        int limit() default 10;
    }

    private static final Phrases PHRASES = Phrases.of(ListChanges.class);
    private static final String NAME = "list_changes";
    private static final String OPEN = "open";
    private static final Slot<String> STATE = Slot.choice(
                    "state",
                    "state",
                    "Changes in which state?",
                    Option.of(OPEN, "Open", "active", "current", "unfinished", "pending"),
                    Option.of("new", "New"),
                    Option.of("assess", "Assess", "in assessment", "being assessed"),
                    Option.of("authorize", "Authorize", "waiting for approval", "awaiting approval"),
                    Option.of("scheduled", "Scheduled", "planned"),
                    Option.of("implement", "Implement", "in progress", "running"),
                    Option.of("review", "Review", "in review"),
                    Option.of("closed", "Closed", "done", "finished", "completed"),
                    Option.of("canceled", "Canceled", "cancelled"))
            .optional();

    private static final Slot<String> ITEM = Slot.text(
                    "cmdb_ci", "configuration item", 255, "Changes of which configuration item?")
            .cues("affecting", "touching", "concerning", "of ci", "for ci", "on ci")
            .optional();

    /** New to Review. */
    private static final Set<String> OPEN_CODES = ChangeState.STANDARD.stream()
            .filter(state -> !Set.of(ChangeState.CLOSED, ChangeState.CANCELED).contains(state))
            .map(ChangeState::code)
            .collect(Collectors.toUnmodifiableSet());

    private static final String CHANGES = "(changes|change requests|change tickets|requests|tickets|rfcs|chgs)";
    private static final String MINE = "[all|any] [of] [my|our|the] [latest|recent|newest|last] [{state}]";
    private static final String SHOW = "(list|show|display|view|see|read|find|get|give|what are|which are|overview of"
            + "|summary of|list of|status of)";

    private final ChangeManagement changes;
    private final Config config;

    @Activate
    public ListChanges(@Reference(name = "changes") ChangeManagement changes, Config config) {
        this.changes = changes;
        this.config = config;
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named(NAME)
                .title("list your changes")
                .readOnly()
                .examples(
                        "list my changes",
                        "show my open changes",
                        "which of my changes are scheduled",
                        "what do I have in the pipeline",
                        "everything I have submitted that isn't closed yet",
                        "what is coming up for payments-db",
                        "pull together the change requests I raised this month",
                        "which of mine are still waiting for approval",
                        "what have I got on my plate",
                        "is there anything planned on the orders cluster",
                        "give me a rundown of all the changes",
                        "remind me which changes are mine",
                        "all requests that were called off")
                .rules(
                        "^ " + MINE + " " + CHANGES + " [of mine] [that are|which are|still|are] [{state}] $",
                        SHOW + " [me] " + MINE + " " + CHANGES + " [that are|which are] [{state}]",
                        "(what|which|which of [my|our|the]) " + CHANGES + " [are|is] [still] [{state}]",
                        "how many " + MINE + " " + CHANGES,
                        "(do|have) (i|we) [have|got|have got] " + MINE + " " + CHANGES,
                        "(are|is) there [any] " + MINE + " " + CHANGES,
                        "^ what [(have|do) (i|we)] [have|got|have got|is|is still] {state} $",
                        SHOW + " [me] (everything|all) [that] [is] [still] {state}",
                        SHOW + " [me] what is [still] {state}",
                        "(" + SHOW + " [me]|what|which|any|are there) [" + MINE + "] " + CHANGES + " [are]"
                                + " (affecting|touching|concerning|for ci|of ci|on ci|for [the] configuration item"
                                + "|of [the] configuration item|on [the] configuration item) {cmdb_ci}",
                        "^ list [all|them] $",
                        "(everything|all|what) [that] [have|did] (i|we) [have] (raise|raised|create|created|opened|submitted)",
                        "!what is new",
                        "!how (to|do|can|could|would|should) (i|we|you|one)")
                .slots(STATE, ITEM);
    }

    @Override
    public Reply handle(Turn turn) {
        var states = turn.find(STATE).map(ListChanges::codes).orElse(Set.of());
        int limit = Math.max(1, Math.min(ChangeQuery.MOST, config.limit()));
        var newest = ChangeQuery.newest(limit).inStates(states);
        var page =
                changes.search(turn.user(), turn.find(ITEM).map(newest::ofItem).orElseGet(newest::onlyMine));
        return page.items().isEmpty() ? none(turn) : listed(page, turn);
    }

    private static Set<String> codes(String state) {
        return state.equals(OPEN)
                ? OPEN_CODES
                : ChangeState.STANDARD.stream()
                        .filter(known -> known.label().equalsIgnoreCase(state))
                        .map(ChangeState::code)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Reply none(Turn turn) {
        var create = quick(turn, "create");
        var all = quick(turn, "all");
        if (turn.find(ITEM).isPresent()) {
            return Reply.answer(say(turn, "none.item", turn.get(ITEM))).suggest(all, create);
        }
        return turn.find(STATE).isPresent()
                ? Reply.answer(say(turn, "none.state", state(turn))).suggest(all, create)
                : Reply.answer(say(turn, "none")).suggest(create);
    }

    private static Reply listed(Page<Change> page, Turn turn) {
        var lines = page.items().stream().map(change -> line(change, turn)).collect(Collectors.joining("\n"));
        return Reply.answer(heading(page, turn) + "\n" + lines).suggest(quickReplies(page.items(), turn));
    }

    private static String heading(Page<Change> page, Turn turn) {
        var key = (page.next().isPresent() ? "latest" : "heading")
                + (turn.find(ITEM).isPresent() ? ".item" : "")
                + (turn.find(STATE).isPresent() ? ".state" : "");
        var heading = say(
                turn,
                key,
                page.items().size(),
                turn.find(ITEM).orElse(""),
                turn.find(STATE).isPresent() ? state(turn) : "");
        return heading.substring(0, 1).toUpperCase(Locale.ROOT) + heading.substring(1);
    }

    private static String line(Change change, Turn turn) {
        return say(
                turn, "line", change.number(), change.summary(), change.state().label(turn.locale()));
    }

    private static QuickReply[] quickReplies(List<Change> items, Turn turn) {
        return items.stream()
                .limit(3)
                .map(change -> new QuickReply(change.number(), say(turn, "status.say", change.number())))
                .toArray(QuickReply[]::new);
    }

    private static QuickReply quick(Turn turn, String key) {
        return new QuickReply(say(turn, key), say(turn, key + ".say"));
    }

    private static String state(Turn turn) {
        return turn.get(STATE).equals(OPEN)
                ? say(turn, OPEN)
                : PHRASES.spoken(turn.locale(), NAME, STATE, turn.get(STATE));
    }

    private static String say(Turn turn, String key, Object... values) {
        return PHRASES.say(turn.locale(), key, values);
    }
}
