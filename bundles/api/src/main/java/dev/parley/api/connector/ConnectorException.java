/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.connector;

/**
 * A call to another system, the database included, did not succeed. The engine turns it into an honest reply;
 * intents let it pass.
 */
public abstract sealed class ConnectorException extends RuntimeException permits Unavailable, Rejected {

    private static final long serialVersionUID = 1;

    ConnectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
