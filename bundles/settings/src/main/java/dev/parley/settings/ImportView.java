/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.notice;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.ul;

import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Upload;
import dev.parley.lib.page.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All settings as a file, and back: what an import would change is shown before it is done. */
@Component(service = ImportView.class)
public final class ImportView {

    static final String LOOK = "look";
    static final String IMPORT = "import";

    private static final String TEXT = "settings";
    private static final String FILE = "file";

    private final Transfer transfer;

    @Activate
    public ImportView(@Reference(name = "transfer") Transfer transfer) {
        this.transfer = transfer;
    }

    Html show(Visit visit) {
        return several(
                p(a(visit.link(), "All settings")),
                section(
                        "Export",
                        p("All settings as JSON, without secrets."),
                        p(a(visit.root() + "/" + ExportServlet.FILE, "Download " + ExportServlet.FILE))),
                section(
                        "Import",
                        p(
                                "Choose such a file, or paste what is in it. What would change is shown first. Secrets in it are"
                                        + " passed over, and those that are set stay."),
                        form(visit, "", Optional.empty())));
    }

    private static Html form(Visit visit, String text, Optional<String> problem) {
        return Form.post(visit, LOOK)
                .field(Field.file(FILE, "File", ".json,application/json"))
                .field(Field.area(TEXT, "Or its text", 8).value(text).problem(problem))
                .button("Show what would change");
    }

    Answer look(Visit visit) {
        var text = text(visit);
        var plan = transfer.plan(text);
        if (!plan.problems().isEmpty()) {
            return Answer.again(several(
                    p(a(visit.link(), "All settings")),
                    notice(new Message(Message.Kind.BAD, "Nothing would be imported, because of what is wrong below.")),
                    ul(plan.problems()),
                    form(visit, text, Optional.of(plan.problems().get(0)))));
        }
        return Answer.show(several(
                p(a(visit.link(), "All settings")),
                section("What would change", differences(plan), ul(plan.notes())),
                plan.target().isEmpty()
                        ? several()
                        : Form.post(visit, IMPORT).hidden(TEXT, text).button("Import these changes")));
    }

    private static Html differences(Transfer.Plan plan) {
        var table = Table.of("Differences", "PID", "Property", "Now", "Then");
        plan.differences()
                .forEach(each ->
                        table.row(code(each.pid()), code(each.property()), shown(each.before()), shown(each.after())));
        return table.orElse("Nothing: all is as it is in the file.");
    }

    private static String shown(String value) {
        return value.isEmpty() ? "default" : value;
    }

    Answer carryOut(Visit visit) {
        var plan = transfer.plan(text(visit));
        if (!plan.problems().isEmpty()) {
            return Answer.failed("?view=import", "Nothing was imported. " + String.join(" ", plan.problems()));
        }
        try {
            transfer.carryOut(plan);
            return Answer.done("", plan.target().size() + " configurations were imported; they count from now on.");
        } catch (IOException e) {
            return Answer.failed("?view=import", "Nothing was imported. " + e.getMessage());
        }
    }

    private static String text(Visit visit) {
        var file = Optional.ofNullable(visit.uploads().get(FILE));
        return file.isPresent() ? read(file.get()) : visit.parameter(TEXT).orElse("");
    }

    private static String read(Upload file) {
        try (var in = file.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(400, "The file could not be read. Nothing was done.");
        }
    }
}
