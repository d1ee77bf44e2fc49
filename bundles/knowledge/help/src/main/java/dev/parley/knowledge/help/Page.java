/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import dev.parley.lib.search.Retrieval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A help page.
 *
 * @param id its file's name, the same in every language
 * @param text paragraphs with an empty line between them
 * @param questions that it answers, in people's words; they are searched and not shown
 */
record Page(String id, String title, String text, List<String> questions) {

    private static final String TITLE = "# ";
    private static final String QUESTION = "- ";

    /**
     * Reads Markdown: a heading, paragraphs, and a list of questions at the end.
     *
     * @throws IllegalArgumentException if there is no heading or no text
     */
    static Page of(String id, String markdown) {
        var blocks = Arrays.stream(markdown.replace("\r\n", "\n").strip().split("\n\\s*\n"))
                .map(String::strip)
                .toList();
        var text = blocks.stream()
                .filter(block -> !block.startsWith(TITLE) && !block.startsWith(QUESTION))
                .map(block -> block.replaceAll("\\s*\n\\s*", " "))
                .collect(Collectors.joining("\n\n"));
        if (!blocks.get(0).startsWith(TITLE) || text.isEmpty()) {
            throw new IllegalArgumentException("Help page %s needs a heading and a text.".formatted(id));
        }
        var questions = blocks.stream()
                .filter(block -> block.startsWith(QUESTION))
                .flatMap(String::lines)
                .map(line -> line.substring(QUESTION.length()).strip())
                .toList();
        return new Page(id, blocks.get(0).substring(TITLE.length()).strip(), text, questions);
    }

    /** Its title, and every question as another title of the same. */
    Stream<Retrieval.Entry> entries() {
        return titles().map(title -> new Retrieval.Entry(id, title, text));
    }

    Stream<String> titles() {
        return Stream.concat(Stream.of(title), questions.stream());
    }
}
