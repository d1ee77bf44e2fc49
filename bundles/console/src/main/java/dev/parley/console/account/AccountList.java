/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.account;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.account.Account;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Paging;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import java.util.Optional;

/** All accounts, and the form for another one. */
record AccountList(Visit visit) {

    static final String ABOUT_ROLES =
            "Separated by spaces; may be empty. The role admin opens this console and the admin API.";

    Html of(Page<Account> page, Optional<String> text, Optional<String> problem) {
        var table = Table.of("Accounts, by name", "Name", "Roles", "May sign in", "Signed in last", "Made");
        page.items()
                .forEach(account -> table.row(
                        a(visit.link().with(UsersPage.USER, account.id()), said(account.name())),
                        badges(account),
                        state(account),
                        account.signedInAt().<Object>map(Html::time).orElse("never, as far as it is known"),
                        time(account.createdAt())));
        return several(
                Form.get(visit)
                        .field(Field.text("q", "Name contains").value(text).is("maxlength", 100))
                        .button("Search"),
                table.orElse(text.isPresent() ? "No name contains that." : "There is no account yet."),
                Paging.html(visit, visit.link().with("q", text), page.next()),
                section("New account", problem.map(why -> Html.notice(new Message(Message.Kind.BAD, why))), form()),
                others());
    }

    static Html badges(Account account) {
        return several(account.roles().stream()
                .sorted()
                .map(role -> several(span(role.equals(User.ADMIN) ? "badge warn" : "badge quiet", role), " "))
                .toList());
    }

    static Html state(Account account) {
        return account.isEnabled() ? span("badge good", "yes") : span("badge bad", "no");
    }

    private Html form() {
        return Form.post(visit, "create")
                .field(Field.text("name", "Name")
                        .value(visit.parameter("name"))
                        .required()
                        .is("maxlength", 100)
                        .is("autocomplete", "off")
                        .hint("What they sign in with: 1 to 100 characters."))
                .field(Field.text(UsersPage.ROLES, "Roles")
                        .value(visit.parameter(UsersPage.ROLES))
                        .is("maxlength", 500)
                        .is("autocomplete", "off")
                        .hint(ABOUT_ROLES))
                .button("Make the account");
    }

    private static Html others() {
        return section(
                "Who else talks to Parley",
                element(
                        "ul",
                        element(
                                "li",
                                "Guests did not sign in: each browser is one, known by a cookie of its own. They can't be"
                                        + " listed; whether there are any is a setting of ",
                                code("parley.security"),
                                "."),
                        element(
                                "li",
                                "Users whom another system signs in with a token (JWT) have no account and no password"
                                        + " here. Their names and roles are what the token says, and end with it.")),
                p("Their conversations are in the list of conversations like all others."));
    }
}
