/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.runtime.settings.Defaults;
import dev.parley.runtime.settings.Description;
import dev.parley.runtime.settings.Descriptions;
import dev.parley.runtime.settings.History;
import dev.parley.runtime.settings.Secrets;
import dev.parley.runtime.settings.Setting;
import dev.parley.runtime.settings.SettingsFile;
import dev.parley.runtime.settings.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All that can be set here, what it is set to, and by what. */
@Component(service = Catalog.class)
public final class Catalog {

    private static final String NAME_HINT = "webconsole.";

    private final Configurations configurations;
    private final Descriptions descriptions;
    private final Defaults defaults;
    private final History history;

    @Activate
    public Catalog(
            @Reference(name = "configurations") Configurations configurations,
            @Reference(name = "descriptions") Descriptions descriptions,
            @Reference(name = "defaults") Defaults defaults,
            @Reference(name = "history") History history) {
        this.configurations = configurations;
        this.descriptions = descriptions;
        this.defaults = defaults;
        this.history = history;
    }

    /**
     * One setting as it is now.
     *
     * @param values what counts, one text for each item; nothing of a secret but whether there is one
     * @param source who or what has set it, for people
     */
    record Current(Setting setting, List<String> values, boolean isSet, String source) {

        String text() {
            return String.join(setting.isList() ? "\n" : ", ", values);
        }
    }

    /** The PIDs of what is described and no factory, and of all instances of factories, by their descriptions. */
    List<Description> described() {
        return List.copyOf(descriptions.all().values());
    }

    Optional<Description> description(String pid) {
        return descriptions.of(pid);
    }

    List<String> instances(String factory) {
        return configurations.pids().stream()
                .filter(pid -> !pid.equals(factory) && Descriptions.factory(pid).equals(factory))
                .toList();
    }

    /** Of all that is described. */
    List<String> pids() {
        var pids = new TreeSet<String>();
        for (var description : described()) {
            if (description.isFactory()) {
                pids.addAll(instances(description.pid()));
            } else {
                pids.add(description.pid());
            }
        }
        return List.copyOf(pids);
    }

    List<Current> current(String pid) {
        var values = configurations.values(pid).orElse(Map.of());
        return description(pid).map(Description::settings).orElse(List.of()).stream()
                .filter(setting -> !setting.id().startsWith(NAME_HINT))
                .map(setting -> current(pid, setting, values))
                .toList();
    }

    private Current current(String pid, Setting setting, Map<String, Object> values) {
        if (!values.containsKey(setting.id())) {
            return new Current(setting, setting.isSecret() ? List.of() : setting.defaults(), false, "default");
        }
        var value = values.get(setting.id());
        var texts = filled(value);
        var isSet = texts.stream().anyMatch(text -> !text.isEmpty());
        return new Current(setting, setting.isSecret() ? List.of() : texts, isSet, source(pid, setting.id(), value));
    }

    /** What placeholders stand for; the placeholder itself where it promises something else. */
    private List<String> filled(Object value) {
        try {
            return Values.texts(descriptions.filled(value));
        } catch (NumberFormatException e) {
            return Values.texts(value);
        }
    }

    private String source(String pid, String property, Object value) {
        var variables = SettingsFile.variables(value);
        var given =
                variables.stream().filter(name -> System.getenv(name) != null).findFirst();
        if (given.isPresent()) {
            return "environment variable " + given.get();
        }
        var file = defaults.file(pid)
                .filter(known -> known.properties().containsKey(property)
                        && Values.areSame(known.properties().get(property), value));
        if (file.isPresent()) {
            var name = "conf/" + file.get().path().getFileName();
            return variables.isEmpty() ? name : name + ", or environment variable " + variables.get(0);
        }
        return history.newest(0, Integer.MAX_VALUE).stream()
                .filter(change ->
                        change.pid().equals(pid) && change.properties().contains(property))
                .findFirst()
                .map(change -> change.who().equals("parley") ? "set in Parley" : "set by " + change.who())
                .orElse("set by an admin");
    }

    /** For people: one word or two for a whole configuration. */
    String source(String pid) {
        var values = configurations.values(pid);
        var file = defaults.file(pid);
        if (values.isEmpty()) {
            return "defaults";
        }
        return file.filter(known -> Configurations.isSame(known.properties(), values.get()))
                .map(known -> "conf/" + known.path().getFileName())
                .orElse("changed by an admin");
    }

    boolean hasFile(String pid) {
        return defaults.file(pid).isPresent();
    }

    /** What is wrong with what is set. */
    List<Description.Problem> problems(String pid) {
        return configurations
                .values(pid)
                .map(values -> descriptions.problems(pid, values))
                .orElse(List.of());
    }

    /** What is set without being described, secrets aside. */
    Map<String, String> others(String pid) {
        var others = new java.util.TreeMap<String, String>();
        configurations.values(pid).orElse(Map.of()).forEach((property, value) -> {
            if (description(pid).flatMap(known -> known.setting(property)).isEmpty()) {
                others.put(
                        property, Secrets.isSecret(property) ? Secrets.HIDDEN : String.join(", ", Values.texts(value)));
            }
        });
        return others;
    }

    /** The name of a configuration, for people. */
    String title(String pid) {
        var name = description(pid).map(Description::name).orElse(pid);
        var instance = new ArrayList<>(List.of(pid.split("~", 2)));
        return instance.size() < 2 ? name : name + " (" + instance.get(1) + ")";
    }
}
