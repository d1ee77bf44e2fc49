/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.chatbot.Profile;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Answered;
import dev.parley.api.conversation.Audience;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.knowledge.Source;
import dev.parley.testkit.conversation.MemoryConversations;
import dev.parley.testkit.handover.MemoryDesk;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers hear. */
class CustomersTest {

    private static final String FALLBACK = "  No idea, {0}: it's 100% beyond me.\nWrite to us.";

    private final MemoryOutbox outbox = new MemoryOutbox(Clock.systemUTC());
    private final MemoryConversations store = new MemoryConversations(outbox);
    private final Neighbours neighbours = new Neighbours();
    private final Engine engine = new Engine(
            store,
            new Deployments().deploy(new PlanParty()).catalog,
            outbox,
            neighbours,
            new Bulkheads(Limits.USUAL),
            new Settings(
                    Settings.ReadBack.INFERRED, Duration.ofMinutes(15), Talk.NOW.getZone(), Locale.ENGLISH, "Ask."),
            Duration.ofSeconds(10),
            Clock.fixed(Talk.NOW.toInstant(), Talk.NOW.getZone()));
    private final List<Question> asked = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private UUID conversation;

    @BeforeEach
    void present() {
        profile(Duration.ofSeconds(10));
    }

    private void profile(Duration patience) {
        var profile = new Profile("Vasilias", "Hi there.", FALLBACK, Duration.ofSeconds(3), List.of(), patience);
        neighbours.chatbot = () -> profile;
    }

    @AfterEach
    void stop() {
        engine.stop();
    }

    private Outcome say(String text) {
        return say(text, Audience.CHATBOT, null);
    }

    private Outcome say(String text, String channel, String clientMessageId) {
        var outcome = engine.say(
                new Utterance(
                        Talk.ANNA,
                        Optional.ofNullable(conversation),
                        text,
                        Optional.ofNullable(clientMessageId),
                        Map.of(),
                        channel),
                pieces::add);
        conversation = outcome.conversation();
        return outcome;
    }

    private String hears(String text) {
        return say(text).reply().text();
    }

    private void knows(KnowledgeBase... bases) {
        neighbours.knowledge = List.of(bases);
    }

