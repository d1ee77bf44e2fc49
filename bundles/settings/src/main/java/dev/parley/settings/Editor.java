/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.runtime.settings.Change;
import dev.parley.runtime.settings.Description;
import dev.parley.runtime.settings.Secrets;
import dev.parley.runtime.settings.Setting;
import dev.parley.runtime.settings.Values;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes settings as admins ask for it, and takes changes back. */
@Component(service = Editor.class)
public final class Editor {

    private final Catalog catalog;
    private final Configurations configurations;

    @Activate
    public Editor(
            @Reference(name = "catalog") Catalog catalog,
            @Reference(name = "configurations") Configurations configurations) {
        this.catalog = catalog;
        this.configurations = configurations;
    }

    /** Something cannot be done now; the message says why, in a sentence for admins. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1;

        Unfit(String sentence) {
            super(sentence);
        }
    }

    /**
     * Sets what was typed; what shows the present value stays as it is, placeholders included.
     *
     * @param typed by the ids of settings; those that are not there stay as they are
     * @param removed ids of secrets that there shall be none of
     * @return whether anything has changed
     * @throws dev.parley.runtime.settings.Refused if something is wrong; nothing has changed then
     */
    boolean save(String pid, Map<String, List<String>> typed, List<String> removed) throws IOException {
        var before = configurations.values(pid).orElse(Map.of());
        var after = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        after.putAll(before);
        for (var current : catalog.current(pid)) {
            var setting = current.setting();
            Optional.ofNullable(typed.get(setting.id()))
                    .filter(texts -> isOther(current, texts))
                    .ifPresent(texts -> after.put(setting.id(), setting.value(texts)));
            if (setting.isSecret() && removed.contains(setting.id()) && current.isSet()) {
                after.put(setting.id(), "");
            }
        }
        if (Configurations.isSame(before, after)) {
            return false;
        }
        configurations.put(pid, after);
        return true;
    }

    /** An empty secret is one that nobody has typed. */
    private static boolean isOther(Catalog.Current current, List<String> texts) {
        return current.setting().isSecret()
                ? texts.stream().anyMatch(text -> !text.isEmpty())
                : !texts.equals(current.values()) && !(isBlank(texts) && isBlank(current.values()));
    }

    private static boolean isBlank(List<String> texts) {
        return texts.stream().allMatch(String::isEmpty);
    }

    /** Adds an instance of a factory, with the defaults for what was not typed. */
    void add(Description factory, String name, Map<String, List<String>> typed) throws IOException, Unfit {
        if (!name.matches("[A-Za-z0-9_-]{1,60}")) {
            throw new Unfit("The name needs 1 to 60 letters, digits, dashes or underscores, without blanks.");
        }
        var pid = factory.pid() + "~" + name;
        if (configurations.values(pid).isPresent()) {
            throw new Unfit("There is a configuration \"" + name + "\" already; choose another name.");
        }
        var values = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        for (var setting : factory.settings()) {
            var texts = typed.getOrDefault(setting.id(), List.of());
            if (!isBlank(texts) && !texts.equals(setting.defaults())) {
                values.put(setting.id(), setting.value(texts));
            }
        }
        configurations.put(pid, values);
    }

    /** @return what has been done, in a sentence */
    String reset(String pid) throws IOException {
        var hasFile = catalog.hasFile(pid);
        configurations.reset(pid);
        if (hasFile) {
            return catalog.title(pid) + " follows its file in conf/ again.";
        }
        return catalog.title(pid) + (pid.contains("~") ? " is removed." : " has its defaults again.");
    }

    /**
     * Puts back what was before a change. Secrets stay as they are.
     *
     * @return what has been done, in a sentence
     * @throws Unfit if something has been changed since
     * @throws dev.parley.runtime.settings.Refused if a value from before would be refused today
     */
    String undo(Change change) throws IOException, Unfit {
        var pid = change.pid();
        var now = configurations.values(pid);
        fits(change, now);
        if (change.before().isEmpty()) {
            return reset(pid);
        }
        var after = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        now.ifPresent(after::putAll);
        if (change.after().isEmpty()) {
            after.keySet().removeIf(property -> !Secrets.isSecret(property));
        }
        for (var property : change.properties()) {
            put(pid, property, change.before().get().get(property), after);
        }
        configurations.put(pid, after);
        var secrets = change.before().get().containsValue(Secrets.HIDDEN);
        return catalog.title(pid) + " is as it was before."
                + (secrets ? " Its secrets are not kept: set them again." : "");
    }

    private void put(String pid, String property, Object value, Map<String, Object> values) {
        if (Secrets.HIDDEN.equals(value)) {
            return;
        }
        if (value == null) {
            values.remove(property);
            return;
        }
        var texts = Values.texts(value);
        values.put(
                property,
                setting(pid, property)
                        .map(setting -> setting.value(texts))
                        .orElse(value instanceof List ? texts.toArray(String[]::new) : value));
    }

    private Optional<Setting> setting(String pid, String property) {
        return catalog.description(pid).flatMap(description -> description.setting(property));
    }

    private void fits(Change change, Optional<Map<String, Object>> now) throws Unfit {
        var title = catalog.title(change.pid());
        if (change.after().isEmpty()
                && now.isPresent()
                && !catalog.source(change.pid()).startsWith("conf/")) {
            throw new Unfit("This cannot be undone: " + title + " has been set anew since.");
        }
        if (change.after().isPresent() && now.isEmpty()) {
            throw new Unfit("This cannot be undone: " + title + " has been removed or reset since.");
        }
        if (change.before().isEmpty()
                && now.isPresent()
                && !change.after().get().keySet().containsAll(now.get().keySet())) {
            throw new Unfit("This cannot be undone: more of " + title + " has been set since.");
        }
        var shown = change.properties().stream()
                .filter(property -> !isHidden(change, property))
                .toList();
        if (shown.isEmpty() && change.before().isPresent() && change.after().isPresent()) {
            throw new Unfit("This cannot be undone: only secrets were changed, and they are not kept. Set them again.");
        }
        for (var property : change.after().isPresent() ? shown : List.<String>of()) {
            var then = change.after().get().get(property);
            var today = now.map(values -> values.get(property)).orElse(null);
            if (!(then == null ? today == null : today != null && Values.areSame(then, today))) {
                throw new Unfit("This cannot be undone: \""
                        + setting(change.pid(), property).map(Setting::name).orElse(property)
                        + "\" of " + title + " has been changed since. Undo that change first, or set it in its form.");
            }
        }
    }

    private static boolean isHidden(Change change, String property) {
        return change.before()
                        .map(values -> values.get(property))
                        .filter(Secrets.HIDDEN::equals)
                        .isPresent()
                || change.after()
                        .map(values -> values.get(property))
                        .filter(Secrets.HIDDEN::equals)
                        .isPresent();
    }
}
