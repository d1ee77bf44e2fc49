/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeSlots;
import dev.parley.api.change.Field;
import dev.parley.api.code.CodeSlots;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.issue.IssueSlots;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to know about a new change. */
final class Slots {

    /** In which a system may still write to a change that it has just made. */
    private static final Duration UNTOUCHED = Duration.ofSeconds(2);

    private static final int LONG = 4000;

    static final Slot<String> ISSUE =
            IssueSlots.key("Which Jira issue is it for? For example PAY-12.").optional();
    static final Slot<String> PULL_REQUEST = CodeSlots.pullRequest(
                    "Which pull request is it for? For example acme/pay#41.")
            .optional();
    static final Slot<String> SUMMARY = ChangeSlots.shortDescription("What's a brief summary of the change?");
    static final Slot<String> DESCRIPTION =
            ChangeSlots.description("Please describe it in a little more detail: what will be done, and why?");
    static final Slot<String> PRIORITY = ChangeSlots.priority("What's the priority?");
    static final Slot<OffsetDateTime> START =
            ChangeSlots.plannedStart("When do you plan to start? For example 2031-03-01, or \"Saturday 10pm\".");
    static final Slot<OffsetDateTime> END = ChangeSlots.plannedEnd(START, "And when should it be finished?");

    static final Slot<String> TYPE = Slot.choice(
                    Field.TYPE.name(),
                    Field.TYPE.label(),
                    "Is it a normal, a standard or an emergency change?",
                    Option.of("normal", "Normal"),
                    Option.of("standard", "Standard"),
                    Option.of("emergency", "Emergency", "urgent"))
            .cues("type is");
    static final Slot<String> ITEM = text(Field.CONFIGURATION_ITEM, 255, "Which configuration item is changed?")
            .cues("configuration item is", "ci is", "ci", "affecting", "affects", "on", "for");
    static final Slot<String> GROUP = text(Field.ASSIGNMENT_GROUP, 80, "Which group will do it?")
            .cues("assigned to", "assign it to", "assign to", "handled by", "group is", "team is");
    /** Leaves room for the reason of an overlap. */
    static final Slot<String> JUSTIFICATION = text(Field.JUSTIFICATION, LONG - 1500, "Why is the change needed?")
            .cues("justification is", "reason is", "because of", "because");

    static final Slot<String> IMPLEMENTATION_PLAN = text(
                    Field.IMPLEMENTATION_PLAN, LONG, "How will it be done, step by step?")
            .cues("implementation is", "implementation plan is", "plan is", "steps are");
    static final Slot<String> TEST_PLAN = text(Field.TEST_PLAN, LONG, "How will you see that it worked?")
            .cues("test plan is", "test is", "tested by", "tested with");
    static final Slot<String> BACKOUT_PLAN = text(Field.BACKOUT_PLAN, LONG, "How will it be undone if it fails?")
            .cues(
                    "backout plan is",
                    "backout is",
                    "back out by",
                    "rollback is",
                    "roll back by",
                    "rollback plan is",
                    "fallback is");
    static final Slot<String> RISK = Slot.choice(
                    Field.RISK.name(),
                    Field.RISK.label(),
                    "How high is the risk?",
                    Option.of("1", "1 Very high", "very high"),
                    Option.of("2", "2 High", "high"),
                    Option.of("3", "3 Moderate", "moderate", "medium"),
                    Option.of("4", "4 Low", "low"))
            .cues("risk is", "risk");
    static final Slot<String> IMPACT = Slot.choice(
                    Field.IMPACT.name(),
                    Field.IMPACT.label(),
                    "How large is the impact if it goes wrong?",
                    Option.of("1", "1 High", "high"),
                    Option.of("2", "2 Medium", "medium", "moderate"),
                    Option.of("3", "3 Low", "low"))
            .cues("impact is", "impact");

    /** Asked by the intent itself, where something else is planned. */
    /** What chooses, or agrees, and says nothing to those who approve. */
    private static final Pattern NO_REASON = Pattern.compile(
            "(?i)(the )?(first|second|third|last|1st|2nd|3rd|[1-9])( one| window)?|keep( it| that)?|yes|no|ok(ay)?"
                    + "|that one|it|please|my changes|help"
                    + "|((der|die|das) )?(erste|zweite|dritte|letzte)[rns]?( fenster)?|ja|nein|behalten|lassen|bitte|hilfe"
                    + "|das( da)?|dieses|meine changes");