    private KnowledgeBase base(String name, BiFunction<Question, Consumer<String>, Optional<Finding>> answer) {
        return new KnowledgeBase() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Passage> search(Question question) {
                return List.of();
            }

            @Override
            public Optional<Finding> answer(Question question, Consumer<String> pieces) {
                asked.add(question);
                return answer.apply(question, pieces);
            }
        };
    }

    private static Optional<Finding> finding(String by, String text, Source... sources) {
        return Optional.of(new Finding(text, by, Optional.of("7"), 0.9, List.of(sources)));
    }

    private List<Answered> answered() {
        return store.answered(conversation);
    }

    @Test
    void get_the_answer_of_the_highest_ranking_that_has_one_with_its_sources() {
        var source = new Source("Returns", Optional.of("https://shop.example/returns"), Optional.of("Two weeks."));
        knows(
                base("rag", (question, to) -> finding("rag", "From far away.")),
                base("faq", (question, to) -> finding("faq", "Within two weeks.", source)));
        var outcome = say("Can I send it back?");
        var answer = assertInstanceOf(Reply.Answer.class, outcome.reply());
        assertEquals("Within two weeks.", answer.text());
        assertEquals(List.of(source), answer.sources());
        assertEquals(Optional.of("faq"), answer.by());
        assertEquals(1, asked.size());
        assertEquals(Audience.CUSTOMER, asked.get(0).audience());
        assertEquals(
                List.of(new Answered("Can I send it back?", Optional.of("faq"), Optional.of("7"), 0.9)), answered());
    }

    @Test
    void get_the_next_ones_answer_where_one_has_none_is_away_or_breaks() {
        knows(
                base("rag", (question, to) -> finding("rag", "From far away.")),
                base("broken", (question, to) -> {
                    throw new IllegalStateException("broken");
                }),
                base("away", (question, to) -> {
                    throw new Unavailable("away", Duration.ofSeconds(1), null);
                }),
                base("faq", (question, to) -> Optional.empty()));
        assertEquals("From far away.", hears("Where are you?"));
        assertEquals(4, asked.size());
        assertEquals(1, asked.stream().map(Question::deadline).distinct().count());
    }

    @Test
    void get_the_fallback_word_for_word_as_often_as_it_takes() {
        knows(base("faq", (question, to) -> Optional.empty()));
        for (int i = 0; i < 5; i++) {
            var outcome = say("What is the meaning of life?");
            assertEquals(FALLBACK.strip(), outcome.reply().text());
            assertEquals(0, outcome.confidence());
        }
        assertEquals(5, answered().size());
        assertTrue(answered().stream().allMatch(one -> one.by().isEmpty()));
    }

    @Test
    void get_an_honest_sentence_before_anybody_has_set_one() {
        neighbours.chatbot = null;
        assertEquals("I have no answer to that. Try it in other words.", hears("Are you open?"));
    }

    @Test
    void do_not_wait_longer_than_is_set() {
        var never = new CountDownLatch(1);
        profile(Duration.ofMillis(50));
        knows(base("slow", (question, to) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                to.accept("too late");
            }
            return finding("slow", "At last.");
        }));
        assertEquals(FALLBACK.strip(), hears("Are you open?"));
        assertEquals(List.of(), pieces);
    }

    @Test
    void get_what_is_written_piece_by_piece() {
        knows(base("rag", (question, to) -> {
            to.accept("From ");
            to.accept("far.");
            return finding("rag", "From far.");
        }));
        assertEquals("From far.", hears("Where from?"));
        assertEquals(List.of("From ", "far."), pieces);
    }

    @Test
    void are_never_given_links_that_are_none_or_control_characters() {
        knows(base(
                "rag",
                (question, to) -> finding(
                        "rag",
                        "Look \u0007here.",
                        new Source("a", Optional.of("javascript:alert(1)"), Optional.empty()),
                        new Source("b\u0000", Optional.of("https://b.example/x y"), Optional.of("c\u001b[2J")))));
        var answer = (Reply.Answer) say("Where?").reply();
        assertEquals("Look here.", answer.text());
        assertEquals(
                List.of(
                        new Source("a", Optional.empty(), Optional.empty()),
                        new Source("b", Optional.empty(), Optional.of("c[2J"))),
                answer.sources());
    }

    @Test
    void are_answered_politely_without_a_search() {
        knows(base("faq", (question, to) -> finding("faq", "An answer.")));
        assertEquals("Hi there.", hears("hello"));
        assertTrue(hears("who are you?").contains("Vasilias"));
        assertFalse(hears("thanks!").isEmpty());
        assertFalse(hears("bye").contains("change"));
        assertEquals("Goodbye.", hears("Good bye!"));
        assertTrue(hears("what can you do?").contains("in your own words"));
        assertEquals(List.of(), asked);
        assertEquals(List.of(), answered());
    }

    @Test
    void may_ask_on_in_half_a_sentence() {
        knows(base(
                "faq",
                (question, to) -> question.text().contains("deliver")
                                && question.text().contains("Greece")
                        ? finding("faq", "To Greece in five days.")
                        : question.text().contains("deliver") ? finding("faq", "In two days.") : Optional.empty()));
        assertEquals("In two days.", hears("How fast do you deliver?"));
        assertEquals("To Greece in five days.", hears("And to Greece?"));
        assertEquals(FALLBACK.strip(), hears("What is Greece?"));
    }

    @Test
    void may_ask_for_a_person_who_then_has_the_conversation() {
        var desk = new MemoryDesk();
        neighbours.desk = desk;
        var outcome = say("Something odd");
        assertEquals(FALLBACK.strip(), outcome.reply().text());
        assertEquals(List.of(QuickReply.of("Ask for a person")), outcome.reply().quickReplies());
        assertInstanceOf(
                Reply.HandOff.class,
                say("I want to speak to a real person please").reply());
        assertEquals(1, desk.list(true, 10, Optional.empty()).items().size());
        assertTrue(engine.relay(conversation, "Maria: what is it about?"));
        assertEquals(
                "Maria: what is it about?",
                store.messages(conversation, 4, 1).get(0).text());
    }

    @Test
    void do_not_reach_the_assistants_conversations_nor_it_theirs() {
        say("Are you open?");
        assertThrows(NoSuchConversation.class, () -> say("party", "rest", null));
        conversation = null;
        say("party", "rest", "m1");
        assertThrows(NoSuchConversation.class, () -> say("Are you open?"));
        var assistants = conversation;
        conversation = null;
        assertFalse(say("Are you open?", Audience.CHATBOT, "m1").conversation().equals(assistants));
    }

    @Test
    void who_send_a_message_twice_get_the_first_answer_whole() {
        var source = new Source("Returns", Optional.empty(), Optional.empty());
        knows(base("faq", (question, to) -> finding("faq", "Yes.", source)));
        var first = say("Open?", Audience.CHATBOT, "m1");
        assertEquals(first, say("Open?", Audience.CHATBOT, "m1"));
        assertEquals(1, asked.size());
    }

    @Test
    void are_spoken_to_in_their_language() {
        assertEquals(
                "Ich bin Vasilias, ein Programm, das Fragen beantwortet. Frag mich in deinen eigenen Worten.",
                hears("wer bist du?"));
    }
}
