/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.conversation.Audience;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.user.User;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the knowledge bases find about a question that nobody asked. */
record Looked(List<KnowledgeBase> knowledge, User admin, String text, Locale locale, Audience audience) {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int MOST = 3;
    private static final int LONGEST = 300;

    Html html() {
        var table = Table.of(
                "What the knowledge bases find, each the best first",
                "Knowledge base",
                "Title",
                "Score",
                "That is",
                "Text");
        var question = new Question(
                admin, UUID.randomUUID(), text, locale, audience, Instant.now().plus(PATIENCE), List::of);
        knowledge.forEach(base -> search(base, question, table));
        return table.orElse("No knowledge base is there.");
    }

    /** One that fails costs its findings, no more. */
    private static void search(KnowledgeBase base, Question question, Table table) {
        try {
            var passages = base.search(question);
            if (passages.isEmpty()) {
                table.row(base.name(), "–", "–", "", "Nothing comes near.");
            }
            passages.stream()
                    .limit(MOST)
                    .forEach(passage -> table.row(
                            base.name(),
                            title(passage),
                            IntentsPage.score(passage.confidence()),
                            sure(passage),
                            brief(passage)));
        } catch (ConnectorException e) {
            table.row(
                    base.name(), "–", "–", span("badge bad", "away"), "It can't be asked just now: " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            table.row(base.name(), "–", "–", span("badge bad", "failed"), "It failed: " + e);
        }
    }

    private static Html title(Passage passage) {
        return passage.link().<Html>map(link -> a(link, passage.title())).orElseGet(() -> several(passage.title()));
    }

    private static Html sure(Passage passage) {
        return passage.confidence() >= Passage.SURE ? span("badge good", "answers") : span("badge quiet", "closest");
    }

    private static Html brief(Passage passage) {
        var text = passage.text().strip();
        return said(text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text);
    }
}
