/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.knowledge.documents.Content.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitterTest {

    private static List<Piece> split(String... sections) throws Unreadable {
        var all = Stream.of(sections)
                .map(text -> new Section(List.of(), Optional.empty(), text))
                .toList();
        return Splitter.pieces("folder/notes.txt", new Content(Optional.empty(), Optional.empty(), all));
    }

    private static String sentences(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj("This is the sentence with the number %d of a long text."::formatted)
                .collect(Collectors.joining(" "));
    }

    @Test
    void leaves_whole_what_is_short() throws Unreadable {
        assertEquals(List.of(new Piece("notes", Optional.empty(), "One.\n\nTwo.")), split("One.\n\nTwo."));
    }

    @Test
    void cuts_between_sentences_and_repeats_the_last_one() throws Unreadable {
        var pieces = split(sentences(0, 60));

        assertTrue(pieces.size() >= 4, pieces.toString());
        for (int i = 0; i < pieces.size(); i++) {
            var text = pieces.get(i).text();
            assertTrue(text.length() <= Splitter.LONGEST && text.endsWith("text."), text);
            if (i > 0) {
                assertTrue(text.startsWith(Sentences.last(pieces.get(i - 1).text())), text);
            }
        }
        var all = pieces.stream().map(Piece::text).collect(Collectors.joining("\n"));
        IntStream.range(0, 60).forEach(i -> assertTrue(all.contains("number " + i + " of"), "sentence " + i));
    }

    @Test
    void cuts_between_paragraphs_first() throws Unreadable {
        var pieces = split(sentences(0, 10) + "\n\n" + sentences(10, 20));

        assertEquals(2, pieces.size());
        assertTrue(pieces.get(0).text().endsWith("number 9 of a long text."));
        assertTrue(pieces.get(1).text().contains("\n\nThis is the sentence with the number 10 "));
    }

    @Test
    void cuts_words_only_where_there_is_no_space() throws Unreadable {
        var words = split("word ".repeat(500).strip());
        assertTrue(words.stream().allMatch(piece -> piece.text().matches("(word )*word")), words.toString());

        var rare = IntStream.range(0x20000, 0x20000 + 1001)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertEquals(rare, split(rare).stream().map(Piece::text).collect(Collectors.joining()));
    }

    @Test
    void keeps_the_same_text_once() throws Unreadable {
        assertEquals(2, split("The same.", "Another.", "The same.").size());
    }

    @Test
    void takes_no_more_parts_than_can_be_kept() {
        var sections = IntStream.rangeClosed(0, Splitter.MOST)
                .mapToObj(i -> "Part " + i)
                .toArray(String[]::new);

        assertEquals(
                "It has more than 20,000 parts under headings of their own.",
                assertThrows(Unreadable.class, () -> split(sections)).getMessage());
    }

    @Test
    void leaves_out_characters_that_databases_refuse() throws Unreadable {
        assertEquals("a b", split("a\u0000b").get(0).text());
    }
}
