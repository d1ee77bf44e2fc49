/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.account.AccountRefused;
import dev.parley.api.user.User;
import java.util.Set;
import java.util.regex.Pattern;

/** What an account may be called, and what it may be. */
final class AccountRules {

    private static final int MOST_ROLES = 10;
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}]");

    private AccountRules() {}

    /** @throws AccountRefused if it is no name */
    static void name(String name) {
        if (!Members.isName(name) || UNSEEN.matcher(name).find() || !name.equals(name.strip())) {
            throw new AccountRefused("A name has 1 to 100 characters that can be seen, and no spaces at its ends.");
        }
    }

    /** @throws AccountRefused if one of them is no role, or there are too many */
    static void roles(Set<String> roles) {
        if (roles.size() > MOST_ROLES) {
            throw new AccountRefused("An account has at most " + MOST_ROLES + " roles.");
        }
        if (!roles.stream().allMatch(role -> ROLE.matcher(role).matches())) {
            throw new AccountRefused("A role has 1 to 40 letters from a to z, digits, and the characters - _ and .");
        }
        if (roles.contains(User.GUEST)) {
            throw new AccountRefused("The role guest is of those who did not sign in; no account has it.");
        }
    }
}
