/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of all settings in {@code docs/settings.md}, made of what bundles say of theirs and of {@code conf/}:
 * {@code SettingsTable BUNDLES CONF FILE} puts it between the lines {@value #BEGIN} and {@value #END} of the file.
 */
public final class SettingsTable {

    static final String BEGIN = "<!-- settings: this table is generated -->";
    static final String END = "<!-- settings end -->";

    private final List<SettingsFile> files;

    private SettingsTable(Path conf) {
        files = SettingsFile.readAll(conf);
    }

    public static void main(String... args) throws IOException {
        var file = Path.of(args[2]);
        Files.writeString(file, renewed(Files.readString(file), Path.of(args[0]), Path.of(args[1])));
    }

    /**
     * The text with the table as it has to be.
     *
     * @throws IllegalArgumentException if the text has no place for it
     */
    public static String renewed(String text, Path bundles, Path conf) {
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("there is no line " + BEGIN + " with a line " + END + " below it");
        }
        return text.substring(0, begin + BEGIN.length())
                + "\n\n"
                + new SettingsTable(conf).table(Jars.describe(bundles, Path.of("secrets")))
                + "\n"
                + text.substring(end);
    }

    private String table(Descriptions descriptions) {
        var lines = new ArrayList<String>();
        lines.add("| PID | property | what it is | type, limits | default | environment |");
        lines.add("|---|---|---|---|---|---|");
        for (var description : descriptions.all().values()) {
            var pid = "`" + description.pid() + "`" + (description.isFactory() ? " (any number)" : "");
            for (var setting : description.settings()) {
                if (!setting.id().startsWith("webconsole.")) {
                    lines.add(line(pid, description, setting));
                    pid = "";
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String line(String pid, Description description, Setting setting) {
        var cells = List.of(
                pid,
                "`" + setting.id() + "`",
                "**" + escaped(setting.name()) + "** " + escaped(setting.description()),
                kind(setting),
                setting.defaults().stream()
                        .filter(value -> !value.isEmpty())
                        .map(value -> "`" + escaped(value) + "`")
                        .collect(Collectors.joining(", ")),
                variables(description, setting).stream()
                        .map(variable -> "`" + variable + "`")
                        .collect(Collectors.joining(" ")));
        return ("| " + String.join(" | ", cells) + " |").replaceAll(" +", " ");
    }

    private static String kind(Setting setting) {
        var kind = new StringBuilder(setting.type().name().toLowerCase(Locale.ROOT));
        if (setting.isList()) {
            kind.append(" list");
        }
        if (!setting.options().isEmpty()) {
            kind.append(setting.options().keySet().stream()
                    .filter(option -> !option.isEmpty())
                    .map(option -> "`" + escaped(option) + "`")
                    .collect(Collectors.joining(", ", ": ", "")));
        }
        setting.limits().ifPresent(limits -> kind.append(setting.type().isNumber() ? ", " : ", length ")
                .append(limits));
        setting.format().ifPresent(format -> kind.append(": ").append(escaped(format.wish())));
        return kind.append(setting.isRequired() && setting.defaults().isEmpty() ? ", required" : "")
                .toString();
    }

    private Set<String> variables(Description description, Setting setting) {
        var variables = new LinkedHashSet<String>();
        for (var file : files) {
            if (Descriptions.factory(file.pid()).equals(description.pid())) {
                variables.addAll(SettingsFile.variables(file.properties().get(setting.id())));
            }
        }
        return variables;
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace('\n', ' ');
    }
}
