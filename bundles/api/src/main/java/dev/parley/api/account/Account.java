/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who has a password here.
 *
 * @param signedInAt when last, as far as it is known
 * @param isEnabled whether they may sign in
 */
public record Account(
        String id, String name, Set<String> roles, Instant createdAt, Optional<Instant> signedInAt, boolean isEnabled) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
