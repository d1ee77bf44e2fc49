/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.account.Account;
import dev.parley.api.account.AccountRefused;
import dev.parley.api.account.Accounts;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts of Parley's own, for those who see to them. */
@Component(configurationPid = "parley.security")
public final class LocalAccounts implements Accounts {

    private final Database database;
    private final Members members;
    private final Standings standings;
    private final boolean isAdminConfigured;

    @Activate
    public LocalAccounts(
            @Reference(name = "database", target = "(name=parley)") DataSource database,
            @Reference(name = "standings") Standings standings,
            LocalSignIn.Config config) {
        this.database = new Database(database);
        this.members = new Members(this.database);
        this.standings = standings;
        this.isAdminConfigured = !config._admin_password().isEmpty();
    }

    @Override
    public Page<Account> list(Optional<String> text, int limit, Optional<String> cursor) {
        var list = new AccountList(text, limit, cursor);
        return database.read(list::read);
    }

    @Override
    public Optional<Account> find(String id) {
        return Members.isName(id) ? database.read(handle -> AccountList.find(handle, id)) : Optional.empty();
    }

    @Override
    public Optional<Account> named(String name) {
        return Members.isName(name) ? database.read(handle -> AccountList.named(handle, name)) : Optional.empty();
    }

    @Override
    public String create(String name, Set<String> roles) {
        AccountRules.name(name);
        AccountRules.roles(roles);
        var password = NewPassword.random();
        if (!members.add(name, PasswordHash.of(password), roles)) {
            throw new AccountRefused("There is an account with this name already.");
        }
        return password;
    }

    @Override
    public void setRoles(String id, Set<String> roles) {
        AccountRules.roles(roles);
        change(
                id,
                roles.contains(User.ADMIN),
                handle -> handle.execute("UPDATE account SET roles = ? WHERE id = ?", Members.text(roles), id));
    }

    /** Sessions that were begun before do not come back with it. */
    @Override
    public void setEnabled(String id, boolean isEnabled) {
        change(
                id,
                isEnabled,
                handle -> handle.execute(
                        isEnabled
                                ? "UPDATE account SET is_enabled = TRUE WHERE id = ?"
                                : "UPDATE account SET is_enabled = FALSE, sessions_ended = sessions_ended + 1 WHERE id = ?",
                        id));
    }

    @Override
    public String resetPassword(String id) {
        if (FirstAdmin.is(existing(id)) && isAdminConfigured) {
            throw new AccountRefused("The password of " + FirstAdmin.NAME
                    + " comes from PARLEY_ADMIN_PASSWORD, or the setting \"Admin password\": change it there.");
        }
        var password = NewPassword.random();
        var hash = PasswordHash.of(password).encoded();
        change(
                id,
                true,
                handle -> handle.execute(
                        "UPDATE account SET password_hash = ?, sessions_ended = sessions_ended + 1 WHERE id = ?",
                        hash,
                        id));
        return password;
    }

    private Account existing(String id) {
        return find(id).orElseThrow(() -> new AccountRefused("There is no such account."));
    }

    /** Changes an account. */
    private interface Change {
        int apply(Handle handle);
    }

    /** @param mayStay whether an admin stays one who may sign in */
    private void change(String id, boolean mayStay, Change change) {
        existing(id);
        database.write(handle -> {
            if (!mayStay && AccountList.lockAdmins(handle).equals(Set.of(id))) {
                throw new AccountRefused("Nobody would be left who may sign in with the role admin.");
            }
            return change.apply(handle);
        });
        standings.changed(id);
    }
}
