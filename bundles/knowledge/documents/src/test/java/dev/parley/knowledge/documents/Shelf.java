/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.embed.SentenceModel;
import dev.parley.embedding.OnnxModel;
import dev.parley.store.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Six documents, indexed, and questions that they answer or don't. */
final class Shelf implements AutoCloseable {

    /**
     * @param answer what the passage that answers it says; "-" if none does
     */
    record Asked(String question, String answer) {

        boolean isAnswerable() {
            return !answer.equals("-");
        }

        boolean isAnsweredBy(Searching.Found found) {
            return found.piece().text().contains(answer);
        }
    }

    final Library library;
    private final Path directory;

    Shelf(SentenceModel... models) throws Exception {
        directory = Files.createTempDirectory("documents");
        library = new Library(source(), path("shelf"), directory, Duration.ofMillis(20), Duration.ZERO);
        library.models = List.of(models);
        Until.holds(() -> library.list().size() == 6 && library.progress().waiting() == 0);
        Until.holds(() -> library.search("Dr. Ines Vogt", 1).size() == 1
                && library.search("gym", 1).size() == 1
                && (models.length == 0 || library.search("gym", 1).get(0).hit().byMeaning() > 0));
    }

    static DataSource source() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Migrations.apply(database);
        return database;
    }

    static SentenceModel model() throws IOException {
        return OnnxModel.shipped(Files.createTempDirectory("model"));
    }

    static List<Asked> questions() throws IOException {
        return Files.readAllLines(path("questions.tsv"), StandardCharsets.UTF_8).stream()
                .map(line -> line.split("\t"))
                .map(cells -> new Asked(cells[0], cells[1]))
                .toList();
    }

    private static Path path(String name) {
        try {
            return Path.of(Shelf.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        library.stop();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
