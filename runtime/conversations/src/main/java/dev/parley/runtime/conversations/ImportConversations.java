/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code parley import-conversations}: makes conversation files of files for Rasa and Botium. */
final class ImportConversations {

    private static final String USAGE = "import-conversations FILE -o DIR";

    private final Path file;
    private final Path directory;

    ImportConversations(List<String> args) {
        var options = Options.of(args, Set.of("-o"), Set.of(), USAGE);
        this.file = Path.of(options.only(USAGE));
        this.directory = Path.of(options.find("-o").orElseThrow(() -> new Mistake("usage: parley " + USAGE)));
    }

    /** @throws Mistake if the file is not as it has to be, or there is one of the new name already */
    int run(PrintStream out, PrintStream err) {
        var imported = read(file);
        if (imported.drafts().isEmpty()) {
            throw new Mistake(new Place(file, 1), "nobody says anything here");
        }
        var name = file.getFileName().toString().replaceFirst("(\\.(convo|utterances))?\\.\\w+$", "") + ".yaml";
        var made = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            if (Files.exists(made)) {
                throw new Mistake("%s is there already".formatted(made));
            }
            Files.writeString(made, imported.yaml());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(made, e.getMessage()), e);
        }
        imported.notes().forEach(err::println);
        out.printf("%s: %d conversations%n", made, imported.drafts().size());
        return 0;
    }

    static Imported read(Path file) {
        var name = file.getFileName().toString();
        if (name.endsWith(".convo.txt") || name.endsWith(".utterances.txt")) {
            return BotiumFile.read(file);
        }
        if (name.matches(".*\\.ya?ml")) {
            return RasaFile.read(file);
        }
        throw new Mistake(
                "%s is no file of Rasa (.yml, .yaml) or Botium (.convo.txt, .utterances.txt)".formatted(file));
    }
}
