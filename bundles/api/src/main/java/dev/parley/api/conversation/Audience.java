/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

/** Whom a conversation is held with, which decides who conducts it. */
public enum Audience {
    /** People who work with changes. */
    ASSISTANT,
    /** Customers, who ask and get answers. */
    CUSTOMER;

    /** The channel of customers. */
    public static final String CHATBOT = "chatbot";

    /** @param channel of a conversation */
    public static Audience of(String channel) {
        return channel.equals(CHATBOT) ? CUSTOMER : ASSISTANT;
    }
}
