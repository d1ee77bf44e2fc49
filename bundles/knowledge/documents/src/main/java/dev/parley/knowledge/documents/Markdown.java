/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads Markdown: headings, paragraphs, lists, tables and code; HTML in it is left out. */
final class Markdown {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    /** The block of {@code key: value} lines that a page may begin with. */
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\R((?:[^\\r\\n]*\\R){0,100}?)---[ \\t]*(?:\\R|\\z)");

    private Markdown() {}

    static Content read(byte[] bytes) throws Unreadable {
        var text = Characters.of(bytes);
        var matter = FRONT_MATTER.matcher(text);
        var head = matter.find() ? matter.group(1) : "";
        var outline = new Outline();
        var blocks = new Blocks(outline);
        PARSER.parse(text.substring(head.isEmpty() ? 0 : matter.end())).accept(blocks);
        var title = field(head, "title").or(() -> blocks.title);
        return new Content(title, field(head, "canonical|canonical_url|link|url"), outline.sections());
    }

    private static Optional<String> field(String head, String names) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).matches("(" + names + ")\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("^([\"'])(.*)\\1$", "$2"))
                .findFirst();
    }

    /** Goes through the blocks. */
    private static final class Blocks extends AbstractVisitor {

        private final Outline outline;
        private Optional<String> title = Optional.empty();

        Blocks(Outline outline) {
            this.outline = outline;
        }

        @Override
        public void visit(Heading heading) {
            var text = Line.of(heading);
            if (heading.getLevel() == 1 && title.isEmpty()) {
                title = Optional.of(text);
            }
            outline.heading(heading.getLevel(), text);
        }

        @Override
        public void visit(Paragraph paragraph) {
            boolean isItem = paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null;
            if (isItem) {
                outline.line("- " + Line.of(paragraph));
            } else {
                outline.paragraph(Line.of(paragraph));
            }
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            code(block.getLiteral());
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                outline.gap();
            }
            visitChildren(block);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                outline.line(Line.of(node));
            } else {
                visitChildren(node);
            }
        }

        private void code(String literal) {
            outline.paragraph("```\n" + literal.stripTrailing() + "\n```");
        }
    }

    /** What is within a block, as one line. */
    private static final class Line extends AbstractVisitor {

        private final StringBuilder line = new StringBuilder();

        static String of(Node node) {
            var line = new Line();
            line.visitChildren(node);
            return line.line.toString();
        }

        @Override
        public void visit(Text text) {
            line.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            line.append('`').append(code.getLiteral()).append('`');
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            line.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            line.append('\n');
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell && node.getPrevious() != null) {
                line.append(" | ");
            }
            visitChildren(node);
        }
    }
}
