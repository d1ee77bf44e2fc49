/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import dev.parley.api.embed.SentenceModel;
import dev.parley.embedding.OnnxModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What the bundle ships, the model that Parley ships, and questions to the help pages. */
final class Shipped {

    private static final Path HELP = Path.of("src/main/resources/help");
    private static final Path QUESTIONS = Path.of("src/test/resources/dev/parley/knowledge/help");
    private static SentenceModel model;

    /** @param page the one that answers it; {@code -} if none does */
    record Asked(String page, String question) {

        boolean isAnswered() {
            return !page.equals("-");
        }
    }

    private Shipped() {}

    static synchronized SentenceModel model() {
        if (model == null) {
            try {
                model = OnnxModel.shipped(Path.of("target/model"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return model;
    }

    static Shelf shelf() {
        return new Shelf(Shipped::files);
    }

    private static Collection<URL> files(String language) {
        var folder = HELP.resolve(language);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(Shipped::url).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param set {@code choosing} or {@code measuring} */
    static List<Asked> questions(String language, String set) {
        try (var lines = Files.lines(QUESTIONS.resolve("questions-%s-%s.tsv".formatted(language, set)))) {
            return lines.map(line -> line.split("\t"))
                    .map(columns -> new Asked(columns[0], columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
