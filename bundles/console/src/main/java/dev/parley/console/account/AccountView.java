/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.account;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.facts;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.account.Account;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Visit;
import java.util.Optional;
import java.util.stream.Collectors;

/** One account. */
record AccountView(Visit visit) {

    Html of(Account account, Optional<String> problem) {
        return several(
                p(a(visit.link(), "All accounts")),
                problem.map(why -> Html.notice(new Message(Message.Kind.BAD, why))),
                section(
                        account.name(),
                        facts(
                                "Id", code(account.id()),
                                "Roles", AccountList.badges(account),
                                "May sign in", AccountList.state(account),
                                "Signed in last",
                                        account.signedInAt()
                                                .<Object>map(Html::time)
                                                .orElse("never, as far as it is known"),
                                "Made", time(account.createdAt()))),
                section("Roles", roles(account)),
                section("Sign-in", signIn(account)));
    }

    private Html roles(Account account) {
        var now = account.roles().stream().sorted().collect(Collectors.joining(" "));
        return form("roles", account)
                .field(Field.text(UsersPage.ROLES, "Roles")
                        .value(visit.deed().equals("roles") ? visit.parameter(UsersPage.ROLES) : now)
                        .is("maxlength", 500)
                        .is("autocomplete", "off")
                        .hint(AccountList.ABOUT_ROLES))
                .button("Save the roles of " + account.name());
    }

    private Html signIn(Account account) {
        return Html.div(
                "tools",
                account.isEnabled()
                        ? form("disable", account).inline().button("Let " + account.name() + " not sign in", "danger")
                        : form("enable", account).inline().button("Let " + account.name() + " sign in"),
                form("reset", account).inline().button("Give " + account.name() + " a new password …", "quiet"));
    }

    private Form form(String deed, Account account) {
        return Form.post(visit, deed).hidden(UsersPage.USER, account.id());
    }

    /** Seen once: it is kept nowhere. */
    Html password(String sentence, String password) {
        return several(
                Html.notice(new Message(Message.Kind.GOOD, sentence)),
                section(
                        "The password",
                        p(code(password).is("id", "password")),
                        p("Hand it over now: it is not shown again, and nobody can look it up."),
                        p(a(visit.link(), "All accounts"))));
    }
}
