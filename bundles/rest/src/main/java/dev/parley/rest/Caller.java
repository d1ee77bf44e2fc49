/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.user.User;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Who sends a request. */
record Caller(User user, boolean isSecure) implements Principal, SecurityContext {

    /** The user who calls a resource that is {@link SignedIn}. */
    static User of(SecurityContext context) {
        return ((Caller) context.getUserPrincipal()).user();
    }

    @Override
    public String getName() {
        return user.name();
    }

    @Override
    public Principal getUserPrincipal() {
        return this;
    }

    @Override
    public boolean isUserInRole(String role) {
        return user.roles().contains(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return null;
    }
}
