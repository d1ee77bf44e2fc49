/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lib.search.PassageIndex.Entry;
import dev.parley.lib.search.PassageIndex.Hit;
import dev.parley.testkit.Bag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageIndexTest {

    private static final Bag MODEL = new Bag();

    @TempDir
    Path room;

    private PassageIndex open() {
        return PassageIndex.open(room, MODEL.dimensions());
    }

    private static float[] vector(String text) {
        return MODEL.embed(List.of(text)).get(0);
    }

    private static Entry entry(long id, String document, String text) {
        return new Entry(id, document, "", text, vector(text));
    }

    private static List<Long> find(PassageIndex index, String question) {
        return index.search(question, vector(question), 10).stream()
                .map(Hit::id)
                .toList();
    }

    private static void putThree(PassageIndex index) {
        index.put(
                "house", List.of(entry(1, "house", "There is a garage below."), entry(2, "house", "Open from nine.")));
        index.put("shop", List.of(entry(3, "shop", "Money back within two weeks.")));
        index.commit("three");
    }

    @Test
    void finds_by_meaning_and_by_words_best_first_and_no_more_than_wanted() {
        try (var index = open()) {
            putThree(index);

            var hits = index.search("the garage", vector("the garage"), 2);

            assertEquals(2, hits.size());
            assertEquals(1, hits.get(0).id());
            assertTrue(hits.get(0).byWords() > 0.3 && hits.get(0).byWords() <= 1, hits.toString());
            assertEquals(0, hits.get(1).byWords());
            assertTrue(hits.get(0).score() > hits.get(1).score(), hits.toString());
            assertEquals(
                    dot(vector("the garage"), vector("There is a garage below.")),
                    hits.get(0).byMeaning(),
                    1e-5);
            assertEquals(3, find(index, "two weeks").get(0));
        }
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    @Test
    void does_by_words_alone_without_vectors() {
        try (var index = open()) {
            index.put(
                    "a",
                    List.of(new Entry(1, "a", "Garage", "Below the house.", null), entry(2, "a", "Open from nine.")));
            index.commit("");

            var hits = index.search("garrage", null, 10);

            assertEquals(List.of(1L), hits.stream().map(Hit::id).toList());
            assertEquals(hits.get(0).byWords(), hits.get(0).score());
            assertEquals(
                    List.of(0.0),
                    index.search("garage", vector("garage"), 10).stream()
                            .filter(hit -> hit.id() == 1)
                            .map(Hit::byMeaning)
                            .toList());
        }
    }

    @Test
    void puts_a_document_in_the_place_of_what_it_was_and_removes_it() {
        try (var index = open()) {
            putThree(index);
            index.put("house", List.of(entry(4, "house", "The garage has moved.")));
            assertEquals(2, index.size());
            assertEquals(List.of(4L, 3L), find(index, "garage"));

            index.remove("house");
            assertEquals(1, index.size());
            assertEquals(List.of(3L), find(index, "garage"));
        }
    }

    @Test
    void keeps_what_was_committed_and_its_note_and_nothing_else() {
        try (var index = open()) {
            assertTrue(index.isNew());
            assertEquals("", index.state());
            putThree(index);
            index.put("late", List.of(entry(9, "late", "Not committed")));
            assertEquals(4, index.size());
        }
        try (var again = open()) {
            assertFalse(again.isNew());
            assertEquals("three", again.state());
            assertEquals(3, again.size());
            assertEquals(1, find(again, "garage").get(0));
        }
    }

    @Test
    void begins_anew_where_any_of_its_files_is_broken_and_leaves_other_files_alone() throws IOException {
        try (var index = open()) {
            putThree(index);
        }
        Files.writeString(room.resolve("letter.txt"), "dear reader");
        var names = names();
        assertTrue(names.size() >= 4, names.toString());
        for (var name : names) {
            try (var index = open()) {
                putThree(index);
            }
            for (var victim : names()) {
                if (victim.replaceAll(".*\\.|_.*", "").equals(name.replaceAll(".*\\.|_.*", ""))) {
                    Files.write(room.resolve(victim), new byte[] {1, 2, 3});
                }
            }
            try (var index = open()) {
                assertTrue(index.isNew(), name);
                assertEquals("", index.state());
                assertEquals(0, index.size());
                putThree(index);
                assertEquals(1, find(index, "garage").get(0));
            }
        }
        assertEquals("dear reader", Files.readString(room.resolve("letter.txt")));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(room)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("_") || name.startsWith("segments"))
                    .toList();
        }
    }

    @Test
    void begins_anew_with_vectors_of_other_dimensions() {
        try (var index = open()) {
            putThree(index);
        }
        try (var other = PassageIndex.open(room, 3)) {
            assertTrue(other.isNew());
            other.put("a", List.of(new Entry(1, "a", "", "garage", new float[] {1, 0, 0})));
            assertEquals(1, other.size());
        }
    }

    @Test
    void refuses_to_be_opened_twice_and_harms_nothing() {
        try (var index = open()) {
            putThree(index);
            assertThrows(UncheckedIOException.class, this::open);
            assertEquals(3, index.size());
        }
    }

    @Test
    void nothing_in_a_question_is_an_order_and_odd_ones_do_no_harm() {
        try (var index = open()) {
            assertEquals(List.of(), find(index, "garage"));
            putThree(index);
            for (var nothing : List.of("", " ", "?!*:", "🎉")) {
                assertEquals(List.of(), find(index, nothing));
            }
            for (var odd :
                    List.of("title:garage AND (", "*", "how do I", "何時", "\ud83c a", "long words ".repeat(2000))) {
                for (var hit : index.search(odd, vector(odd), 10)) {
                    assertTrue(Double.isFinite(hit.score()), odd);
                }
            }
            assertEquals(List.of(), index.search("garage", vector("garage"), 0));
        }
    }

    @Test
    void is_searched_while_it_is_written() {
        try (var index = open()) {
            putThree(index);
            var writing = CompletableFuture.runAsync(() -> IntStream.range(0, 300)
                    .forEach(i -> index.put("d" + i, List.of(entry(100 + i, "d" + i, "Number " + i)))));
            do {
                assertEquals(10, Math.max(10, find(index, "garage").size()));
                assertTrue(find(index, "garage").contains(1L));
            } while (!writing.isDone());
            writing.join();
            assertEquals(303, index.size());
        }
    }
}
