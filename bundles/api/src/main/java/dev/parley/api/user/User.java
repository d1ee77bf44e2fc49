/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.user;

import java.util.Set;

/**
 * Somebody who speaks to Parley.
 *
 * @param id stable and unique; what ownership of conversations and changes is decided by
 * @param name for people to read
 * @param roles {@value #ADMIN} and whatever the sign-in grants besides
 */
public record User(String id, String name, Set<String> roles) {

    /** The role that opens the console and the admin API. */
    public static final String ADMIN = "admin";

    /** The role of those who did not sign in. */
    public static final String GUEST = "guest";

    public User {
        roles = Set.copyOf(roles);
    }

    public boolean isAdmin() {
        return roles.contains(ADMIN);
    }
}
