/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PdfTest {

    private static final long HALF_A_GIGABYTE = 512 << 20;

    private static List<Piece> pieces(byte[] pdf) throws Exception {
        return new Reading().pieces("handbook.pdf", Kind.PDF, pdf);
    }

    private static String problem(byte[] pdf, Reading reading) {
        return assertThrows(Unreadable.class, () -> reading.pieces("bad.pdf", Kind.PDF, pdf))
                .getMessage();
    }

    private static String problem(byte[] pdf) {
        return problem(pdf, new Reading());
    }

    @Test
    void keeps_title_pages_and_paragraphs() throws Exception {
        var pieces = pieces(Pdfs.of(
                "Handbook",
                List.of("Returned goods are inspec-", "ted within two days.", "", "", "Then they are stored."),
                List.of("Pallets are blue.")));

        assertEquals(2, pieces.size());
        assertEquals(new Piece("Handbook", Optional.of("page 2"), "Pallets are blue."), pieces.get(1));
        assertEquals(Optional.of("page 1"), pieces.get(0).place());
        assertEquals(
                "Returned goods are inspected within two days.\n\nThen they are stored.",
                pieces.get(0).text());
    }

    @Test
    void takes_a_name_for_a_title_where_there_is_none() throws Exception {
        assertEquals("handbook", pieces(Pdfs.of(null, List.of("Text."))).get(0).title());
    }

    @Test
    void reads_a_large_file() throws Exception {
        var pieces = pieces(Pdfs.large());

        assertEquals(2, pieces.size());
        assertEquals(
                "The warranty of the large machine is five years.",
                pieces.get(1).text());
    }

    @Test
    void says_what_is_wrong() {
        assertEquals("The PDF is encrypted: save it without a password.", problem(Pdfs.encrypted()));
        assertEquals("The PDF is damaged.", problem(Pdfs.damaged()));
        assertEquals("It is empty.", problem(new byte[0]));
        assertEquals(
                "It is no PDF, though its name says so.",
                problem("PK\u0003\u0004 …%PDF-".getBytes(StandardCharsets.UTF_8)));
        assertEquals("It is no PDF, though its name says so.", problem("Just text.".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "There is no text in it. Scanned pages have to be recognized first (OCR).",
                problem(Pdfs.blankPages(3)));
        assertEquals("It has 10,000 pages; no more than 5,000 are read.", problem(Pdfs.blankPages(10_000)));
    }

    @Test
    void does_not_unpack_a_bomb() {
        for (var bomb : List.of(Pdfs.bomb(), Pdfs.bombInItsTable())) {
            assertTrue(bomb.length < 1 << 20, "it is small");
            assertEquals("It unpacks to much more than its size: it may be made to do harm.", problem(bomb));
        }
    }

    @Test
    void gives_up_where_there_is_no_end() {
        assertEquals("Reading it takes too long.", problem(Pdfs.formsInForms(), new Reading(1, HALF_A_GIGABYTE)));
    }

    @Test
    void takes_what_is_nested_without_end_for_damaged() {
        assertEquals("The PDF is damaged.", problem(Pdfs.nested()));
    }

    @Test
    void reads_good_ones_while_bad_ones_are_given_up() throws Exception {
        var bad = new Thread(() -> problem(Pdfs.bomb()));
        bad.start();
        assertEquals(1, pieces(Pdfs.of("Good", List.of("All is well."))).size());
        bad.join();
    }
}
