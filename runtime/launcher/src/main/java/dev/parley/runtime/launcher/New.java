/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code parley new}: makes a project for a bundle, which builds, tests and deploys on its own. */
final class New {

    private static final String USAGE = "new intent|connector NAME [--package NAME] [--title TEXT] [--dir DIR]";
    private static final Set<String> KINDS = Set.of("intent", "connector");

    /** Goes into code, rules and YAML as it is. */
    private static final Pattern TITLE = Pattern.compile("[a-z][a-z0-9]*( [a-z0-9]+){0,9}");

    private static final String VERSION = "1.0.0";

    private final Path distribution;

    /** @param distribution what the project is built against and tested in */
    New(Path distribution) {
        this.distribution = distribution;
    }

    int run(List<String> args) {
        if (args.isEmpty() || !KINDS.contains(args.get(0))) {
            throw new Problem("usage: parley " + USAGE, Problem.USAGE);
        }
        var kind = args.get(0);
        var words = new Words(args.subList(1, args.size()), USAGE);
        var room = words.option("--package");
        var title = words.option("--title");
        var place = Path.of(words.option("--dir").orElse(""));
        var name = new ProjectName(words.only());
        var properties = properties(name, room, title);
        var directory = place.resolve(name.given());
        if (Files.exists(directory)) {
            throw new Problem(
                    "%s is there already; nothing was changed. Choose another name, or another place with --dir"
                            .formatted(directory));
        }
        try {
            Archetype.of(distribution.resolve("sdk"), kind).unpack(directory, properties);
        } catch (UncheckedIOException e) {
            throw new Problem("%s cannot be written: %s".formatted(directory, e.getCause()));
        }
        tell(kind, directory, properties);
        return 0;
    }

    private Map<String, String> properties(ProjectName name, Optional<String> packageName, Optional<String> title) {
        var room = packageName.map(ProjectName::checkPackage).orElseGet(name::defaultPackage);
        var phrase = title.orElse(name.joined(" "));
        if (!TITLE.matcher(phrase).matches()) {
            throw new Problem(
                    "\"%s\" cannot be the title: it has to be up to ten words in lower case, to follow \"I can\", such as book a room"
                            .formatted(phrase),
                    Problem.USAGE);
        }
        return Map.ofEntries(
                Map.entry("groupId", room.replaceFirst("\\.[^.]*$", "")),
                Map.entry("artifactId", name.joined("-")),
                Map.entry("version", VERSION),
                Map.entry("package", room),
                Map.entry("className", name.className()),
                Map.entry("phrase", phrase),
                Map.entry("id", name.joined("_")),
                Map.entry("pid", name.joined(".")),
                Map.entry("parleyHome", inXml(distribution)),
                Map.entry("gitignore", ".gitignore"));
    }

    private static String inXml(Path path) {
        return path.toString().replace("&", "&amp;").replace("<", "&lt;");
    }

    /** As it can be typed elsewhere. */
    private static Path command() {
        var typed = Path.of(System.getProperty("parley.command", "parley"));
        return typed.getNameCount() > 1 ? typed.toAbsolutePath().normalize() : typed;
    }

    private static void tell(String kind, Path directory, Map<String, String> properties) {
        System.out.printf(
                """
                %s holds a new %s. What to do next:

                  cd %s
                  mvn verify
                  %s deploy target/%s-%s.jar

                %s
                """,
                directory,
                kind,
                directory,
                command(),
                properties.get("artifactId"),
                properties.get("version"),
                kind.equals("intent")
                        ? "Then say \"%s\" to Parley. README.md tells where your own words go."
                                .formatted(properties.get("phrase"))
                        : "Then give it an address and a token in the console. README.md tells where your own code goes.");
    }
}
