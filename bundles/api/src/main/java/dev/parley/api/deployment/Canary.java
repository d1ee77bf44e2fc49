/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.deployment;

import dev.parley.api.user.User;
import java.util.UUID;

/**
 * Registered as a service while it lasts: the intents of one bundle are for admins, and for a share of conversations.
 * All other conversations go on as if that bundle were not there. A conversation stays on the side it is on.
 *
 * @param bundle the id of an installed bundle
 * @param percent of conversations, 0 to 100
 */
public record Canary(long bundle, int percent) {

    /** Whether a conversation is served by the bundle. */
    public boolean takes(UUID conversation, User user) {
        return user.isAdmin() || Math.floorMod(conversation.hashCode(), 100) < percent;
    }
}
