/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Visit;
import dev.parley.runtime.settings.Description;
import dev.parley.runtime.settings.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a form for settings, and what comes back from them. */
final class SettingForm {

    /** Of secrets that shall be removed; the id of one follows. */
    static final String REMOVE = "remove-";

    /** What forms have for themselves; a setting of such a name has another parameter. */
    private static final Set<String> TAKEN = Set.of("deed", "token", "pid", "revision", "instance-name");

    private final Visit visit;
    private final List<Description.Problem> problems;

    /** @param problems what is wrong with what this visit has typed; none if it has typed nothing yet */
    SettingForm(Visit visit, List<Description.Problem> problems) {
        this.visit = visit;
        this.problems = problems;
    }

    Form with(Form form, List<Catalog.Current> settings) {
        var whole = form;
        for (var current : settings) {
            whole = whole.field(field(current));
            if (current.setting().isSecret() && current.isSet()) {
                var name = REMOVE + current.setting().id();
                whole = whole.field(Field.checkbox(
                        name,
                        "Remove: " + current.setting().name(),
                        visit.parameter(name).isPresent()));
            }
        }
        return whole;
    }

    private Field field(Catalog.Current current) {
        var setting = current.setting();
        var name = parameter(setting);
        return shaped(current, name).hint(hint(current)).problem(problem(setting));
    }

    private Field shaped(Catalog.Current current, String name) {
        var setting = current.setting();
        if (setting.isSecret()) {
            return setting.id().contains("private")
                    ? Field.area(name, setting.name(), 3)
                            .is("autocomplete", "off")
                            .is("spellcheck", "false")
                    : Field.password(name, setting.name());
        }
        var shown = visit.parameters().containsKey(name)
                ? String.join("\n", visit.parameters(name)).replace("\r\n", "\n")
                : current.text();
        if (setting.isList()) {
            return Field.area(name, setting.name(), 3).value(shown);
        }
        var choices = choices(setting, shown);
        if (!choices.isEmpty()) {
            return Field.choice(name, setting.name(), choices).value(shown);
        }
        if (shown.contains("\n")) {
            return Field.area(name, setting.name(), 3).value(shown);
        }
        var text = Field.text(name, setting.name()).value(shown);
        return setting.type().isNumber() ? text.is("inputmode", "decimal") : text;
    }

    /** What is set or was typed is among them, whatever it is: nothing is changed by being looked at. */
    private static Map<String, String> choices(Setting setting, String shown) {
        var choices = new LinkedHashMap<String, String>();
        setting.options().forEach((value, label) -> choices.put(value, label.isEmpty() ? value : label));
        if (setting.type() == dev.parley.runtime.settings.Type.BOOLEAN) {
            choices.put("true", "yes");
            choices.put("false", "no");
        }
        if (!choices.isEmpty()) {
            choices.putIfAbsent(shown, shown);
        }
        return choices;
    }

    private static String hint(Catalog.Current current) {
        var setting = current.setting();
        var hint = new StringBuilder(setting.description());
        if (!hint.toString().endsWith(".")) {
            hint.append('.');
        }
        if (setting.isList()) {
            hint.append(" One in each line.");
        }
        setting.limits()
                .ifPresent(limits -> hint.append(
                        setting.type().isNumber() ? " A number " + limits + "." : " Its length: " + limits + "."));
        setting.format()
                .ifPresent(format ->
                        hint.append(" It has to be ").append(format.wish()).append('.'));
        if (setting.isSecret()) {
            hint.append(current.isSet() ? " It is set and not shown; leave this empty to keep it." : " It is not set.");
        } else if (!setting.defaults().isEmpty()) {
            hint.append(" Default: ")
                    .append(String.join(", ", setting.defaults()))
                    .append('.');
        }
        return hint.append(" Now from: ").append(current.source()).append('.').toString();
    }

    private Optional<String> problem(Setting setting) {
        return problems.stream()
                .filter(problem -> problem.property().equalsIgnoreCase(setting.id()))
                .map(problem -> sentence(problem.sentence()))
                .findFirst();
    }

    private static String sentence(String predicate) {
        return "It " + predicate + ".";
    }

    private static String parameter(Setting setting) {
        return TAKEN.contains(setting.id()) || setting.id().startsWith(REMOVE)
                ? "setting-" + setting.id()
                : setting.id();
    }

    /** What was typed, by the ids of settings; what was not sent is not there. */
    Map<String, List<String>> typed(List<Setting> settings) {
        var typed = new LinkedHashMap<String, List<String>>();
        for (var setting : settings) {
            var name = parameter(setting);
            if (visit.parameters().containsKey(name)) {
                typed.put(setting.id(), texts(setting, visit.parameters(name)));
            }
        }
        return typed;
    }

    private static List<String> texts(Setting setting, List<String> sent) {
        if (setting.isSecret()) {
            return sent;
        }
        return setting.isList()
                ? sent.stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList()
                : sent.stream().map(text -> text.replace("\r\n", "\n").strip()).toList();
    }

    /** The ids of secrets that shall be removed. */
    List<String> removed() {
        return visit.parameters().keySet().stream()
                .filter(name -> name.startsWith(REMOVE))
                .map(name -> name.substring(REMOVE.length()))
                .toList();
    }
}
