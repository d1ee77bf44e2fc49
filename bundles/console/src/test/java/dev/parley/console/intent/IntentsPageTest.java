/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.conversation.Status;
import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.Opinion;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.user.User;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import dev.parley.testkit.audit.MemoryAudit;
import dev.parley.testkit.conversation.MemoryConversations;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IntentsPageTest {

    private static final User ADA = new User("1", "Ada", Set.of(User.ADMIN));
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final List<DeployedIntent> deployed = new ArrayList<>(
            List.of(intent("cancel", List.of("call it off", HOSTILE)), intent("update", List.of("change it"))));
    private final List<String> asked = new ArrayList<>();
    private final DeployedIntents intents = new DeployedIntents() {
        @Override
        public List<DeployedIntent> list() {
            return deployed;
        }

        @Override
        public String edition() {
            return deployed.toString();
        }
    };
    private final IntentsPage page = new IntentsPage(intents);
    private final TryPage tryPage = new TryPage();

    @Test
    void lists_intents_where_all_else_is_missing() {
        var shown = html(page.show(Visit.of(ADA)));
        assertTrue(shown.contains("?name=cancel"), shown);
        assertTrue(shown.contains("The dialog engine is not available."), shown);
    }

    @Test
    void says_that_there_is_none() {
        deployed.clear();
        assertTrue(html(page.show(Visit.of(ADA))).contains("No intent is deployed."));
    }

    @Test
    void tells_what_two_intents_claim_once_for_what_is_deployed() {
        page.dialog = dialog(text -> text.equals("call it off")
                ? List.of(new Match("cancel", 0.6, Map.of(), ""), new Match("update", 0.55, Map.of(), ""))
                : List.of(new Match("update", 0.9, Map.of(), "")));
        var shown = html(page.show(Visit.of(ADA)));
        assertTrue(shown.contains("4 of 4 examples were looked at."), shown);
        assertTrue(shown.contains("close"), shown);
        assertTrue(shown.contains("wins"), shown);
        assertTrue(shown.contains("parley-try?text=call+it+off"), shown);
        assertFalse(shown.contains("<script"), shown);
        assertEquals(4, asked.size());
        page.show(Visit.of(ADA));
        assertEquals(4, asked.size());
        deployed.remove(1);
        page.show(Visit.of(ADA));
        assertEquals(7, asked.size());
    }

    @Test
    void far_behind_is_no_conflict_and_neither_is_a_low_score() {
        page.dialog =
                dialog(text -> List.of(new Match("update", 0.5, Map.of(), ""), new Match("cancel", 0.9, Map.of(), "")));
        deployed.remove(1);
        assertTrue(html(page.show(Visit.of(ADA))).contains("No two intents claim the same example."));
        page.dialog = dialog(text -> List.of(new Match("update", 0.39, Map.of(), "")));
        deployed.add(intent("other", List.of("x")));
        assertTrue(html(page.show(Visit.of(ADA))).contains("No two intents claim the same example."));
    }

    @Test
    void the_same_example_in_two_intents_is_found_at_once() {
        deployed.add(intent("undo", List.of(" Call it OFF")));
        var found = new Conflicts().look(intents, dialog(text -> List.of()), Duration.ZERO);
        assertEquals(0, found.looked());
        assertEquals(
                List.of("undo cancel"),
                found.conflicts().stream()
                        .map(one -> one.intent() + ' ' + one.other())
                        .toList());
    }

    @Test
    void a_look_goes_on_where_the_last_one_stopped() {
        var conflicts = new Conflicts();
        var slow = dialog(text -> List.of());
        assertEquals(0, conflicts.look(intents, slow, Duration.ZERO).looked());
        assertEquals(4, conflicts.look(intents, slow, Duration.ofSeconds(10)).looked());
        assertEquals(4, asked.size());
    }

    @Test
    void shows_one_intent_in_full_and_what_routes_to_it() {
        var audit = new MemoryAudit();
        page.audit = audit;
        page.conversations = recognized();
        var shown = html(page.show(Visit.of(ADA, "name", "cancel")));
        assertTrue(shown.contains("Examples in English (2)"), shown);
        assertTrue(shown.contains("Examples in German (1)"), shown);
        assertTrue(shown.contains("Which one?"), shown);
        assertTrue(shown.contains("please &lt;b&gt;stop"), shown);
        assertTrue(shown.contains("semantic"), shown);
        assertFalse(shown.contains("<script"), shown);
        assertEquals(
                1,
                audit.list(Optional.of("read utterances"), 5, Optional.empty())
                        .items()
                        .size());
        assertTrue(html(page.show(Visit.of(ADA))).contains("data-label=\"Lately\" class=\"number\">1</td>"));
    }

    @Test
    void an_intent_that_is_not_there_is_not_found() {
        assertEquals(
                404,
                assertThrows(Refusal.class, () -> page.show(Visit.of(ADA, "name", HOSTILE)))
                        .status());
    }

    @Test
    void tries_a_sentence() {
        tryPage.dialog = dialog(text -> List.of(new Match("cancel", 0.93, Map.of("number", HOSTILE), "rule \"<b>\"")));
        tryPage.knowledge = List.of(
                knowledge("faq", question -> List.of(new Passage(HOSTILE, "text", Optional.of("javascript:x"), 0.8))),
                knowledge("empty", question -> List.of()),
                knowledge("away", question -> {
                    throw new Unavailable("the index", Duration.ZERO, null);
                }),
                knowledge("broken", question -> {
                    throw new IllegalStateException("<i>");
                }));
        var answer = assertInstanceOf(
                Answer.Here.class, tryPage.act(Visit.of(ADA, "text", HOSTILE + "\nx", "language", "de")));
        assertEquals(200, answer.status());
        var shown = html(answer.content());
        for (var text : List.of(
                "0.93",
                "sure",
                "12 ms",
                "answers",
                "Nothing comes near.",
                "can&#39;t be asked",
                "It failed",
                "<option value=\"de\" selected=\"\">")) {
            assertTrue(shown.contains(text), text + " in " + shown);
        }
        assertFalse(shown.contains("<script"), shown);
        assertFalse(shown.contains("javascript"), shown);
        assertFalse(shown.contains("<i>"), shown);
    }

    @Test
    void tells_what_can_not_be_tried() {
        for (var text : List.of("", "  \n ", "x".repeat(Utterance.LONGEST + 1))) {
            var answer = assertInstanceOf(Answer.Here.class, tryPage.act(Visit.of(ADA, "text", text)));
            assertEquals(422, answer.status());
            assertTrue(html(answer.content()).contains("aria-invalid=\"true\""));
        }
        assertEquals(
                503,
                assertThrows(Refusal.class, () -> tryPage.act(Visit.of(ADA, "text", "x")))
                        .status());
        assertTrue(html(tryPage.show(Visit.of(ADA))).contains("Somebody says"));
    }

    private Dialog dialog(Function<String, List<Match>> detector) {
        return (Dialog) Proxy.newProxyInstance(
                Dialog.class.getClassLoader(), new Class<?>[] {Dialog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("opinions")) {
                        asked.add((String) arguments[0]);
                        return List.of(
                                new Opinion("rules", Duration.ZERO, List.of()),
                                new Opinion("semantic", Duration.ofMillis(12), detector.apply((String) arguments[0])));
                    }
                    return List.of();
                });
    }

    private static KnowledgeBase knowledge(String name, Function<Question, List<Passage>> found) {
        return new KnowledgeBase() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Passage> search(Question question) {
                return found.apply(question);
            }
        };
    }

    private static MemoryConversations recognized() {
        var store = new MemoryConversations();
        var at = Instant.parse("2031-03-01T10:00:00Z");
        var conversation = new Conversation(UUID.randomUUID(), "7", "rest", Status.ACTIVE, at, at, 2, 1, "{}");
        var said = new Message(UUID.randomUUID(), 1, Sender.USER, "please <b>stop", at, "{}");
        var replied = new Message(
                UUID.randomUUID(),
                2,
                Sender.BOT,
                "ok",
                at,
                "{\"detected\":[{\"by\":\"semantic\",\"intent\":\"cancel\",\"confidence\":0.8,\"why\":\"w\"}]}");
        store.append(conversation, new Exchange(said, replied, Optional.empty()));
        return store;
    }

    /** With an example in German if it is to cancel something. */
    private static DeployedIntent intent(String name, List<String> english) {
        var examples = new LinkedHashMap<Locale, List<String>>();
        examples.put(Locale.ENGLISH, english);
        if (name.equals("cancel")) {
            examples.put(Locale.GERMAN, List.of("storniere es"));
        }
        var slot = new DeployedIntent.Asked("number", "number", "a name", true, "Which one?", List.of());
        return new DeployedIntent(
                name,
                HOSTILE,
                "bundle." + name,
                "1.0.0",
                false,
                false,
                Optional.empty(),
                true,
                examples,
                Map.of(),
                List.of(slot));
    }

    private static String html(Html piece) {
        var page = new StringBuilder();
        piece.appendTo(page);
        return page.toString();
    }
}
