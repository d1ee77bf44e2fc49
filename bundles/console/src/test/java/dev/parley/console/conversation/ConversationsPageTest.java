/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Trials;
import dev.parley.api.insight.Figures;
import dev.parley.api.insight.Insights;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Upload;
import dev.parley.lib.page.Visit;
import dev.parley.testkit.audit.MemoryAudit;
import dev.parley.testkit.conversation.MemoryConversations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationsPageTest {

    private static final User ADA = new User("1", "Ada", Set.of(User.ADMIN));
    private static final UUID ID = UUID.fromString("628424c6-f7c8-46b3-861a-983eba7f2797");
    private static final Instant AT = Instant.parse("2031-03-01T10:00:00Z");
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final ConversationsPage page = new ConversationsPage();
    private final MemoryAudit audit = new MemoryAudit();
    private final List<Insights.Search> searches = new ArrayList<>();
    private final Conversation conversation = new Conversation(ID, HOSTILE, "rest", Status.ACTIVE, AT, AT, 2, 1, "{}");

    @Test
    void says_what_is_missing() {
        var refusal = assertThrows(Refusal.class, () -> page.show(Visit.of(ADA)));
        assertEquals(503, refusal.status());
        assertTrue(refusal.getMessage().contains("is not available"));
    }

    @Test
    void finds_conversations() {
        page.insights = insights();
        var found = html(page.show(Visit.of(
                ADA,
                "q",
                "patch",
                "user",
                "7",
                "channel",
                "rest",
                "intent",
                "help",
                "unwell",
                "true",
                "from",
                "2031-03-01",
                "until",
                "2031-03-02")));
        assertTrue(found.contains("?id=" + ID), found);
        assertTrue(found.contains("&lt;script&gt;"), found);
        assertFalse(found.contains("<script"), found);
        assertTrue(found.contains("cursor=next%22+page") && found.contains("q=patch&amp;user=7"), found);
        assertEquals(
                List.of(new Insights.Search(
                        Optional.of("patch"),
                        Optional.of("7"),
                        Optional.of("rest"),
                        Optional.of("help"),
                        true,
                        Optional.of(Instant.parse("2031-03-01T00:00:00Z")),
                        Optional.of(Instant.parse("2031-03-03T00:00:00Z")))),
                searches);
    }

    @Test
    void tells_what_is_no_day() {
        page.insights = insights();
        var found = html(page.show(Visit.of(ADA, "from", HOSTILE, "until", "2031-02-30")));
        assertEquals(3, found.split("This is no day").length, found);
        assertFalse(found.contains("<script"), found);
        assertEquals(List.of(Insights.Search.ALL), searches);
    }

    @Test
    void a_wrong_cursor_is_told() {
        page.insights = insights();
        assertEquals(
                400,
                assertThrows(Refusal.class, () -> page.show(Visit.of(ADA, "cursor", "made up")))
                        .status());
    }

    @Test
    void what_is_not_there_is_not_found() {
        page.insights = insights();
        for (var id : List.of(UUID.randomUUID().toString(), "x", "../" + ID)) {
            assertEquals(
                    404,
                    assertThrows(Refusal.class, () -> page.show(Visit.of(ADA, "id", id)))
                            .status());
        }
        assertEquals(List.of(), audited());
    }

    @Test
    void nobody_reads_a_conversation_where_that_can_not_be_noted() {
        page.insights = insights();
        page.conversations = store("{}");
        assertEquals(
                503,
                assertThrows(Refusal.class, () -> page.show(Visit.of(ADA, "id", ID.toString())))
                        .status());
    }

    @Test
    void shows_a_transcript_with_its_reasons_and_notes_who_read_it() {
        var read = read("""
                {"kind": "failure", "intent": "cancel_change_request", "confidence": 0.93,
                 "trace": {"took_ms": 41, "canary": true,
                  "detectors": [
                    {"by": "rules", "took_ms": 1, "matches": []},
                    {"by": "semantic", "took_ms": 12, "matches": [
                      {"intent": "cancel_change_request", "confidence": 0.93, "why": "<script>why</script>"}]}],
                  "before": {"intent": "cancel_change_request", "collected": {"number": "CHG1", "same": "s"}},
                  "after": {"intent": "cancel_change_request", "collected": {"number": "CHG2", "same": "s", "reason": "<b>x"}, "next": "when"},
                  "calls": [{"system": "ServiceNow", "operation": "GET /x", "took_ms": 30, "outcome": "200"}],
                  "bundles": {"dev.parley.intents.change.cancel": "0.1.0"}}}
                """);
        assertFalse(read.contains("<script"), read);
        assertFalse(read.contains("<b>x"), read);
        for (var text : List.of(
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "failed",
                "canary",
                "took 41 ms",
                "It has no opinion.",
                "&lt;script&gt;why",
                "0.93",
                "CHG1",
                "CHG2",
                "changed",
                "same",
                "new",
                "Asked for next",
                "ServiceNow",
                "30 ms",
                "dev.parley.intents.change.cancel")) {
            assertTrue(read.contains(text), text);
        }
        assertEquals(List.of("Ada read conversation " + ID), audited());
    }

    @Test
    void shows_what_older_messages_tell() {
        var read = read("""
                {"kind": "ask", "intent": "help", "confidence": 1, "detected": [{"by": "rules", "intent": "help", "confidence": 1, "why": "r"}],
                 "progress": {"collected": {"number": "CHG7"}, "next": "reason"}}
                """);
        assertTrue(read.contains("What was known after this turn"), read);
        assertTrue(read.contains("CHG7"), read);
        assertTrue(read.contains("rules"), read);
    }

    @Test
    void metadata_that_nobody_understands_is_no_reason_to_fail() {
        for (var metadata : List.of(
                "",
                "no json",
                "[]",
                "null",
                "{\"trace\": 5}",
                "{\"trace\": {\"after\": [1], \"calls\": {}, \"bundles\": [2]}}")) {
            assertTrue(read(metadata).contains("no intent"), metadata);
        }
    }

    @Test
    void replays_against_an_uploaded_bundle_and_shows_what_differs() {
        var jars = new ArrayList<byte[]>();
        ready(trials((id, jar) -> {
            jar.ifPresent(file -> jars.add(bytes(file)));
            return List.of(
                    new Trials.Replayed(HOSTILE, "help", "one two three", "cancel", "one 2 three"),
                    new Trials.Replayed("hello", "help", "same", "help", "same"));
        }));
        var visit = new Visit(
                ADA,
                "/system/console/parley-conversations",
                "",
                Map.of("id", List.of(ID.toString())),
                Map.of("jar", upload()),
                "t");
        var answer = assertInstanceOf(Answer.Here.class, page.act(visit));
        var shown = html(answer.content());
        assertEquals(200, answer.status());
        assertTrue(shown.contains("one <del>two </del>three"), shown);
        assertTrue(shown.contains("one <ins>2 </ins>three"), shown);
        assertTrue(shown.contains("other intent"), shown);
        assertTrue(shown.contains("1 of 2 turns"), shown);
        assertFalse(shown.contains("<script"), shown);
        assertEquals("jar", new String(jars.get(0)));
        assertEquals(List.of("Ada replay conversation " + ID), audited());
    }

    @Test
    void tells_why_it_could_not_be_replayed() {
        ready(trials((id, jar) -> {
            throw new IllegalArgumentException("<i>it is no bundle");
        }));
        var answer = assertInstanceOf(Answer.Here.class, page.act(Visit.of(ADA, "id", ID.toString())));
        assertEquals(422, answer.status());
        assertTrue(html(answer.content()).contains("It could not be replayed: &lt;i&gt;it is no bundle"));
    }

    @Test
    void a_version_that_is_not_kept_is_refused() {
        ready(trials((id, jar) -> List.of()));
        var visit = Visit.of(ADA, "id", ID.toString(), "version", "../../etc passwd");
        assertEquals(404, assertThrows(Refusal.class, () -> page.act(visit)).status());
    }

    @Test
    void texts_are_compared_word_by_word() {
        var same = Difference.of("a b", "a b");
        assertFalse(html(same.before()).contains("del"));
        var all = Difference.of("", "new text");
        assertTrue(html(all.after()).contains("<ins>new </ins><ins>text</ins>"), html(all.after()));
        var longText = "word ".repeat(500);
        assertTrue(html(Difference.of(longText, longText + "x").after()).contains("<ins>word word"));
        assertFalse(html(Difference.of(longText, longText).after()).contains("<ins>"));
    }

    private String read(String metadata) {
        page.insights = insights();
        page.audit = audit;
        page.conversations = store(metadata);
        return html(page.show(Visit.of(ADA, "id", ID.toString())));
    }

    private void ready(Trials trials) {
        page.insights = insights();
        page.audit = audit;
        page.trials = trials;
    }

    private interface Replaying {
        List<Trials.Replayed> replay(UUID id, Optional<Path> jar);
    }

    private static Trials trials(Replaying replaying) {
        return new Trials() {
            @Override
            public Report run(Path jar) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<Replayed> replay(UUID id, Optional<Path> jar) {
                return replaying.replay(id, jar);
            }
        };
    }

    private ConversationStore store(String metadata) {
        var store = new MemoryConversations();
        var said = new Message(UUID.randomUUID(), 1, Sender.USER, HOSTILE, AT, "{}");
        var replied = new Message(UUID.randomUUID(), 2, Sender.BOT, HOSTILE, AT, metadata);
        store.append(conversation, new Exchange(said, replied, Optional.empty()));
        return store;
    }

    private Insights insights() {
        return new Insights() {
            @Override
            public Page<Conversation> conversations(Search search, int limit, Optional<String> cursor) {
                if (cursor.isPresent()) {
                    throw new IllegalArgumentException(cursor.get());
                }
                searches.add(search);
                return new Page<>(List.of(conversation), Optional.of("next\" page"));
            }

            @Override
            public Optional<Conversation> conversation(UUID id) {
                return Optional.of(conversation).filter(one -> one.id().equals(id));
            }

            @Override
            public Figures figures(Instant from, Instant until) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private List<String> audited() {
        return audit.list(Optional.empty(), 10, Optional.empty()).items().stream()
                .map(entry -> entry.who() + ' ' + entry.action() + ' ' + entry.subject())
                .toList();
    }

    private static Upload upload() {
        return new Upload() {
            @Override
            public String name() {
                return "x.jar";
            }

            @Override
            public long size() {
                return 3;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream("jar".getBytes());
            }
        };
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String html(Html piece) {
        var page = new StringBuilder();
        piece.appendTo(page);
        return page.toString();
    }
}