    static final Slot<String> OVERLAP_REASON = Slot.text(
                    "overlap_reason", "reason for the overlap", 1000, "Why does it have to be then?")
            .cues("overlap is fine because")
            .optional()
            .check((reason, others) ->
                    NO_REASON.matcher(reason.strip()).matches() ? Optional.of("%no_reason") : Optional.empty());

    private Slots() {}

    /** @param complete whether all is asked that approvers want to know, or only the first five */
    static Slot<?>[] all(boolean complete) {
        var basic = Stream.of(SUMMARY, DESCRIPTION, PRIORITY, START, END);
        var more = Stream.of(ITEM, GROUP, JUSTIFICATION, IMPLEMENTATION_PLAN, TEST_PLAN, BACKOUT_PLAN, RISK, IMPACT)
                .map(slot -> complete ? slot : slot.optional());
        return Stream.of(
                        Stream.of(complete ? TYPE : TYPE.optional(), ISSUE, PULL_REQUEST),
                        basic,
                        more,
                        Stream.of(OVERLAP_REASON))
                .flatMap(slots -> slots)
                .toArray(Slot<?>[]::new);
    }

    /** @param overlaps what the change overlaps with, for the reason that was given; empty if with nothing */
    static ChangeFields fields(Turn turn, String overlaps) {
        return ChangeFields.NONE
                .with(Field.TYPE, turn.find(TYPE).orElse("normal"))
                .with(Field.SHORT_DESCRIPTION, turn.get(SUMMARY))
                .with(Field.DESCRIPTION, turn.get(DESCRIPTION))
                .with(Field.PRIORITY, turn.get(PRIORITY))
                .with(Field.PLANNED_START, turn.get(START).toInstant())
                .with(Field.PLANNED_END, turn.get(END).toInstant())
                .with(Field.CONFIGURATION_ITEM, turn.find(ITEM).orElse(null))
                .with(Field.ASSIGNMENT_GROUP, turn.find(GROUP).orElse(null))
                .with(Field.JUSTIFICATION, justification(turn, overlaps))
                .with(Field.IMPLEMENTATION_PLAN, turn.find(IMPLEMENTATION_PLAN).orElse(null))
                .with(Field.TEST_PLAN, turn.find(TEST_PLAN).orElse(null))
                .with(Field.BACKOUT_PLAN, turn.find(BACKOUT_PLAN).orElse(null))
                .with(Field.RISK, turn.find(RISK).orElse(null))
                .with(Field.IMPACT, turn.find(IMPACT).orElse(null));
    }

    /**
     * What was said otherwise since an earlier try made the change. Nothing if somebody else has worked on it meanwhile;
     * a summary that the system has cut is the same.
     */
    static ChangeFields corrections(Turn turn, Change change) {
        if (change.updatedAt().isAfter(change.createdAt().plus(UNTOUCHED))) {
            return ChangeFields.NONE;
        }
        var wanted = new LinkedHashMap<String, String>();
        var fields = fields(turn, "").values();
        for (var field : List.of(Field.PRIORITY, Field.PLANNED_START, Field.PLANNED_END, Field.DESCRIPTION)) {
            if (!fields.get(field.name()).equals(change.fields().values().get(field.name()))) {
                wanted.put(field.name(), fields.get(field.name()));
            }
        }
        var summary = turn.get(SUMMARY);
        if (!summary.startsWith(change.summary().replaceFirst("…$", ""))) {
            wanted.put(SUMMARY.name(), summary);
        }
        return new ChangeFields(wanted);
    }

    private static String justification(Turn turn, String overlaps) {
        var given = turn.find(JUSTIFICATION);
        var overlap = turn.find(OVERLAP_REASON)
                .filter(reason -> !overlaps.isEmpty())
                .map(reason -> Texts.say(turn.locale(), "overlaps", overlaps, reason));
        return given.isEmpty() && overlap.isEmpty()
                ? null
                : Stream.of(given, overlap).flatMap(Optional::stream).collect(Collectors.joining("\n\n"));
    }

    private static Slot<String> text(Field<String> field, int longest, String prompt) {
        return Slot.text(field.name(), field.label(), longest, prompt);
    }
}
