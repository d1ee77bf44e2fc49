/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.chatbot;

import org.osgi.annotation.versioning.ProviderType;

/** Knows how the customer bot presents itself. Thread-safe. */
@ProviderType
public interface Chatbot {

    /** As it is set now; what an admin changes holds from the next call on. */
    Profile profile();
}
