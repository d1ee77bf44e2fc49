/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.account;

import dev.parley.api.account.Account;
import dev.parley.api.account.AccountRefused;
import dev.parley.api.account.Accounts;
import dev.parley.api.audit.Audit;
import dev.parley.console.Confirmation;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Paging;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Who has a password here, and what they may do. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + "parley-users", Page.TITLE + UsersPage.TITLE_TEXT, Page.CATEGORY})
public final class UsersPage extends Page {

    static final String TITLE_TEXT = "Users and roles";
    static final String USER = "user";
    static final String ROLES = "roles";

    private static final long serialVersionUID = 1;
    private static final int ACCOUNTS = 50;
    private static final int LONGEST_SEARCH = 100;

    @Reference(
            name = "accounts",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Accounts accounts;

    @Reference(
            name = "audit",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Audit audit;

    public UsersPage() {
        super(TITLE_TEXT);
    }

    @Override
    protected Html show(Visit visit) {
        var known = present(accounts, "The list of accounts");
        var id = visit.parameter(USER);
        if (id.isPresent()) {
            return new AccountView(visit).of(found(known, id.get()), Optional.empty());
        }
        var text = visit.parameter("q").filter(words -> words.length() <= LONGEST_SEARCH);
        var page = Paging.part(visit, cursor -> known.list(text, ACCOUNTS, cursor));
        return new AccountList(visit).of(page, text, Optional.empty());
    }

    @Override
    protected Answer act(Visit visit) {
        var known = present(accounts, "The list of accounts");
        try {
            return visit.deed().equals("create")
                    ? create(visit, known)
                    : change(visit, known, found(known, visit.parameter(USER).orElse("")));
        } catch (AccountRefused e) {
            return refused(visit, known, e.getMessage());
        }
    }

    private Answer create(Visit visit, Accounts known) {
        var name = visit.parameter("name").orElse("");
        var roles = roles(visit);
        var password = known.create(name, roles);
        note(visit, "create account", name, "Roles: " + inOrder(roles));
        return Answer.show(new AccountView(visit).password("The account " + name + " is made.", password));
    }

    private Answer change(Visit visit, Accounts known, Account account) {
        var here = visit.link().with(USER, account.id());
        switch (visit.deed()) {
            case "roles" -> {
                known.setRoles(account.id(), roles(visit));
                note(visit, "change roles", account.name(), inOrder(account.roles()) + " → " + inOrder(roles(visit)));
                return Answer.done(here, account.name() + " has these roles from now on.");
            }
            case "enable", "disable" -> {
                boolean isEnabled = visit.deed().equals("enable");
                known.setEnabled(account.id(), isEnabled);
                note(visit, visit.deed() + " account", account.name(), "");
                return Answer.done(here, account.name() + (isEnabled ? " may sign in." : " may not sign in any more."));
            }
            case "reset" -> {
                return new Confirmation(
                                "%s gets a new password; the old one, and every session that it began, end at once."
                                        .formatted(account.name()),
                                "Give a new password",
                                here)
                        .before(visit, List.of(USER), () -> reset(visit, known, account));
            }
            default -> throw new Refusal(400, "There is no such thing to do with an account.");
        }
    }

    private Answer reset(Visit visit, Accounts known, Account account) {
        var password = known.resetPassword(account.id());
        note(visit, "reset password", account.name(), "");
        return Answer.show(new AccountView(visit).password(account.name() + " has a new password.", password));
    }

    /** The form again, with what is wrong in it. */
    private static Answer refused(Visit visit, Accounts known, String sentence) {
        var view = visit.parameter(USER)
                .flatMap(known::find)
                .map(account -> new AccountView(visit).of(account, Optional.of(sentence)))
                .orElseGet(() -> new AccountList(visit)
                        .of(
                                known.list(Optional.empty(), ACCOUNTS, Optional.empty()),
                                Optional.empty(),
                                Optional.of(sentence)));
        return Answer.again(view);
    }

    private void note(Visit visit, String action, String subject, String details) {
        Optional.ofNullable(audit).ifPresent(log -> log.record(visit.admin().name(), action, subject, details));
    }

    private static Account found(Accounts known, String id) {
        return known.find(id).orElseThrow(() -> new Refusal(404, "There is no such account."));
    }

    private static Set<String> roles(Visit visit) {
        return Stream.of(visit.parameter(ROLES).orElse("").split("[\\s,]+"))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toSet());
    }

    static String inOrder(Set<String> roles) {
        return roles.isEmpty() ? "none" : roles.stream().sorted().collect(Collectors.joining(" "));
    }
}
