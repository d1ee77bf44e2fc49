/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.account;

import dev.parley.api.paging.Page;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Accounts of Parley's own. All methods throw {@link dev.parley.api.connector.Unavailable} if the database does not
 * answer. What is changed counts at once, also for sessions that were begun before.
 */
@ProviderType
public interface Accounts {

    /**
     * By name.
     *
     * @param text that the name contains, letter case aside; all if empty
     */
    Page<Account> list(Optional<String> text, int limit, Optional<String> cursor);

    Optional<Account> find(String id);

    /** The one with exactly this name. */
    default Optional<Account> named(String name) {
        return list(Optional.of(name), 100, Optional.empty()).items().stream()
                .filter(account -> account.name().equals(name))
                .findFirst();
    }

    /**
     * Makes an account.
     *
     * @param name 1 to 100 characters, without white space at its ends
     * @param roles 0 to 10, each of letters, digits, {@code - _ .}, at most 40
     * @return its password, which is not told again
     * @throws AccountRefused if the name is taken, or something is not as it has to be
     */
    String create(String name, Set<String> roles);

    /** @throws AccountRefused if there is no such account, or no admin would be left who may sign in */
    void setRoles(String id, Set<String> roles);

    /** @throws AccountRefused if there is no such account, or no admin would be left who may sign in */
    void setEnabled(String id, boolean isEnabled);

    /**
     * Gives an account a new password, and ends its sessions.
     *
     * @return the password, which is not told again
     * @throws AccountRefused if there is no such account, or its password comes from the configuration
     */
    String resetPassword(String id);
}
