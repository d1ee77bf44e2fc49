/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.user;

import java.time.Instant;

/**
 * A signed-in user's proof.
 *
 * @param token opaque, URL-safe; sent back as bearer token or cookie, never logged
 * @param expiresAt from then on the token is worth nothing
 */
public record Session(String token, Instant expiresAt, User user) {

    @Override
    public String toString() {
        return "Session[" + user.id() + " until " + expiresAt + "]";
    }
}
