/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.ul;

import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import dev.parley.runtime.settings.Description;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console's page of all settings: an overview, a form for each PID, their history, export and import. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + SettingsPage.NAME, Page.TITLE + "Settings", Page.CATEGORY})
public final class SettingsPage extends Page {

    static final String NAME = "parley-settings";

    private static final long serialVersionUID = 1;
    private static final long LARGEST_IMPORT = 1 << 20;

    private final transient Catalog catalog;
    private final transient Diagnoses diagnoses;
    private final transient OnePid form;
    private final transient HistoryView history;
    private final transient ImportView imports;

    @Activate
    public SettingsPage(
            @Reference(name = "catalog") Catalog catalog,
            @Reference(name = "diagnoses") Diagnoses diagnoses,
            @Reference(name = "form") OnePid form,
            @Reference(name = "history") HistoryView history,
            @Reference(name = "imports") ImportView imports) {
        super("Settings", LARGEST_IMPORT);
        this.catalog = catalog;
        this.diagnoses = diagnoses;
        this.form = form;
        this.history = history;
        this.imports = imports;
    }

    @Override
    protected Html show(Visit visit) {
        if (visit.path().length() > 1) {
            return form.show(visit, visit.path().substring(1));
        }
        return switch (visit.parameter("view").orElse("")) {
            case "history" -> history.show(visit);
            case "import" -> imports.show(visit);
            default -> overview(visit);
        };
    }

    @Override
    protected Answer act(Visit visit) {
        return switch (visit.deed()) {
            case OnePid.SAVE -> form.save(visit);
            case OnePid.ADD -> form.add(visit);
            case OnePid.RESET -> form.reset(visit);
            case HistoryView.UNDO -> history.undo(visit);
            case ImportView.LOOK -> imports.look(visit);
            case ImportView.IMPORT -> imports.carryOut(visit);
            default -> throw new Refusal(400, "There is nothing to be done of that name.");
        };
    }

    private Html overview(Visit visit) {
        var wrong = diagnoses.all();
        return several(
                p(
                        "What is changed here counts at once and is kept over restarts. What is wrong is refused, and what was"
                                + " set before stays."),
                p(
                        a(visit.link().with("view", "history"), "History and undo"),
                        " · ",
                        a(visit.link().with("view", "import"), "Export and import")),
                wrong.isEmpty() ? several() : section("Wrong settings", ul(wrong)),
                section("All settings", all(visit)),
                section("To be had any number of times", factories(visit)));
    }

    private Html all(Visit visit) {
        var table = Table.of("Settings", "What", "PID", "From");
        for (var pid : catalog.pids()) {
            table.row(a(visit.root() + "/" + pid, catalog.title(pid)), code(pid), catalog.source(pid));
        }
        return table.orElse("No bundle has any.");
    }

    private Html factories(Visit visit) {
        var table = Table.of("What can be added", "What", "PID", "How many", "");
        for (var description : catalog.described()) {
            if (description.isFactory()) {
                table.row(name(description), code(description.pid()), instances(description), add(visit, description));
            }
        }
        return table.orElse("No bundle has any.");
    }

    private static Html name(Description description) {
        return several(description.name());
    }

    private int instances(Description description) {
        return catalog.instances(description.pid()).size();
    }

    private static Html add(Visit visit, Description description) {
        return a(visit.root() + "/" + description.pid(), "Add one of " + description.name());
    }
}
