/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.health;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One thing that has to be well for Parley to do all that it can. Register it as a service; {@code /health/ready} asks all
 * of them.
 */
@ConsumerType
public interface Probe {

    /** A short name: {@code database}. */
    String name();

    /** What is wrong, in a sentence for admins without secrets, or empty if all is well. Answers within a second. */
    Optional<String> problem();

    /** Whether Parley should take no turns while there is a problem; if not, admins only read of it. */
    default boolean isVital() {
        return true;
    }
}
