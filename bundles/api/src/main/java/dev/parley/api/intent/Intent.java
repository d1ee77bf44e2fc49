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
     * Carries the intent out, in the time that the engine's configuration allows; the thread is interrupted after
     * that. May be called again for the same {@link Turn#draft} when it did not return: writes must pass that id on.
     * Lets {@link dev.parley.api.connector.ConnectorException} pass.
     */
    Reply handle(Turn turn);
}
