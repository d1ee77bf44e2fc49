/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.io.IOException;

/** The request was sent and no answer came: the other system may have done it, or may still be at it. */
public final class AnswerLost extends IOException {

    private static final long serialVersionUID = 1;

    AnswerLost(String message, Throwable cause) {
        super(message, cause);
    }
}
