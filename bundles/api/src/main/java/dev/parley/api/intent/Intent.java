/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One thing that Parley can do. Register it as a service and it is talked to from then on; unregister it, and what
 * users had told it is kept until it is back. The engine asks for the slots, checks and corrects their values and
 * confirms; an intent is called when all of that is done.
 */
@ConsumerType
public interface Intent {

    /** What this intent is, always the same for one instance. Called when it is deployed. */
    IntentSpec spec();

    /**
     * Makes values of what a slot's value refers to, before anything else is asked; see {@link IntentSpec#draftedFrom}.
     * What the user said stays; what is new is read back before the intent is carried out. Writes nothing, in the time
     * that {@link #handle} has. Lets {@link dev.parley.api.connector.ConnectorException} pass: the user is told, and
     * asked instead.
     *
     * @param turn with the values so far, not complete
     * @return canonical values by slot name, as they would be said; what does not fit its slot is left out
     */
    default Values draft(Turn turn) {
        return Values.NONE;
    }

    /**
     * The times that something has now, which "at 23:00", "on Sunday" and "an hour later" are relative to: where an
     * intent is about a thing that exists, as "move CHG0030001 to Sunday". Asked once the thing is known, before times
     * that were said for it are read. Writes nothing. Lets {@link dev.parley.api.connector.ConnectorException} pass:
     * times are then read as for something new.
     *
     * @param turn with the values so far, not complete
     * @return canonical values of slots that are points in time, by slot name
     */
    default Values current(Turn turn) {
        return Values.NONE;
    }

    /**
     * Makes values of this version of values that a user has told another one, when this bundle has taken the place of
     * that: an earlier one, or a later one after going back. Called before anything else for a draft whose
     * {@link IntentSpec#version} is not this one's, in the time that {@link #handle} has. What does not fit its slot
     * then is dropped, and the user is told and asked again; so it is with all values if this throws or takes too long.
     *
     * @param from the version that the values are of
     * @param values canonical, by the names that slots had then
     * @return canonical values by slot name; all that were given, unless this is overridden
     */
    default Values migrate(int from, Values values) {
        return values;
    }

    /**
     * Carries the intent out, in the time that the engine's configuration allows; the thread is interrupted after
     * that. May be called again for the same {@link Turn#draft} when it did not return: writes must pass that id on.
     * Lets {@link dev.parley.api.connector.ConnectorException} pass.
     */
    Reply handle(Turn turn);
}
