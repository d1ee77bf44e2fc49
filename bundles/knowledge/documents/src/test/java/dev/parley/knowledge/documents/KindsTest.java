/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KindsTest {

    private static List<Piece> pieces(String name, byte[] content) throws Exception {
        return new Reading().pieces(name, Kind.of(name).orElseThrow(), content);
    }

    private static List<Piece> pieces(String name, String content) throws Exception {
        return pieces(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String problem(String name, byte[] content) {
        return assertThrows(Unreadable.class, () -> pieces(name, content)).getMessage();
    }

    @Test
    void knows_kinds_by_their_endings() {
        assertEquals(Optional.of(Kind.MARKDOWN), Kind.of("a/b.MD"));
        assertEquals(Optional.of(Kind.HTML), Kind.of("b.htm"));
        assertEquals(Optional.of(Kind.HTML), Kind.of("b.html"));
        assertEquals(Optional.of(Kind.TEXT), Kind.of("b.c.txt"));
        for (var name : List.of("b.docx", "pdf", ".pdf", "a/.txt", "b.txt.zip", "")) {
            assertEquals(Optional.empty(), Kind.of(name), name);
        }
    }

    @Test
    void reads_markdown_with_its_headings_lists_tables_and_code() throws Exception {
        var pieces = pieces("returns.md", """
                # Returns

                Within *30 days*, see [the form](https://example.org/form).

                <script>alert(1)</script>

                ## Damaged goods

                Send:

                - a photo
                - the `order number`

                ```sh
                curl -X POST

                # not a heading
                ```

                | Item | Days |
                |---|---|
                | Shoes | 30 |
                """);

        assertEquals(2, pieces.size());
        assertEquals(new Piece("Returns", Optional.of("Returns"), "Within 30 days, see the form."), pieces.get(0));
        assertEquals("Returns › Damaged goods", pieces.get(1).title());
        assertEquals(Optional.of("Damaged goods"), pieces.get(1).place());
        assertEquals(
                "Send:\n- a photo\n- the `order number`\n\n```\ncurl -X POST\n\n# not a heading\n```\n\nItem | Days\nShoes | 30",
                pieces.get(1).text());
    }

    @Test
    void takes_title_and_link_from_the_head_of_a_markdown_file() throws Exception {
        var piece = pieces(
                        "a.md",
                        "---\ntitle: \"Opening hours\"\ncanonical: https://example.org/hours\n---\nAlways open.")
                .get(0);

        assertEquals(new Piece("Opening hours", Optional.of("https://example.org/hours"), "Always open."), piece);
        assertEquals(
                Optional.of("A"),
                pieces("a.md", "---\nlink: javascript:alert(1)\n---\n# A\ntext")
                        .get(0)
                        .place());
    }

    @Test
    void reads_what_a_page_shows_and_nothing_else() throws Exception {
        var pieces = pieces("page.html", """
                <html><head><title>Shipping</title><link rel="canonical" href="https://example.org/shipping">
                <style>p { color: red }</style><script>var secret = "scripted";</script></head><body>
                <nav><a href="/">menu</a></nav>
                <h1>Shipping</h1><p onclick="evil()">We ship   <b>daily</b>.<script>document.write("scripted")</script></p>
                <div style="DISPLAY : none">unseen</div><p hidden>unseen</p><span aria-hidden="true">unseen</span>
                <h2>Abroad</h2><ul><li>Norway</li><li>Iceland</li></ul>
                <table><tr><th>Zone</th><th>Price</th></tr><tr><td>1</td><td>5 €</td></tr></table>
                <pre>a
                  b</pre><template>unseen</template><noscript>unseen</noscript>
                <footer>Imprint</footer></body></html>""");

        assertEquals(2, pieces.size());
        assertEquals(
                new Piece("Shipping", Optional.of("https://example.org/shipping"), "We ship daily."), pieces.get(0));
        assertEquals("Shipping › Abroad", pieces.get(1).title());
        assertEquals(
                "- Norway\n- Iceland\nZone | Price\n1 | 5 €\n\n```\na\n  b\n```",
                pieces.get(1).text());
    }

    @Test
    void reads_a_page_in_the_characters_that_it_declares() throws Exception {
        var latin = Charset.forName("ISO-8859-2");
        var page = "<meta charset=iso-8859-2><p>Zażółć gęślą jaźń</p>";

        assertEquals(
                "Zażółć gęślą jaźń",
                pieces("a.html", page.getBytes(latin)).get(0).text());
        assertEquals(
                "Größe",
                pieces("a.html", "<p>Größe</p>".getBytes(Charset.forName("windows-1252")))
                        .get(0)
                        .text());
    }

    @Test
    void reads_text_of_any_usual_encoding() throws Exception {
        var text = "Größe: 5 €";
        for (var bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE),
                text.getBytes(Charset.forName("windows-1252")))) {
            assertEquals(text, pieces("a.txt", bytes).get(0).text());
        }
    }

    @Test
    void refuses_what_is_not_what_its_name_says() {
        assertEquals("It is not text.", problem("a.txt", new byte[] {'P', 'K', 3, 4, 0, 0}));
        assertEquals("It is not text.", problem("a.md", "a\u0000b".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "It is a PDF, but its name says something else.",
                problem("a.html", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)));
        assertEquals("Of text, no more than 10 MB are read.", problem("a.txt", new byte[(10 << 20) + 1]));
        assertEquals("It is empty.", problem("a.txt", new byte[0]));
        assertTrue(problem("a.html", "<script>x</script>".getBytes(StandardCharsets.UTF_8))
                .startsWith("There is no text"));
        assertEquals(
                "It has more than 5,000,000 characters of text.",
                problem("a.txt", "word ".repeat(1_000_001).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void reads_what_is_nested_deeply_or_says_that_it_does_not() throws Exception {
        var html = "<div>".repeat(100_000) + "deep";
        assertEquals("deep", pieces("a.html", html).get(0).text());
        var quotes = "> ".repeat(100_000) + "deep";
        try {
            assertTrue(pieces("a.md", quotes).get(0).text().endsWith("deep"));
        } catch (Unreadable e) {
            assertEquals("Its parts are nested too deeply.", e.getMessage());
        }
    }
}
