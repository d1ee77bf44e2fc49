/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Values;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Takes over what a user has told another version of an intent. What the intent makes of it is kept as far as it fits
 * its slots; the user is told of what is not.
 */
final class Migration {

    /**
     * What was taken over.
     *
     * @param said the same, with a form that is for the slots of today
     * @param lost what could not be, as one would say it
     * @param isAsked whether what was said can still be the answer to the question that was open
     */
    record Moved(Draft draft, Said said, List<String> lost, boolean isAsked) {

        Moved at(Draft other) {
            return new Moved(other, said, lost, isAsked);
        }

        /** This, without what is said now. */
        Moved losing(List<String> answers) {
            var all = new ArrayList<>(lost);
            all.addAll(answers);
            return new Moved(draft, said, all, false);
        }

        Moved heard(boolean isHeard) {
            return new Moved(draft, said, lost, isHeard);
        }

        /** That something could not be kept, in a sentence, or the empty string. */
        String remark() {
            return lost.isEmpty()
                    ? ""
                    : said.say("draft.migrated", draft.title(), said.wording().and(lost));
        }
    }

    private final Carrying carrying;

    Migration(Carrying carrying) {
        this.carrying = carrying;
    }

    /** A draft, with what is said now. */
    Moved of(Draft draft, Deployed intent, Said said) {
        var spec = said.spec(intent);
        var moved = moved(draft, intent, said);
        boolean isKnown =
                draft.asking().filter(name -> spec.slot(name).isEmpty()).isEmpty();
        if (draft.version() == spec.version() && isKnown) {
            return moved;
        }
        var renaming = new Renaming(draft, spec, told -> made(draft, told, intent, spec));
        return said.form().isEmpty() ? renaming.answered(moved) : renaming.filled(moved);
    }

    private Moved moved(Draft draft, Deployed intent, Said said) {
        var spec = said.spec(intent);
        var made = made(draft, draft.values(), intent, spec);
        var fitting = fitting(made, spec);
        if (draft.version() == spec.version() && fitting.equals(draft.values())) {
            return new Moved(draft, said, List.of(), true);
        }
        var next = draft.migrated(spec.version(), fitting);
        var isReadAnew = draft.phase() == Draft.Phase.CONFIRMING && !fitting.equals(draft.values());
        return new Moved(
                isReadAnew ? next.in(Draft.Phase.READY) : next, said, lost(draft.values(), made, fitting, spec), true);
    }

    /** What the intent makes of values; the same if it makes nothing of them. */
    private Values made(Draft draft, Values told, Deployed intent, IntentSpec spec) {
        return draft.version() != spec.version()
                        && carrying.migrated(draft.version(), told, intent) instanceof Calls.Given<Values> given
                ? given.value()
                : told;
    }

    private static Values fitting(Values values, IntentSpec spec) {
        var fitting = new LinkedHashMap<>(values.canonical());
        fitting.entrySet().removeIf(value -> spec.slot(value.getKey())
                .filter(slot -> isFitting(slot, value.getValue()))
                .isEmpty());
        return new Values(fitting);
    }

    private static boolean isFitting(Slot<?> slot, String value) {
        try {
            return value != null && slot.type().parse(value) != null;
        } catch (IllegalArgumentException | DateTimeException | StackOverflowError e) {
            return false;
        }
    }

    /**
     * What the user said that is not there any more. What has neither its name nor its text may have been put otherwise
     * where something new has come of it.
     */
    private static List<String> lost(Values told, Values made, Values kept, IntentSpec spec) {
        var lost = new ArrayList<String>();
        var gone = new ArrayList<String>();
        told.canonical().forEach((name, value) -> {
            if (!kept.canonical().containsKey(name) && !kept.canonical().containsValue(value)) {
                (made.canonical().containsKey(name) ? lost : gone).add(named(label(name, spec), value));
            }
        });
        long others = kept.canonical().entrySet().stream()
                .filter(value -> !told.canonical().containsKey(value.getKey())
                        && !told.canonical().containsValue(value.getValue()))
                .count();
        made.canonical().forEach((name, value) -> {
            if (!kept.canonical().containsKey(name) && !told.canonical().containsKey(name) && value != null) {
                lost.add(named(label(name, spec), value));
            }
        });
        lost.addAll(gone.size() > others ? gone : List.of());
        return lost;
    }

    private static String label(String name, IntentSpec spec) {
        return spec.slot(name).<String>map(Slot::label).orElse(name);
    }

    static String named(String label, String value) {
        return label.replace('_', ' ') + ' ' + Wording.quoted(value);
    }
}
