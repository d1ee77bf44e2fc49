/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.user.User;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets admins in: guests are asked to sign in, others are refused. */
@AdminOnly
final class Admission implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        var user = Caller.of(request.getSecurityContext());
        if (user.roles().contains(User.GUEST)) {
            throw Authentication.unauthorized("Sign in as somebody with the role admin: POST /api/session/.");
        }
        if (!user.isAdmin()) {
            throw new ForbiddenException("This needs the role admin.");
        }
    }
}
