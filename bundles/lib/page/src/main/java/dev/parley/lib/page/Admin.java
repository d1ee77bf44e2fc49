/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import dev.parley.api.user.User;
import jakarta.servlet.http.HttpServletRequest;

/** Who the console has let in. */
public final class Admin {

    private Admin() {}

    /** @throws Refusal if nobody was let in, as where the console is not guarded by Parley */
    public static User of(HttpServletRequest request) {
        var visitor = request.getAttribute(org.apache.felix.webconsole.servlet.User.USER_ATTRIBUTE);
        if (visitor instanceof org.apache.felix.webconsole.servlet.User someone
                && someone.getUserObject() instanceof User user
                && user.isAdmin()) {
            return user;
        }
        throw new Refusal(403, "This needs an account with the role admin.");
    }
}
