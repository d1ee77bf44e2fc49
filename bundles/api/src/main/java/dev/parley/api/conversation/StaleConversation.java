/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

/** Somebody else wrote the conversation since it was read; nothing was written. Read it again. */
public final class StaleConversation extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StaleConversation(String message) {
        super(message);
    }
}
