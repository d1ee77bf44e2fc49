/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text of pages, in paragraphs. */
final class PdfPages extends PDFTextStripper {

    /** Of one page. */
    private static final int MOST_CHARACTERS = 200_000;

    private final Patience patience;
    private int characters;

    PdfPages(Patience patience) {
        this.patience = patience;
        setLineSeparator("\n");
        setParagraphEnd("\n\n");
        setPageEnd("\n\n");
        setSuppressDuplicateOverlappingText(false);
    }

    /** @param number from 1 */
    String text(PDDocument document, int number) throws IOException {
        setStartPage(number);
        setEndPage(number);
        characters = 0;
        return paragraphs(getText(document));
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        super.processPage(new Counted(page));
    }

    /** A page whose content is unpacked where it is counted, and not while it is read. */
    private static final class Counted extends PDPage {

        private final PDPage page;

        Counted(PDPage page) {
            super(page.getCOSObject());
            this.page = page;
        }

        @Override
        public RandomAccessRead getContentsForStreamParsing() throws IOException {
            return getContentsForRandomAccess();
        }

        /** The page's own know which fonts were read already. */
        @Override
        public PDResources getResources() {
            return page.getResources();
        }
    }

    /** A form may draw forms that draw forms: each step counts. */
    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        patience.check();
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++characters > MOST_CHARACTERS) {
            patience.lose("A page has more than %,d characters.".formatted(MOST_CHARACTERS));
        }
        patience.check();
        super.processTextPosition(text);
    }

    /** Lines are joined within a paragraph, words that were broken at their ends too. */
    private static String paragraphs(String text) {
        return text.replaceAll("\\h*\n\\h*(?:\n\\s*)+", "\f")
                .replaceAll("(?<=\\p{Ll})[-\u00ad]\n(?=\\p{Ll})", "")
                .replaceAll("\\s*\n\\s*", " ")
                .replace("\f", "\n\n")
                .strip();
    }
}
