/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An intent that is being talked about: what the user told so far. Complete in itself, so that it can be shown and
 * kept while its intent is not deployed.
 *
 * @param title the intent's, for the time when it is away
 * @param required names of the slots that are asked, given the values
 * @param inferred names of the slots whose values were taken from a longer sentence
 * @param answered names of the slots in the order in which they got their values
 * @param asking the slot that is asked for, in phase {@link Phase#ASKING}
 * @param unheard what the user said while the intent was away
 * @param readBack whether it was read back once, so that every change to it has to be read back too
 * @param interrupted whether the user left it only to ask something else
 * @param tried whether it was begun to be carried out
 * @param drafted slots, with their values, that other values were made of
 */
record Draft(
        UUID id,
        String intent,
        String title,
        Phase phase,
        Values values,
        List<String> required,
        Set<String> inferred,
        List<String> answered,
        Optional<String> asking,
        Optional<String> unheard,
        boolean readBack,
        boolean interrupted,
        boolean tried,
        List<String> drafted) {

    enum Phase {
        /** A slot is asked for. */
        ASKING,
        /** The values were read back. */
        CONFIRMING,
        /** The user wants another value, and is asked for which slot. */
        CORRECTING,
        /** All is known; carrying it out failed or was cut short. */
        READY,
        /** Carried out. */
        DONE,
        /** Not carried out yet, as another system is away; the user was told that it will be. */
        RECORDED
    }

    Draft {
        required = List.copyOf(required);
        inferred = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(inferred));
        answered = List.copyOf(answered);
        drafted = drafted == null ? List.of() : List.copyOf(drafted);
    }

    static Draft of(UUID id, String intent, String title) {
        return new Draft(
                id,
                intent,
                title,
                Phase.READY,
                Values.NONE,
                List.of(),
                Set.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                List.of());
    }

    /** This draft with a value that was typed as the answer to its question, or taken from a sentence. */
    Draft with(String slot, String value, boolean isInferred) {
        var order = new ArrayList<>(answered);
        order.remove(slot);
        order.add(slot);
        var guesses = new LinkedHashSet<>(inferred);
        if (isInferred) {
            guesses.add(slot);
        } else {
            guesses.remove(slot);
        }
        return new Draft(
                id,
                intent,
                title,
                phase,
                values.with(slot, value),
                required,
                guesses,
                order,
                asking,
                unheard,
                readBack,
                interrupted,
                tried,
                drafted);
    }

    Draft without(String slot) {
        var order = new ArrayList<>(answered);
        order.remove(slot);
        var guesses = new LinkedHashSet<>(inferred);
        guesses.remove(slot);
        return new Draft(
                id,
                intent,
                title,
                phase,
                values.without(slot),
                required,
                guesses,
                order,
                asking,
                unheard,
                readBack,
                interrupted,
                tried,
                drafted);
    }

    /** Forgets every value, and is another draft from then on. */
    Draft startedOver(UUID newId) {
        return of(newId, intent, title);
    }

    Draft in(Phase next) {
        return new Draft(
                id,
                intent,
                title,
                next,
                values,
                required,
                inferred,
                answered,
                Optional.empty(),
                unheard,
                readBack || next == Phase.CONFIRMING,
                interrupted,
                tried,
                drafted);
    }

    Draft asking(String slot) {
        return new Draft(
                id,
                intent,
                title,
                Phase.ASKING,
                values,
                required,
                inferred,
                answered,
                Optional.of(slot),
                unheard,
                readBack,
                interrupted,
                tried,
                drafted);
    }

    Draft requiring(List<String> slots) {
        return new Draft(
                id,
                intent,
                title,
                phase,
                values,
                slots,
                inferred,
                answered,
                asking,
                unheard,
                readBack,
                interrupted,
                tried,
                drafted);
    }

    Draft unheard(Optional<String> text) {
        return new Draft(
                id,
                intent,
                title,
                phase,
                values,
                required,
                inferred,
                answered,
                asking,
                text,
                readBack,
                interrupted,
                tried,
                drafted);
    }

    /** Takes note that other values were made of this one. */
    Draft drafted(String slot) {
        var more = new ArrayList<>(drafted);
        more.add(slot + '=' + values.canonical().get(slot));
        return new Draft(
                id,
                intent,
                title,
                phase,
                values,
                required,
                inferred,
                answered,
                asking,
                unheard,
                readBack,
                interrupted,
                tried,
                more);
    }

    /** Takes note that it was begun to be carried out. */
    Draft begun() {
        return new Draft(
                id,
                intent,
                title,
                phase,
                values,
                required,
                inferred,
                answered,
                asking,
                unheard,
                readBack,
                interrupted,
                true,
                drafted);
    }

    boolean isDrafted(String slot) {
        return drafted.contains(slot + '=' + values.canonical().get(slot));
    }

    Draft interrupted(boolean now) {
        return new Draft(
                id, intent, title, phase, values, required, inferred, answered, asking, unheard, readBack, now, tried,
                drafted);
    }

    Progress progress() {
        return new Progress(intent, required, values.canonical(), asking, phase == Phase.DONE);
    }
}
