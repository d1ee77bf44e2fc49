/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.connector;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Another system as a connector knows it, for admins. Register one as a service for each configured system. */
@ConsumerType
public interface Connection {

    /**
     * How it stands.
     *
     * @param breaker {@code closed} where it is called, {@code open} where it is not for a while, {@code half-open}
     * @param left of what the other system allows, in its own words: {@code 4,312 of 5,000 until 14:00}
     * @param lastFailure why a call failed last, in a sentence without secrets
     */
    record Standing(
            String breaker, Optional<String> left, Optional<String> lastFailure, Optional<Instant> lastFailureAt) {}

    /** Its name for admins: {@code ServiceNow}. */
    String system();

    /** Where it is, without credentials. */
    String address();

    /** Asks nobody. */
    Standing standing();

    /**
     * Makes one cheap call that changes nothing.
     *
     * @return what the other system said of itself or of us, in a few words
     * @throws ConnectorException if it did not work
     */
    String test();
}
