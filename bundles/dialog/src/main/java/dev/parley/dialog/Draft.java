/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

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
 * @param version of the intent that the values are of; see {@link Migration}
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
        List<String> drafted,
        int version) {

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
        version = Math.max(1, version); // what an earlier Parley has stored has none
    }

    static Draft of(UUID id, IntentSpec spec) {
        return of(id, spec.name(), spec.title(), spec.version());
    }

    private static Draft of(UUID id, String intent, String title, int version) {
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
                List.of(),
                version);
    }

    /** A draft in the making. */
    private static final class Copy {
        private UUID id;
        private String title;
        private Phase phase;
        private Values values;
        private List<String> required;
        private Set<String> inferred;
        private List<String> answered;
        private Optional<String> asking;
        private Optional<String> unheard;
        private boolean readBack;
        private boolean interrupted;
        private boolean tried;
        private List<String> drafted;
        private int version;
    }

    private Draft but(Consumer<Copy> change) {
        var copy = new Copy();
        copy.id = id;
        copy.title = title;
        copy.phase = phase;
        copy.values = values;
        copy.required = required;
        copy.inferred = new LinkedHashSet<>(inferred);
        copy.answered = new ArrayList<>(answered);
        copy.asking = asking;
        copy.unheard = unheard;
        copy.readBack = readBack;
        copy.interrupted = interrupted;
        copy.tried = tried;
        copy.drafted = drafted;
        copy.version = version;
        change.accept(copy);
        return new Draft(
                copy.id,
                intent,
                copy.title,
                copy.phase,
                copy.values,
                copy.required,
                copy.inferred,
                copy.answered,
                copy.asking,
                copy.unheard,
                copy.readBack,
                copy.interrupted,
                copy.tried,
                copy.drafted,
                copy.version);
    }

    Draft titled(String text) {
        return text.equals(title) ? this : but(d -> d.title = text);
    }

    /** This draft with a value that was typed as the answer to its question, or taken from a sentence. */
    Draft with(String slot, String value, boolean isInferred) {
        return but(d -> {
            d.values = values.with(slot, value);
            d.answered.remove(slot);
            d.answered.add(slot);
            d.inferred.remove(slot);
            if (isInferred) {
                d.inferred.add(slot);
            }
        });
    }

    Draft without(String slot) {
        return but(d -> {
            d.values = values.without(slot);
            d.answered.remove(slot);
            d.inferred.remove(slot);
        });
    }

    /** Forgets every value, and is another draft from then on. */
    Draft startedOver(UUID newId) {
        return of(newId, intent, title, version);
    }

    /** This draft as one of another version; what is new in it has to be read back. */
    Draft migrated(int to, Values now) {
        return but(d -> {
            d.version = to;
            d.values = now;
            d.inferred.addAll(now.canonical().keySet());
            d.inferred.removeIf(slot -> !now.canonical().containsKey(slot)
                    || !inferred.contains(slot)
                            && now.canonical()
                                    .get(slot)
                                    .equals(values.canonical().get(slot)));
            d.answered.removeIf(slot -> !now.canonical().containsKey(slot));
            now.canonical().keySet().stream()
                    .filter(slot -> !d.answered.contains(slot))
                    .forEach(d.answered::add);
        });
    }

    /** This draft as one whose values were told to another version. */
    Draft told(int earlier) {
        return but(d -> d.version = earlier);
    }

    Draft in(Phase next) {
        return but(d -> {
            d.phase = next;
            d.asking = Optional.empty();
            d.readBack = readBack || next == Phase.CONFIRMING;
        });
    }

    Draft asking(String slot) {
        return but(d -> {
            d.phase = Phase.ASKING;
            d.asking = Optional.of(slot);
        });
    }

    Draft requiring(List<String> slots) {
        return but(d -> d.required = slots);
    }

    Draft unheard(Optional<String> text) {
        return but(d -> d.unheard = text);
    }

    /** Takes note that other values were made of this one. */
    Draft drafted(String slot) {
        return but(d -> {
            d.drafted = new ArrayList<>(drafted);
            d.drafted.add(slot + '=' + values.canonical().get(slot));
        });
    }

    /** Takes note that it was begun to be carried out. */
    Draft begun() {
        return but(d -> d.tried = true);
    }

    boolean isDrafted(String slot) {
        return drafted.contains(slot + '=' + values.canonical().get(slot));
    }

    Draft interrupted(boolean now) {
        return but(d -> d.interrupted = now);
    }

    Progress progress() {
        return new Progress(intent, required, values.canonical(), asking, phase == Phase.DONE);
    }
}
