/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdfTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what stands in a document. */
    private static String text(String blocks) {
        return Adf.text(json("{'type': 'doc', 'version': 1, 'content': [" + blocks + "]}"));
    }

    private static String paragraph(String inline) {
        return "{'type': 'paragraph', 'content': [" + inline + "]}";
    }

    private static String words(String text) {
        return "{'type': 'text', 'text': '" + text + "'}";
    }

    @Test
    void makes_a_paragraph_of_each_line_and_no_empty_text() {
        assertEquals(
                json("{'type': 'doc', 'version': 1, 'content': [" + paragraph(words("One")) + ", " + paragraph("")
                        + ", " + paragraph(words("Two")) + "]}"),
                Adf.document("One\n\nTwo"));
    }

    @Test
    void reads_what_it_wrote() {
        for (var text : List.of("One", "One\nTwo", "One\n\n\nTwo", "* - # {code} <b> \\ \"", "👩‍🔧 מחר")) {
            assertEquals(text, Adf.text(Adf.document(text)));
        }
    }

    @Test
    void reads_nothing_where_there_is_nothing() {
        assertEquals("", Adf.text(NullNode.getInstance()));
        assertEquals("", Adf.text(MissingNode.getInstance()));
        assertEquals("", text(""));
        assertEquals("", text(paragraph("")));
    }

    @Test
    void reads_paragraphs_headings_code_and_breaks() {
        assertEquals(
                "Why\nIt hangs.\nBadly.\nfor {\n}\n---\nQuoted",
                text("{'type': 'heading', 'attrs': {'level': 1}, 'content': [" + words("Why") + "]}, "
                        + paragraph(
                                words("It ") + ", " + words("hangs.") + ", {'type': 'hardBreak'}, " + words("Badly."))
                        + ", {'type': 'codeBlock', 'content': [" + words("for {\\n}") + "]}, {'type': 'rule'}, "
                        + "{'type': 'blockquote', 'content': [" + paragraph(words("Quoted")) + "]}"));
    }

    @Test
    void reads_lists_in_lists() {
        var inner = "{'type': 'orderedList', 'attrs': {'order': 3}, 'content': ["
                + "{'type': 'listItem', 'content': [" + paragraph(words("c")) + "]}, "
                + "{'type': 'listItem', 'content': [" + paragraph(words("d")) + "]}]}";
        assertEquals(
                "- a\n- b\n  3. c\n  4. d",
                text("{'type': 'bulletList', 'content': ["
                        + "{'type': 'listItem', 'content': [" + paragraph(words("a")) + "]}, "
                        + "{'type': 'listItem', 'content': [" + paragraph(words("b")) + ", " + inner + "]}]}"));
    }

    @Test
    void reads_what_stands_within_a_line() {
        assertEquals(
                "@Mia sees 😀 on 2026-11-22 DONE https://acme.example",
                text(paragraph(String.join(
                        ", ",
                        "{'type': 'mention', 'attrs': {'id': '5b10', 'text': '@Mia'}}",
                        words(" sees "),
                        "{'type': 'emoji', 'attrs': {'shortName': ':grinning:', 'text': '😀'}}",
                        words(" on "),
                        "{'type': 'date', 'attrs': {'timestamp': '1795305600000'}}",
                        words(" "),
                        "{'type': 'status', 'attrs': {'text': 'DONE', 'color': 'green'}}",
                        words(" "),
                        "{'type': 'inlineCard', 'attrs': {'url': 'https://acme.example'}}"))));
    }

    @Test
    void reads_where_a_link_leads_unless_it_says_so() {
        var link = "{'type': 'text', 'text': '%s', 'marks': [{'type': 'strong'}, {'type': 'link', 'attrs': {'href':"
                + " 'https://acme.example'}}]}";
        assertEquals("here (https://acme.example)", text(paragraph(link.formatted("here"))));
        assertEquals("https://acme.example", text(paragraph(link.formatted("https://acme.example"))));
    }

    @Test
    void reads_tables_row_by_row() {
        var cell = "{'type': 'tableCell', 'content': [" + paragraph(words("%s")) + ", " + paragraph(words("%s")) + "]}";
        var row = "{'type': 'tableRow', 'content': [" + cell + ", " + cell + "]}";
        assertEquals(
                "a b | c d\ne f | g h",
                text("{'type': 'table', 'content': [" + row.formatted("a", "b", "c", "d") + ", "
                        + row.formatted("e", "f", "g", "h") + "]}"));
    }

    @Test
    void reads_the_text_of_what_it_does_not_know() {
        assertEquals(
                "Details\nInside\nA picture\nlast",
                text("{'type': 'expand', 'attrs': {'title': 'Details'}, 'content': [" + paragraph(words("Inside"))
                        + "]}, {'type': 'mediaSingle', 'content': [{'type': 'media', 'attrs': {'alt': 'A picture'}}]}, "
                        + "{'type': 'fromTheFuture', 'content': [{'type': 'more', 'content': [" + words("last")
                        + "]}]}, {'type': 'silent'}"));
    }
}
