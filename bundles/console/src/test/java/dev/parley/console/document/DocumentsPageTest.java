/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.document.Document;
import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Document.State;
import dev.parley.api.document.Documents;
import dev.parley.console.Pages;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentsPageTest implements Documents {

    private final DocumentsPage page = new DocumentsPage();
    private final List<Document> kept = new ArrayList<>();
    private Progress progress = new Progress(0, "", 1234, 0, 0);

    @BeforeEach
    void begin() {
        page.documents = this;
    }

    @Override
    public List<Document> list() {
        return List.copyOf(kept);
    }

    @Override
    public Document add(String name, InputStream content) throws IOException {
        if (name.endsWith(".exe")) {
            throw new Unsuitable("Programs are not read.");
        }
        long size = new String(content.readAllBytes(), StandardCharsets.UTF_8).length();
        var document = document(name, size, Origin.UPLOADED, State.WAITING);
        kept.add(document);
        return document;
    }

    private static Document document(String name, long size, Origin origin, State state) {
        var problem = state == State.FAILED ? Optional.of("It is no PDF.") : Optional.<String>empty();
        return new Document(name, "text/plain", size, Instant.EPOCH, origin, state, 3, problem);
    }

    @Override
    public boolean remove(String name) {
        return kept.removeIf(document -> document.name().equals(name));
    }

    @Override
    public Progress progress() {
        return progress;
    }

    private String shown() {
        return Pages.text(page.show(Visit.of(Pages.ADA)));
    }

    private Answer uploaded(String name) {
        return page.act(Pages.with(Pages.sent("upload"), "file", name, "hello"));
    }

    @Test
    void a_document_is_uploaded_listed_and_removed_when_asked_twice() {
        uploaded("a.txt");
        assertTrue(shown().contains("a.txt") && shown().contains("waiting"));

        assertTrue(Pages.shown(page.act(Pages.sent("remove", "name", "a.txt"))).contains("Are you sure?"));
        assertEquals(1, kept.size());
        page.act(Pages.sent("remove", "name", "a.txt", "sure", "yes"));
        assertEquals(List.of(), kept);
    }

    @Test
    void what_is_not_taken_is_told_at_the_form() {
        var answer = (Answer.Here) uploaded("virus.exe");

        assertEquals(422, answer.status());
        assertTrue(Pages.text(answer.content()).contains("Programs are not read."));
        assertTrue(Pages.shown(page.act(Pages.sent("upload"))).contains("Choose a file first."));
        assertTrue(Pages.shown(uploaded("x".repeat(256))).contains("255"));
    }

    @Test
    void those_of_the_folder_are_not_removed_here_and_names_are_text() {
        kept.add(document(Pages.HOSTILE, 5 << 20, Origin.FOLDER, State.FAILED));

        assertTrue(shown().contains(Pages.ESCAPED));
        assertTrue(shown().contains("5.0 MB"));
        assertTrue(shown().contains("It is no PDF."));
        assertFalse(shown().contains("Remove"));
    }

    @Test
    void how_far_indexing_is_is_told_while_it_goes_on() {
        assertTrue(shown().contains("Passages that can be found: 1,234."));
        assertFalse(shown().contains("progress"));

        progress = new Progress(2, "a.pdf", 10, 30, 100);
        assertTrue(shown().contains("2 to be indexed"));
        assertTrue(shown().contains("max=\"100\" value=\"30\""));
    }

    @Test
    void what_is_missing_is_told() {
        var sent = Pages.sent("remove", "name", "none", "sure", "yes");
        assertEquals(404, assertThrows(Refusal.class, () -> page.act(sent)).status());
        page.documents = null;
        assertEquals(503, assertThrows(Refusal.class, this::shown).status());
    }
}
