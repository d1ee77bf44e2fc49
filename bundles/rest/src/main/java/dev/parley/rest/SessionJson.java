/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.user.Session;
import dev.parley.api.user.User;
import java.time.Instant;
import java.util.List;

/** A session as its owner gets it. */
record SessionJson(String token, Instant expiresAt, UserJson user) {

    record UserJson(String id, String name, List<String> roles) {

        static UserJson of(User user) {
            return new UserJson(
                    user.id(), user.name(), user.roles().stream().sorted().toList());
        }
    }

    static SessionJson of(Session session) {
        return new SessionJson(session.token(), session.expiresAt(), UserJson.of(session.user()));
    }
}
