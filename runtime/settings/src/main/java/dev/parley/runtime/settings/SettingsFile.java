/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of {@code conf/}: the defaults of one PID.
 *
 * @param pid the name of the file without {@code .json}; {@code factory~name} is one instance of a factory
 * @param properties the values as they stand in the file: placeholders are not filled
 * @param when a text that, filled, must not be empty for the file to count; the property {@code parley.when} of the file
 */
public record SettingsFile(Path path, String pid, Map<String, Object> properties, Optional<String> when) {

    private static final String EXTENSION = ".json";
    private static final String WHEN = "parley.when";
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\[env:(\\w+)");

    /** What the file says is wrong; the message names the file and the place. */
    public static final class Invalid extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Invalid(Path path, String problem) {
            super(path + ": " + problem);
        }
    }

    public static List<SettingsFile> readAll(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .map(SettingsFile::read)
                    .toList();
        } catch (IOException e) {
            throw new Invalid(directory, "cannot be read");
        }
    }

    static SettingsFile read(Path file) {
        try {
            var name = file.getFileName().toString();
            var pid = name.substring(0, name.length() - EXTENSION.length());
            if (!(Json.read(Files.readString(file)) instanceof Map<?, ?> json)) {
                throw new Invalid(file, "is no JSON object");
            }
            var properties = new TreeMap<String, Object>();
            json.forEach((key, value) -> properties.put((String) key, property(file, (String) key, value)));
            var when = Optional.ofNullable(properties.remove(WHEN)).map(Object::toString);
            return new SettingsFile(file, pid, properties, when);
        } catch (Json.Malformed e) {
            throw new Invalid(file, e.getMessage());
        } catch (IOException e) {
            throw new Invalid(file, "cannot be read as UTF-8 text");
        }
    }

    private static Object property(Path file, String key, Object value) {
        return value instanceof List<?> list ? array(file, key, list) : scalar(file, key, value);
    }

    private static Object scalar(Path file, String key, Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            throw new Invalid(
                    file,
                    "\"" + key + "\" has to be a text, a number, true, false or a list of them, not "
                            + Json.write(value));
        }
        return value;
    }

    /** ConfigAdmin takes arrays of one type; a list of texts and numbers becomes texts. */
    private static Object array(Path file, String key, List<?> list) {
        var items = new ArrayList<Object>();
        list.forEach(item -> items.add(scalar(file, key, item)));
        var types = items.stream().map(Object::getClass).distinct().toList();
        return types.size() == 1 && types.get(0) == Integer.class
                ? items.toArray(Integer[]::new)
                : items.stream().map(Object::toString).toArray(String[]::new);
    }

    /**
     * Whether the file counts: an instance of a factory, say, is only made where the environment names one.
     *
     * @param secrets the directory with one file per secret
     */
    public boolean isWanted(Path secrets) {
        var sources = new Sources(secrets, name -> null);
        return when.map(text -> !sources.filled(text).toString().isBlank()).orElse(true);
    }

    /**
     * The values with their placeholders filled from the environment and the secrets.
     *
     * @param secrets the directory with one file per secret
     */
    public Map<String, Object> filled(Path secrets) {
        var sources = new Sources(secrets, name -> null);
        var filled = new TreeMap<String, Object>();
        properties.forEach((key, value) -> filled.put(key, fill(sources, key, value)));
        return filled;
    }

    private Object fill(Sources sources, String key, Object value) {
        try {
            return sources.filled(value);
        } catch (NumberFormatException e) {
            throw invalid(key, "has to be a number: " + e.getMessage());
        }
    }

    /** What is wrong with one property, and which environment variable it comes from. */
    public Invalid invalid(String key, String problem) {
        var variables = String.join(", ", variables(properties.get(key)));
        return new Invalid(
                path, "\"%s\"%s %s".formatted(key, variables.isEmpty() ? "" : " (from " + variables + ")", problem));
    }

    /** The environment variables that a value with placeholders is filled from, and secrets, which have the same names. */
    public static List<String> variables(Object value) {
        return ENVIRONMENT
                .matcher(String.join(" ", Values.texts(value)))
                .results()
                .map(variable -> variable.group(1))
                .toList();
    }
}
