/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.facts;
import static dev.parley.lib.page.Html.notice;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;

import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import dev.parley.runtime.settings.Description;
import dev.parley.runtime.settings.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The form of one PID, or of a new instance of a factory. */
@Component(service = OnePid.class)
public final class OnePid {

    static final String SAVE = "save";
    static final String ADD = "add";
    static final String RESET = "reset";

    private static final String PID = "pid";
    private static final String REVISION = "revision";
    private static final String INSTANCE = "instance-name";

    private final Catalog catalog;
    private final Configurations configurations;
    private final Editor editor;

    @Activate
    public OnePid(
            @Reference(name = "catalog") Catalog catalog,
            @Reference(name = "configurations") Configurations configurations,
            @Reference(name = "editor") Editor editor) {
        this.catalog = catalog;
        this.configurations = configurations;
        this.editor = editor;
    }

    Html show(Visit visit, String pid) {
        return show(visit, pid, List.of(), Optional.empty());
    }

    private Html show(Visit visit, String pid, List<Description.Problem> problems, Optional<String> sentence) {
        var description = description(pid);
        var isNew = description.isFactory() && description.pid().equals(pid);
        return several(
                p(a(visit.link(), "All settings")),
                Html.h2(isNew ? "Add: " + description.name() : catalog.title(pid)),
                p(description.description()),
                facts("PID", code(pid), "From", isNew ? "a new one" : catalog.source(pid)),
                sentence.map(text -> notice(new Message(Message.Kind.BAD, text))),
                isNew ? adding(visit, description, problems) : editing(visit, pid, problems),
                isNew ? several() : more(visit, pid));
    }

    private Html editing(Visit visit, String pid, List<Description.Problem> problems) {
        var form = Form.post(visit, SAVE).hidden(PID, pid).hidden(REVISION, configurations.revision(pid));
        return new SettingForm(visit, problems).with(form, catalog.current(pid)).button("Save " + catalog.title(pid));
    }

    private Html adding(Visit visit, Description factory, List<Description.Problem> problems) {
        var name = Field.text(INSTANCE, "Name of this configuration")
                .hint("What it is called here: letters, digits, dashes and underscores.")
                .value(visit.parameter(INSTANCE))
                .problem(problems.stream()
                        .filter(problem -> problem.property().equals(INSTANCE))
                        .map(Description.Problem::sentence)
                        .findFirst());
        var form = Form.post(visit, ADD).hidden(PID, factory.pid()).field(name);
        return new SettingForm(visit, problems)
                .with(form, catalog.current(factory.pid()))
                .button("Add it");
    }

    private Html more(Visit visit, String pid) {
        var others = Table.of("Set without a form", "Property", "Value");
        catalog.others(pid).forEach((property, value) -> others.row(code(property), value));
        var isRemoved = pid.contains("~") && !catalog.hasFile(pid);
        var label = isRemoved ? "Remove " : catalog.hasFile(pid) ? "Follow the file again: " : "Back to defaults: ";
        return several(
                catalog.others(pid).isEmpty() ? several() : section("Others", others.orElse("None.")),
                section(
                        isRemoved ? "Remove" : "Reset",
                        p(
                                isRemoved
                                        ? "It is gone at once. The history can bring it back, without its secrets."
                                        : "What was set here is dropped, secrets too. The history can bring it back,"
                                                + " without the secrets."),
                        Form.post(visit, RESET)
                                .hidden(PID, pid)
                                .inline()
                                .button(label + catalog.title(pid), "danger")));
    }

    Answer save(Visit visit) {
        var pid = pid(visit);
        var form = new SettingForm(visit, List.of());
        if (visit.parameter(REVISION).filter(this::isNumber).isPresent()
                && Long.parseLong(visit.parameter(REVISION).get()) != configurations.revision(pid)) {
            return Answer.again(
                    show(
                            visit,
                            pid,
                            List.of(),
                            Optional.of(
                                    "Somebody else has changed " + catalog.title(pid)
                                            + " since you opened this form; the"
                                            + " history says what. What you typed is below, and not kept yet: save again to have it so.")));
        }
        try {
            return editor.save(pid, form.typed(description(pid).settings()), form.removed())
                    ? Answer.done("/" + pid, catalog.title(pid) + " is kept and counts from now on.")
                    : Answer.done("/" + pid, "Nothing was different, and nothing has changed.");
        } catch (Refused e) {
            return again(visit, pid, e);
        } catch (IOException e) {
            return Answer.failed("/" + pid, notKept(e));
        }
    }

    private boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }

    Answer add(Visit visit) {
        var pid = pid(visit);
        var factory = description(pid);
        var name = visit.parameter(INSTANCE).orElse("");
        Map<String, List<String>> typed = new SettingForm(visit, List.of()).typed(factory.settings());
        try {
            editor.add(factory, name, typed);
            var added = factory.pid() + "~" + name;
            return Answer.done("/" + added, catalog.title(added) + " is added and counts from now on.");
        } catch (Editor.Unfit e) {
            var problem = new Description.Problem(Optional.empty(), INSTANCE, e.getMessage());
            return Answer.again(show(visit, pid, List.of(problem), Optional.of("Nothing was added.")));
        } catch (Refused e) {
            return again(visit, pid, e);
        } catch (IOException e) {
            return Answer.failed("/" + pid, notKept(e));
        }
    }

    Answer reset(Visit visit) {
        var pid = pid(visit);
        try {
            return Answer.done(pid.contains("~") && !catalog.hasFile(pid) ? "" : "/" + pid, editor.reset(pid));
        } catch (IOException e) {
            return Answer.failed("/" + pid, notKept(e));
        }
    }

    private Answer again(Visit visit, String pid, Refused refused) {
        return Answer.again(
                show(visit, pid, refused.problems(), Optional.of("Nothing was changed. " + refused.getMessage())));
    }

    private static String notKept(IOException e) {
        return "Nothing was changed, because it cannot be kept: " + e.getMessage() + ".";
    }

    private static String pid(Visit visit) {
        return visit.parameter(PID)
                .orElseThrow(() -> new Refusal(400, "The form does not say which settings it is for."));
    }

    private Description description(String pid) {
        var description = catalog.description(pid);
        if (description.isEmpty()
                || !description.get().pid().equals(pid)
                        && configurations.values(pid).isEmpty()) {
            throw new Refusal(404, "There are no settings of this name here. Their bundle may have gone.");
        }
        return description.get();
    }
}
