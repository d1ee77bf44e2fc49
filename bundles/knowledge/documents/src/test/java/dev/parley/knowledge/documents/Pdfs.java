/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** PDFs of all kinds, good and bad. */
final class Pdfs {

    private Pdfs() {}

    /** Some change to a document before it is written. */
    interface Change {
        void to(PDDocument document) throws IOException;
    }

    /** A page of these lines for each list. */
    @SafeVarargs
    static byte[] of(String title, List<String>... pages) {
        return made(document -> {
            document.getDocumentInformation().setTitle(title);
            for (var lines : pages) {
                page(document, lines);
            }
        });
    }

    static byte[] made(Change change) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            change.to(document);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(PDDocument document, List<String> lines) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 11);
            content.setLeading(14);
            content.newLineAtOffset(60, 720);
            for (var line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    static byte[] encrypted() {
        return made(document -> {
            page(document, List.of("The vault code is in here."));
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });
    }

    static byte[] blankPages(int count) {
        return made(document -> {
            for (int i = 0; i < count; i++) {
                document.addPage(new PDPage());
            }
        });
    }

    /** A page of which 256 MB are left when it is unpacked. */
    static byte[] bomb() {
        return made(document -> {
            var page = new PDPage();
            document.addPage(page);
            var stream = new PDStream(document);
            try (var raw = stream.getCOSObject().createRawOutputStream()) {
                raw.write(packedSpaces(256));
            }
            stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            page.setContents(stream);
        });
    }

    /** The same in the list of objects, which is read before anything else. */
    static byte[] bombInItsTable() {
        var packed = packedSpaces(256);
        var head = "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                + "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii(head));
        out.writeBytes(ascii("3 0 obj\n<</Type/XRef/Size 4/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length "
                + packed.length + ">>\nstream\n"));
        out.writeBytes(packed);
        out.writeBytes(ascii("\nendstream\nendobj\nstartxref\n" + head.length() + "\n%%EOF\n"));
        return out.toByteArray();
    }

    /** Each form draws the next one ten times, twelve deep. */
    static byte[] formsInForms() {
        return made(document -> {
            var font = new PDType1Font(FontName.HELVETICA);
            PDFormXObject inner = null;
            for (int depth = 0; depth < 12; depth++) {
                inner = form(document, font, inner);
            }
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(inner);
            }
        });
    }

    private static PDFormXObject form(PDDocument document, PDType1Font font, PDFormXObject inner) throws IOException {
        var form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(100, 100));
        var resources = new PDResources();
        form.setResources(resources);
        var drawing = inner == null
                ? "BT /" + resources.add(font).getName() + " 9 Tf (x) Tj ET "
                : ("/" + resources.add(inner).getName() + " Do ").repeat(10);
        try (var out = form.getContentStream().createOutputStream()) {
            out.write(ascii(drawing));
        }
        return form;
    }

    /** An array in an array in an array. */
    static byte[] nested() {
        return ascii("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages " + "[".repeat(200_000) + "\nendobj\n"
                + "trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");
    }

    /** Text on two pages, and 20 MB that cannot be packed. */
    static byte[] large() {
        var noise = new byte[20 << 20];
        new Random(1).nextBytes(noise);
        return made(document -> {
            page(document, List.of("Spare parts are kept for ten years."));
            page(document, List.of("The warranty of the large machine is five years."));
            var stream = new PDStream(document);
            try (var raw = stream.getCOSObject().createRawOutputStream()) {
                raw.write(noise);
            }
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Noise"), stream);
        });
    }

    static byte[] damaged() {
        return ascii("%PDF-1.7\n" + "1 0 obj <</Type /Nothing of ".repeat(50));
    }

    private static byte[] packedSpaces(int megabytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < megabytes; i++) {
                out.write(spaces);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
