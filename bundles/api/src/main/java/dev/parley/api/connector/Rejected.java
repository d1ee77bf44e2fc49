/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.connector;

/** The system understood and said no: the same call will not succeed later. */
public final class Rejected extends ConnectorException {

    private static final long serialVersionUID = 1;

    /** @param reason a whole sentence that is shown to the user: what was refused, and what would do */
    public Rejected(String reason) {
        super(reason, null);
    }
}
