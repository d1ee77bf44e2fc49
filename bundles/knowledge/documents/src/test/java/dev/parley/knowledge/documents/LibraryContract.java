/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.document.Document;
import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Document.State;
import dev.parley.api.document.Documents.Progress;
import dev.parley.api.document.Documents.Unsuitable;
import dev.parley.api.embed.SentenceModel;
import dev.parley.lib.jdbi.Database;
import dev.parley.store.Migrations;
import dev.parley.testkit.Bag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the library does, on each of its databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
abstract class LibraryContract {

    @TempDir
    Path directory;

    private final List<Library> open = new ArrayList<>();
    private DataSource source;
    private Path folder;
    private Path index;

    /** A new, empty database. */
    abstract DataSource database() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        source = database();
        Migrations.apply(source);
    }

    @BeforeEach
    void empty() throws IOException {
        new Database(source)
                .write(handle -> handle.execute("DELETE FROM passage") + handle.execute("DELETE FROM document"));
        var home = Files.createDirectory(directory.resolve(UUID.randomUUID().toString()));
        folder = home.resolve("documents");
        index = home.resolve("index");
    }

    @AfterEach
    void stop() {
        open.forEach(Library::stop);
        open.clear();
    }

    private Library start(SentenceModel... models) {
        return start(index, models);
    }

    private Library start(Path at, SentenceModel... models) {
        var library = new Library(source, folder, at, Duration.ofMillis(20), Duration.ofMillis(100));
        library.models = List.of(models);
        open.add(library);
        return library;
    }

    private void put(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isFound(Library library, String question, String text) {
        return library.search(question, 3).stream()
                .anyMatch(found -> found.piece().text().contains(text));
    }

    private static Document only(Library library) {
        assertEquals(1, library.list().size());
        return library.list().get(0);
    }

    private static boolean is(Library library, State state) {
        return library.list().stream().allMatch(document -> document.state() == state);
    }

    private static String sections(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "# Part " + i + "\n\nThe machine number " + i + " is oiled weekly.\n")
                .collect(Collectors.joining());
    }

    @Test
    void finds_what_lies_in_the_folder_follows_its_changes_and_forgets_what_is_gone() throws Exception {
        put("guides/returns.md", "# Returns\n\nShoes go back within 30 days.");
        var library = start(new Bag());
        Until.holds(() -> isFound(library, "shoes", "30 days"));

        var document = only(library);
        assertEquals("guides/returns.md", document.name());
        assertEquals(Origin.FOLDER, document.origin());
        assertEquals(State.SEARCHED, document.state());
        assertEquals("text/markdown", document.mediaType());
        assertEquals(1, document.passages());

        put("guides/returns.md", "# Returns\n\nShoes go back within 60 days.");
        Until.holds(() -> isFound(library, "shoes", "60 days"));
        assertFalse(isFound(library, "shoes", "30 days"));

        Files.delete(folder.resolve("guides/returns.md"));
        Until.holds(() -> library.list().isEmpty() && !isFound(library, "shoes", "days"));
    }

    @Test
    void does_nothing_for_what_did_not_change() throws Exception {
        put("a.txt", "Alpha is first.");
        put("b.txt", "Beta is second.");
        var model = new Bag();
        var library = start(model);
        Until.holds(() -> isFound(library, "alpha", "Alpha") && isFound(library, "beta", "Beta"));
        stop();
        int before = indexed(model);

        put("b.txt", "Beta is changed.");
        var again = start(model);
        Until.holds(() -> isFound(again, "beta", "changed"));

        assertTrue(isFound(again, "alpha", "Alpha"));
        assertEquals(before + 1, indexed(model), "one passage has changed");
    }

    private static int indexed(Bag model) {
        return (int) model.asked.stream().filter(text -> text.contains("\n")).count();
    }

    @Test
    void keeps_the_vectors_of_passages_that_stay_when_a_document_changes() throws Exception {
        var model = new Bag();
        var library = start(model);
        library.add("machines.md", stream(sections(30)));
        Until.holds(() -> isFound(library, "machine number 29", "number 29 "));
        int before = indexed(model);

        library.add("machines.md", stream(sections(31)));
        Until.holds(() -> isFound(library, "machine number 30", "number 30 "));

        assertEquals(30, before);
        assertEquals(31, indexed(model));
    }

    @Test
    void goes_on_where_it_was_after_a_restart_in_the_middle() throws Exception {
        var model = new Slow("slow");
        var library = start(model);
        library.add("machines.md", stream(sections(60)));
        model.batches.release(3);
        Until.holds(() -> library.progress().done() == 24);
        assertEquals(new Progress(1, "machines.md", 0, 24, 60), library.progress());
        assertEquals(State.INDEXING, only(library).state());
        crash(model);

        var fresh = new Slow("slow");
        fresh.batches.release(1000);
        var again = start(index.resolveSibling("other"), fresh);
        Until.holds(() -> isFound(again, "machine number 59", "number 59 "));

        assertEquals(State.SEARCHED, only(again).state());
        assertEquals(new Progress(0, "", 60, 0, 0), again.progress());
        assertTrue(indexed(fresh.bag) <= 60 - 24, "made again: " + indexed(fresh.bag));
    }

    /** As after kill -9: what the thread was at is never finished. */
    private static void crash(Slow model) {
        model.bag.fails = true;
        model.batches.release(1_000_000);
    }

    @Test
    void makes_its_index_anew_when_that_is_gone() throws Exception {
        var model = new Bag();
        var library = start(model);
        library.add("a.txt", stream("Alpha is first."));
        Until.holds(() -> isFound(library, "alpha", "Alpha"));
        stop();
        int before = indexed(model);

        var again = start(index.resolveSibling("elsewhere"), model);
        Until.holds(() -> isFound(again, "alpha", "Alpha"));
        assertEquals(before, indexed(model), "vectors are in the database");
    }

    @Test
    void finds_by_words_without_a_model_and_makes_vectors_when_one_comes_or_another() throws Exception {
        var library = start();
        library.add("a.txt", stream("Alpha is first."));
        Until.holds(() -> isFound(library, "alpha", "Alpha"));
        assertEquals(0, library.search("alpha", 1).get(0).hit().byMeaning());

        library.models = List.of(new Bag());
        Until.holds(() -> library.search("alpha", 1).stream()
                .anyMatch(found -> found.hit().byMeaning() > 0));

        var other = new Slow("other");
        other.batches.release(1000);
        library.models = List.of(other);
        Until.holds(() -> indexed(other.bag) == 1 && is(library, State.SEARCHED));
    }

    @Test
    void says_what_is_wrong_with_a_document_and_goes_on_with_the_others() throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("secret.pdf"), Pdfs.encrypted());
        Files.write(folder.resolve("zip.pdf"), new byte[] {'P', 'K', 3, 4, 5, 6, 7, 8, 9});
        put("empty.txt", "");
        put("good.txt", "Gamma is good.");
        put("unknown.docx", "unknown");
        var library = start(new Bag());
        Until.holds(() -> isFound(library, "gamma", "Gamma"));
        Until.holds(() -> library.progress().waiting() == 0 && library.list().size() == 4);

        var problems = library.list().stream()
                .filter(document -> document.state() == State.FAILED)
                .collect(Collectors.toMap(
                        Document::name, document -> document.problem().orElseThrow()));
        assertEquals(Set.of("secret.pdf", "zip.pdf", "empty.txt"), problems.keySet());
        assertEquals("The PDF is encrypted: save it without a password.", problems.get("secret.pdf"));
        assertEquals("It is no PDF, though its name says so.", problems.get("zip.pdf"));
        assertEquals("It is empty.", problems.get("empty.txt"));
    }

    @Test
    void no_longer_finds_what_cannot_be_read_any_more() throws Exception {
        var library = start(new Bag());
        put("a.txt", "Alpha is first.");
        Until.holds(() -> isFound(library, "alpha", "Alpha"));
        Files.write(folder.resolve("a.txt"), new byte[] {1, 0, 2});
        Until.holds(() -> is(library, State.FAILED) && !isFound(library, "alpha", "Alpha"));
        assertEquals(0, only(library).passages());
    }

    @Test
    void refuses_uploads_that_cannot_be_documents() throws Exception {
        put("taken.txt", "The folder's own.");
        var library = start(new Bag());
        Until.holds(() -> isFound(library, "folder", "own"));

        for (var name : List.of(
                "a.docx",
                "a",
                "",
                "../a.txt",
                "a/b.txt",
                "a\\b.txt",
                ".txt",
                ".hidden.txt",
                "a\nb.txt",
                "a".repeat(252) + ".txt")) {
            assertThrows(Unsuitable.class, () -> library.add(name, stream("text")), name);
        }
        assertThrows(Unsuitable.class, () -> library.add("a.txt", stream("")));
        assertThrows(Unsuitable.class, () -> library.add("a.pdf", stream("PK\u0003\u0004")));
        assertThrows(Unsuitable.class, () -> library.add("a.txt", new ByteArrayInputStream(new byte[50 << 20 | 1])));
        assertThrows(Unsuitable.class, () -> library.add("taken.txt", stream("Another.")));
        assertThrows(Unsuitable.class, () -> library.remove("taken.txt"));
        assertEquals(1, library.list().size());
    }

    @Test
    void removes_what_was_uploaded_and_what_was_made_of_it() throws Exception {
        var library = start(new Bag());
        var added = library.add("a.txt", stream("Alpha is first."));
        assertEquals(Origin.UPLOADED, added.origin());
        assertEquals(15, added.size());
        Until.holds(() -> isFound(library, "alpha", "Alpha"));

        assertTrue(library.remove("a.txt"));
        assertFalse(library.remove("a.txt"));
        assertEquals(List.of(), library.list());
        assertFalse(isFound(library, "alpha", "Alpha"));
    }

    @Test
    void finds_it_again_when_it_is_removed_and_added_again() throws Exception {
        var library = start(new Bag());
        for (int i = 0; i < 3; i++) {
            library.add("a.txt", stream("Alpha is first."));
            Until.holds(() -> isFound(library, "alpha", "Alpha"));
            library.remove("a.txt");
        }
    }

    @Test
    void shares_the_work_with_another_node() throws Exception {
        var one = start(new Bag());
        var other = start(index.resolveSibling("other"), new Bag());
        for (int i = 0; i < 10; i++) {
            (i % 2 == 0 ? one : other).add("part-" + i + ".md", stream(sections(i + 1)));
        }
        put("folder.txt", "Delta lies in the folder.");
        for (var node : List.of(one, other)) {
            Until.holds(() -> node.list().size() == 11 && is(node, State.SEARCHED));
            Until.holds(() -> isFound(node, "machine number 9", "number 9 ") && isFound(node, "delta", "Delta"));
            assertEquals(56, node.progress().passages());
        }
        long rows = new Database(source).read(handle -> handle.createQuery("SELECT COUNT(*) FROM passage")
                .mapTo(Long.class)
                .one());
        assertEquals(56, rows);
    }
}
