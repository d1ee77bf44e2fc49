/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.outbox;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Remembers what was sent to systems that would do the same thing twice, so that a crash, a lost answer or a second
 * node never makes a second one. Ask the system first whether the thing is there; send only if it is not and
 * {@link #begin} allows it. Durable when a method returns; throws {@link dev.parley.api.connector.Unavailable} when the
 * database does not answer.
 */
@ProviderType
public interface SendLog {

    /**
     * Records that this is sent now.
     *
     * @param key system and correlation id, at most 200 characters
     * @param quiet how long the other side may still be at work on something whose answer was lost
     * @return false, and nothing is recorded, if it was begun less than {@code quiet} ago and not ended
     */
    boolean begin(String key, Duration quiet);

    /** The other side has answered, whatever it said: it is not at work on this any more. */
    void end(String key);
}
