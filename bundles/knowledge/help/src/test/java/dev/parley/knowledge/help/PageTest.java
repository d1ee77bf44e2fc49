/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void reads_a_heading_paragraphs_and_questions() {
        var page = Page.of("p", "# A title\r\n\r\nOne\r\nline.\r\n\r\nAnother one.\r\n\r\n- Why?\r\n- How?\r\n");

        assertEquals(new Page("p", "A title", "One line.\n\nAnother one.", List.of("Why?", "How?")), page);
    }

    @Test
    void refuses_a_page_without_a_heading_or_a_text() {
        assertThrows(IllegalArgumentException.class, () -> Page.of("p", "No heading.\n\nText."));
        assertThrows(IllegalArgumentException.class, () -> Page.of("p", "# Only a heading"));
        assertThrows(IllegalArgumentException.class, () -> Page.of("p", ""));
    }

    @Test
    void the_same_pages_are_shipped_in_english_and_german_and_are_short() {
        var english = Shipped.shelf().volume("en").pages();
        var german = Shipped.shelf().volume("de").pages();

        assertTrue(english.size() >= 15);
        assertEquals(english.keySet(), german.keySet());
        for (var page : List.of(english, german).stream()
                .flatMap(pages -> pages.values().stream())
                .toList()) {
            assertTrue(page.text().split("\n\n").length <= 3, page.id());
            assertTrue(page.text().length() <= 1000, page.id());
            assertFalse(page.questions().isEmpty(), page.id());
        }
    }

    @Test
    void no_question_that_pages_are_measured_with_stands_in_a_page() {
        for (var language : List.of("en", "de")) {
            var inPages = Shipped.shelf().volume(language).pages().values().stream()
                    .flatMap(page -> page.questions().stream())
                    .map(question -> question.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            var shared = Shipped.questions(language, "measuring").stream()
                    .filter(asked -> inPages.contains(asked.question().toLowerCase(Locale.ROOT)))
                    .toList();

            assertEquals(List.of(), shared);
        }
    }

    @Test
    void a_language_without_pages_gets_the_english_ones() {
        var shelf = Shipped.shelf();

        assertEquals("de", shelf.language(Locale.forLanguageTag("de-AT")));
        assertEquals("en", shelf.language(Locale.FRENCH));
        assertEquals("en", shelf.language(Locale.ROOT));
        assertEquals("en", shelf.language(Locale.UK));
    }
}
