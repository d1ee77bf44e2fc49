/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

/** There is no such conversation for this user. */
public final class NoSuchConversation extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchConversation() {
        super("There is no such conversation.");
    }
}
