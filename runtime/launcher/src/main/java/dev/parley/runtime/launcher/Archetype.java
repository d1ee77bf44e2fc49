/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One of the Maven archetypes that come with Parley. Makes what Maven's archetype plugin makes of it: {@code ${name}} in
 * a file and {@code __name__} in a path stand for a property, and sources lie in the directory of their package.
 */
record Archetype(Path jar) {

    private static final String ROOM = "archetype-resources/";
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern IN_PATH = Pattern.compile("__(\\w+?)__");
    private static final Pattern SOURCES = Pattern.compile("^src/(main|test)/java/");

    /**
     * @param sdk the Maven repository in the distribution
     * @param kind {@code intent} or {@code connector}
     */
    static Archetype of(Path sdk, String kind) {
        var name = "dev.parley.runtime.archetypes." + kind;
        var versions = sdk.resolve("dev/parley").resolve(name);
        try (Stream<Path> jars =
                Files.find(versions, 2, (file, is) -> file.toString().endsWith(".jar"))) {
            return new Archetype(jars.max(Comparator.naturalOrder()).orElseThrow());
        } catch (IOException | NoSuchElementException e) {
            throw new Problem("%s has no %s; unpack or build Parley again".formatted(sdk, name));
        }
    }

    /** Writes the project into a directory that is not there yet. */
    void unpack(Path directory, Map<String, String> properties) {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(Archetype::isPart).toList()) {
                var target = directory.resolve(path(entry.getName().substring(ROOM.length()), properties));
                Files.createDirectories(target.getParent());
                var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(target, filled(IN_TEXT, text, properties));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPart(ZipEntry entry) {
        return entry.getName().startsWith(ROOM) && !entry.isDirectory();
    }

    private static String path(String name, Map<String, String> properties) {
        var room = properties.get("package").replace('.', '/') + '/';
        return SOURCES.matcher(filled(IN_PATH, name, properties)).replaceFirst("$0" + Matcher.quoteReplacement(room));
    }

    /** What is no property stays as it is: Maven and YAML have places of their own. */
    private static String filled(Pattern place, String text, Map<String, String> properties) {
        return place.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
    }
}
