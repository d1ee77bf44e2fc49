/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

/** A document cannot be read; the message is a sentence for an admin. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    Unreadable(String message) {
        super(message);
    }
}
