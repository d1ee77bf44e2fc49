/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.time;
import static dev.parley.lib.page.Html.ul;

import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Paging;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import dev.parley.runtime.settings.Change;
import dev.parley.runtime.settings.History;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who has changed what, and the way back. */
@Component(service = HistoryView.class)
public final class HistoryView {

    static final String UNDO = "undo";

    private static final String BACK = "?view=history";
    private static final int SHOWN = 50;

    private final Catalog catalog;
    private final Editor editor;
    private final History history;

    @Activate
    public HistoryView(
            @Reference(name = "catalog") Catalog catalog,
            @Reference(name = "editor") Editor editor,
            @Reference(name = "history") History history) {
        this.catalog = catalog;
        this.editor = editor;
        this.history = history;
    }

    Html show(Visit visit) {
        var skip = visit.number(Paging.CURSOR, 0, Integer.MAX_VALUE - SHOWN, 0);
        var changes = history.newest(skip, SHOWN + 1);
        var table = Table.of("Changes of settings, newest first", "When", "Who", "What", "Before → after", "");
        changes.stream()
                .limit(SHOWN)
                .forEach(change -> table.row(
                        time(change.at()), change.who(), what(change), ul(lines(change)), undo(visit, change)));
        var next = Optional.of(String.valueOf(skip + SHOWN)).filter(more -> changes.size() > SHOWN);
        return several(
                p(a(visit.link(), "All settings")),
                Html.h2("History"),
                p("Secrets are not kept here: of them it only says that they were changed."),
                table.orElse("Nobody has changed anything yet."),
                Paging.html(visit, visit.link().with("view", "history"), next));
    }

    private Html what(Change change) {
        var kind = change.before().isEmpty() ? "set: " : change.after().isEmpty() ? "removed or reset: " : "changed: ";
        return several(kind, catalog.title(change.pid()), " ", code(change.pid()));
    }

    private static Iterable<String> lines(Change change) {
        return change.properties().stream()
                .map(property -> property + ": " + AuditTrail.text(change.before(), property) + " → "
                        + AuditTrail.text(change.after(), property))
                .toList();
    }

    private Html undo(Visit visit, Change change) {
        return Form.post(visit, UNDO)
                .hidden("change", change.id())
                .inline()
                .button("Undo", "quiet", "change " + change.id() + " of " + catalog.title(change.pid()));
    }

    Answer undo(Visit visit) {
        var change = visit.parameter("change")
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> history.find(Long.parseLong(id)))
                .orElseThrow(() -> new Refusal(404, "There is no such change in the history any more."));
        try {
            return Answer.done(BACK, editor.undo(change));
        } catch (Editor.Unfit e) {
            return Answer.failed(BACK, e.getMessage());
        } catch (IOException e) {
            return Answer.failed(BACK, "This cannot be undone. " + e.getMessage());
        }
    }
}
