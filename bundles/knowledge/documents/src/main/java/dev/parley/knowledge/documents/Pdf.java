/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.knowledge.documents.Content.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** Reads a PDF page by page, within limits of time, pages, characters and of what its packed parts become. */
final class Pdf {

    static final int MOST_PAGES = 5_000;

    static final String NONE = "It is no PDF, though its name says so.";
    private static final String DAMAGED = "The PDF is damaged.";

    static {
        Bounded.install();
        FontMappers.set(new OneFont());
    }

    private Pdf() {}

    static Content read(byte[] bytes, Patience patience) throws Unreadable {
        if (!isPdf(bytes)) {
            throw new Unreadable(NONE);
        }
        Bounded.by(patience);
        try (var document = Loader.loadPDF(
                new RandomAccessReadBuffer(bytes), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            return content(document, patience);
        } catch (InvalidPasswordException e) {
            throw new Unreadable("The PDF is encrypted: save it without a password.");
        } catch (Patience.Lost e) {
            throw new Unreadable(e.getMessage());
        } catch (IOException | RuntimeException e) {
            patience(patience);
            throw new Unreadable(DAMAGED);
        } finally {
            Bounded.end();
        }
    }

    /** PDFBox may have taken our giving up for a defect of the document. */
    private static void patience(Patience patience) throws Unreadable {
        try {
            patience.check();
        } catch (Patience.Lost e) {
            throw new Unreadable(e.getMessage());
        }
    }

    private static Content content(PDDocument document, Patience patience) throws IOException, Unreadable {
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new Unreadable(
                    "It has %,d pages; no more than %,d are read.".formatted(document.getNumberOfPages(), MOST_PAGES));
        }
        var sections = new ArrayList<Section>();
        var pages = new PdfPages(patience);
        long characters = 0;
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            var text = pages.text(document, number);
            sections.add(new Section(List.of(), Optional.of("page " + number), text));
            characters += text.length();
            if (characters > Content.MOST) {
                break; // whoever checks what was read says so
            }
        }
        patience(patience);
        return new Content(
                Optional.ofNullable(document.getDocumentInformation().getTitle()), Optional.empty(), sections);
    }

    /** The mark may stand behind some other bytes. */
    static boolean isPdf(byte[] bytes) {
        var mark = new byte[] {'%', 'P', 'D', 'F', '-'};
        for (int from = 0; from < Math.min(1024, bytes.length - mark.length); from++) {
            if (Arrays.equals(mark, 0, mark.length, bytes, from, from + mark.length)) {
                return !(bytes[0] == 'P' && bytes[1] == 'K');
            }
        }
        return false;
    }
}
