/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

/** What was sent makes no sense, and the message is a whole sentence that says why: 400. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
