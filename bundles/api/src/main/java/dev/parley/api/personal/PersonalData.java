/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.personal;

import dev.parley.api.user.User;
import org.osgi.annotation.versioning.ConsumerType;

/** A place where something about people is kept. Everybody who keeps something is one of these. Thread-safe. */
@ConsumerType
public interface PersonalData {

    /** What it is, as a field of the export is called: {@code conversations}. */
    String name();

    /**
     * All that is kept about this user.
     *
     * @return a JSON value
     * @throws dev.parley.api.connector.ConnectorException if it cannot be read just now
     */
    String export(User user);

    /**
     * Erases all of it, for good. Repeating it does no harm.
     *
     * @throws dev.parley.api.connector.ConnectorException if it cannot be erased just now; then it is not
     */
    void erase(User user);
}
