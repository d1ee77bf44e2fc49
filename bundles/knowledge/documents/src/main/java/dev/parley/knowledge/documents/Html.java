/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Reads what a page shows: no scripts, styles, menus, nor what is hidden. */
final class Html {

    private static final String UNSEEN = "script, style, template, noscript, nav, footer, iframe, object, svg, canvas,"
            + " form, button, select, [hidden], [aria-hidden=true], [style~=(?i)display\\s*:\\s*none],"
            + " [style~=(?i)visibility\\s*:\\s*hidden]";

    private Html() {}

    static Content read(byte[] bytes) throws Unreadable {
        var text = Characters.of(bytes);
        var page = Characters.isUnicode(bytes) ? Jsoup.parse(text) : byItsDeclaration(bytes, text);
        var title = Optional.of(page.title()).filter(some -> !some.isBlank());
        var link = Optional.ofNullable(page.selectFirst("link[rel=canonical][href]"))
                .map(element -> element.attr("href").strip());
        page.select(UNSEEN).remove();
        var blocks = new Blocks();
        page.body().traverse(blocks);
        blocks.end();
        return new Content(title.or(() -> blocks.first), link, blocks.outline.sections());
    }

    /** What is not UTF-8 says what it is in a meta element, or else is taken for windows-1252. */
    private static Document byItsDeclaration(byte[] bytes, String text) {
        try {
            var page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
            return page.charset().equals(StandardCharsets.UTF_8) ? Jsoup.parse(text) : page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes lines of what the browser shows as blocks. */
    private static final class Blocks implements NodeVisitor {

        private static final Set<String> LINES = Set.of("li", "tr", "dt", "dd");

        private final Outline outline = new Outline();
        private final StringBuilder text = new StringBuilder();
        private Optional<String> first = Optional.empty();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(isPreserved(words) ? words.getWholeText() : words.text());
            } else if (node instanceof Element element) {
                begin(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && (element.isBlock() || element.nameIs("td"))) {
                finish(element);
            }
        }

        private void begin(Element element) {
            switch (element.normalName()) {
                case "br" -> text.append('\n');
                case "td", "th" -> text.append(text.isEmpty() ? "" : " | ");
                default -> {
                    if (element.isBlock()) {
                        end();
                    }
                    text.append(element.nameIs("li") ? "- " : "").append(element.nameIs("pre") ? "```\n" : "");
                }
            }
        }

        private void finish(Element element) {
            var name = element.normalName();
            if (name.equals("td") || name.equals("th")) {
                return;
            }
            if (name.matches("h[1-6]")) {
                first = first.isPresent() || text.isEmpty() ? first : Optional.of(text.toString());
                outline.heading(name.charAt(1) - '0', text.toString());
                text.setLength(0);
            } else if (LINES.contains(name)) {
                outline.line(text.toString());
                text.setLength(0);
            } else {
                text.append(name.equals("pre") ? "\n```" : "");
                end();
            }
        }

        private void end() {
            outline.paragraph(text.toString());
            text.setLength(0);
        }

        private void append(String words) {
            boolean isDoubleSpace =
                    words.startsWith(" ") && (text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1)));
            text.append(isDoubleSpace ? words.substring(1) : words);
        }

        private static boolean isPreserved(TextNode words) {
            var parent = words.parent();
            return parent != null && parent.closest("pre") != null;
        }
    }
}
