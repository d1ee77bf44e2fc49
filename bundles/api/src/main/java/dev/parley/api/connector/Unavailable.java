/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.connector;

import java.time.Duration;

/** The system did not answer, or not in time: the same call may succeed later. */
public final class Unavailable extends ConnectorException {

    private static final long serialVersionUID = 1;

    private final String system;
    private final Duration retryAfter;

    /** @param system its name as users know it: "ServiceNow", "the database" */
    public Unavailable(String system, Duration retryAfter, Throwable cause) {
        super(system + " is not available", cause);
        this.system = system;
        this.retryAfter = retryAfter;
    }

    public String system() {
        return system;
    }

    /** How long to wait before it is worth another try. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
