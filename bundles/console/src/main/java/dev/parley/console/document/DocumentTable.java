/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.document;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.document.Document;
import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Documents;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import java.util.Locale;
import java.util.Optional;

/** All documents, and how far indexing them has come. */
record DocumentTable(Visit visit) {

    private static final long KILO = 1L << 10;
    private static final double MEGA = 1L << 20;

    Html of(Documents documents, Optional<String> problem) {
        return several(
                progress(documents.progress()),
                section("All documents", table(documents)),
                section(
                        "Upload",
                        Form.post(visit, "upload")
                                .field(Field.file(DocumentsPage.FILE, "File", ".md,.html,.htm,.txt,.pdf")
                                        .required()
                                        .hint(
                                                "Markdown, HTML, text or PDF, up to 50 MB. One of the same name is replaced.")
                                        .problem(problem))
                                .button("Upload")));
    }

    /** A page that reloads itself takes the screen from who reads it: there is a link instead. */
    private Html progress(Documents.Progress progress) {
        var found = p(String.format(Locale.ROOT, "Passages that can be found: %,d.", progress.passages()));
        if (progress.waiting() == 0) {
            return found;
        }
        var current = progress.current().isEmpty() ? "" : ", now " + progress.current();
        var bar = element("progress").is("aria-label", "Indexing" + (current.isEmpty() ? "" : current.substring(1)));
        return several(
                found,
                p(
                        String.format(Locale.ROOT, "%,d to be indexed", progress.waiting()),
                        said(current),
                        " ",
                        progress.of() > 0 ? bar.is("max", progress.of()).is("value", progress.done()) : bar,
                        " ",
                        a(visit.link(), "Look again")));
    }

    private Html table(Documents documents) {
        var table = Table.of(
                "Documents, by name", "Name", "Type", "Size", "Added", "From", "State", "Passages", "Change it");
        documents
                .list()
                .forEach(each -> table.row(
                        said(each.name()),
                        each.mediaType(),
                        size(each.size()),
                        time(each.addedAt()),
                        each.origin() == Origin.FOLDER ? "the folder" : "an upload",
                        state(each),
                        each.passages(),
                        each.origin() == Origin.UPLOADED ? removal(each) : ""));
        return table.orElse(
                "There are no documents yet. Upload some, or put them into the folder “documents” of the data directory.");
    }

    private static Html state(Document document) {
        return switch (document.state()) {
            case SEARCHED -> span("badge good", "searched");
            case FAILED ->
                several(
                        span("badge bad", "not read"),
                        " ",
                        said(document.problem().orElse("")));
            case INDEXING -> span("badge warn", "being indexed");
            case WAITING -> span("badge quiet", "waiting");
        };
    }

    private Html removal(Document document) {
        return Form.post(visit, "remove")
                .hidden(DocumentsPage.NAME, document.name())
                .inline()
                .button("Remove …", "quiet", document.name());
    }

    private static String size(long bytes) {
        return bytes < MEGA ? (bytes + KILO - 1) / KILO + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }
}
