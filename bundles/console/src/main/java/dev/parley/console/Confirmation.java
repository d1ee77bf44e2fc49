/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.div;
import static dev.parley.lib.page.Html.h2;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.several;

import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Link;
import dev.parley.lib.page.Visit;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks once more before something is done that users notice or that can't be undone. The question is a page of its own,
 * whose form sends the same again with a yes.
 *
 * @param question with what will be lost, in sentences
 * @param yes what the button says
 * @param back where it is called off to
 */
public record Confirmation(String question, String yes, Link back) {

    private static final String SURE = "sure";

    /** @param kept the parameters that are sent again */
    public Answer before(Visit visit, List<String> kept, Supplier<Answer> deed) {
        if (visit.parameter(SURE).isPresent()) {
            return deed.get();
        }
        var form = Form.post(visit, visit.deed()).hidden(SURE, "yes");
        for (var name : kept) {
            form = form.hidden(name, visit.parameter(name));
        }
        return Answer.show(several(
                h2("Are you sure?"),
                p(question),
                div("tools", form.inline().button(yes, "danger"), a(back, "No, go back"))));
    }
}
