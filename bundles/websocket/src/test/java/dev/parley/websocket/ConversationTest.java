/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.intent.Reply;
import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import dev.parley.lib.wire.AssistantJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = new Running();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void welcomes_whoever_connects() throws Exception {
        try (var ada = running.connect("/ws/chat/?language=de", "Authorization: Bearer ada-token")) {
            var welcome = ada.next("bot_message");

            assertEquals(
                    AssistantJson.in(Locale.GERMAN).greeting(),
                    welcome.get("message").asText());
            assertEquals("ada", welcome.at("/user/id").asText());
            assertEquals("Ada", welcome.at("/user/name").asText());
            assertEquals("Parley", welcome.get("bot_name").asText());
            assertEquals("Hilfe", welcome.at("/quick_replies/3/value").asText());
            assertFalse(welcome.has("seq") || welcome.has("conversation_id") || welcome.has("message_id"));
        }
    }

    @Test
    void takes_a_turn() throws Exception {
        try (var ada = running.ada()) {
            ada.say("hello", ",'client_message_id':'m1'");

            var begins = ada.next("bot_typing");
            assertTrue(begins.get("is_typing").asBoolean());
            assertEquals("m1", begins.get("client_message_id").asText());
            var said = ada.next("user_message");
            assertEquals(1, said.get("seq").asInt());
            assertEquals("hello", said.get("message").asText());
            assertEquals("m1", said.get("client_message_id").asText());
            var reply = ada.next("bot_message");
            assertEquals(2, reply.get("seq").asInt());
            assertEquals("You said: hello", reply.get("message").asText());
            assertEquals("answer", reply.get("kind").asText());
            assertEquals("m1", reply.get("client_message_id").asText());
            assertEquals(said.get("conversation_id"), reply.get("conversation_id"));
            assertFalse(reply.has("bot_message"));
            var ends = ada.next("bot_typing");
            assertFalse(ends.get("is_typing").asBoolean());
            assertEquals(said.get("conversation_id"), ends.get("conversation_id"));
        }
    }

    @Test
    void says_again_what_was_answered_and_does_nothing_twice() throws Exception {
        try (var ada = running.ada();
                var other = running.ada()) {
            var conversation = begin(ada);
            resume(other, conversation, 2);
            ada.say("once", ",'client_message_id':'m2','conversation_id':'" + conversation + "'");
            var first = ada.await("bot_message");
            ada.await("bot_typing");

            ada.say("once", ",'client_message_id':'m2','conversation_id':'" + conversation + "'");

            assertEquals(
                    "m2", ada.await("user_message").get("client_message_id").asText());
            assertEquals(first, ada.next("bot_message"));
            ada.next("bot_typing");
            assertEquals(3, other.await("user_message").get("seq").asInt());
            assertEquals(4, other.await("bot_message").get("seq").asInt());
            running.engine.announce(conversation, Reply.answer("News."), exchange -> exchange);
            assertEquals(5, other.await("bot_message").get("seq").asInt(), "others were not told twice");
        }
    }

    @Test
    void says_again_to_a_new_socket_what_was_answered_on_an_old_one() throws Exception {
        UUID conversation;
        try (var ada = running.ada()) {
            conversation = begin(ada);
            ada.say("second", ",'conversation_id':'" + conversation + "'");
            ada.await("bot_message");
        }
        try (var ada = running.ada()) {
            ada.say("begin", ",'client_message_id':'m0','conversation_id':'" + conversation + "'");

            ada.next("bot_typing");
            for (int seq = 1; seq <= 4; seq++) {
                assertEquals(seq, ada.next().get("seq").asInt());
            }
            ada.next("bot_typing");
        }
    }

    @Test
    void resumes_with_exactly_what_is_missing() throws Exception {
        try (var ada = running.ada();
                var again = running.ada()) {
            var conversation = begin(ada);
            for (int i = 0; i < 60; i++) {
                running.engine.announce(conversation, Reply.answer("News " + i), exchange -> exchange);
            }
            again.send("{'type':'resume','conversation_id':'" + conversation + "','after_seq':1}");
            for (int seq = 2; seq <= 62; seq++) {
                assertEquals(seq, again.next("bot_message").get("seq").asInt());
            }
            var resumed = again.next("resumed");
            assertEquals(62, resumed.get("seq").asInt());
            assertEquals(conversation.toString(), resumed.get("conversation_id").asText());

            again.send("{'type':'resume','conversation_id':'" + conversation + "','after_seq':62}");
            assertEquals(62, again.next("resumed").get("seq").asInt());
        }
    }

    @Test
    void replays_as_it_was_live() throws Exception {
        try (var ada = running.ada();
                var again = running.ada()) {
            ada.say("hello", ",'client_message_id':'m1'");
            var said = ada.await("user_message");
            var reply = ada.next("bot_message");

            again.send("{'type':'resume','conversation_id':" + said.get("conversation_id") + ",'after_seq':0}");

            assertEquals(said, again.next("user_message"));
            assertEquals(reply, again.next("bot_message"));
        }
    }

    @Test
    void replays_more_than_may_wait_for_a_client() throws Exception {
        try (var ada = running.ada();
                var again = running.ada()) {
            var conversation = begin(ada);
            var long3kB = "x".repeat(3000);
            for (int i = 0; i < 300; i++) {
                running.engine.announce(conversation, Reply.answer(long3kB), exchange -> exchange);
            }
            again.send("{'type':'resume','conversation_id':'" + conversation + "','after_seq':2}");
            for (int seq = 3; seq <= 302; seq++) {
                assertEquals(seq, again.next("bot_message").get("seq").asInt());
            }
            again.next("resumed");
        }
    }

    @Test
    void shows_the_users_other_sockets_what_happens() throws Exception {
        try (var ada = running.ada();
                var other = running.ada();
                var bob = running.bob()) {
            var conversation = begin(ada);
            resume(other, conversation, 0);
            other.send("{'type':'typing','is_typing':true,'conversation_id':'" + conversation + "'}");
            assertTrue(ada.await("typing").get("is_typing").asBoolean());

            running.engine.thinking = (said, pieces) -> pieces.accept("You ");
            ada.say("hello", ",'conversation_id':'" + conversation + "'");

            assertTrue(other.await("bot_typing").get("is_typing").asBoolean());
            assertEquals("You ", other.next("bot_piece").get("text").asText());
            assertEquals(3, other.next("user_message").get("seq").asInt());
            assertEquals(4, other.next("bot_message").get("seq").asInt());
            assertFalse(other.next("bot_typing").get("is_typing").asBoolean());
            bob.send("{'type':'ping'}");
            bob.next("pong");
        }
    }

    @Test
    void tells_nobody_about_the_typing_of_strangers() throws Exception {
        try (var ada = running.ada();
                var bob = running.bob()) {
            var conversation = begin(ada);

            bob.send("{'type':'typing','is_typing':true,'conversation_id':'" + conversation + "'}");
            assertEquals(404, bob.next("error").get("status").asInt());
            bob.say("let me in", ",'conversation_id':'" + conversation + "'");
            assertEquals(404, bob.await("error").get("status").asInt());

            ada.send("{'type':'ping'}");
            ada.next("pong");
        }
    }

    @Test
    void shows_on_every_socket_how_a_change_stands() throws Exception {
        try (var ada = running.ada();
                var other = running.ada()) {
            var conversation = begin(ada);
            resume(other, conversation, 2);
            var change = new Change(
                    "1",
                    "CHG0030001",
                    ChangeState.NEW,
                    ChangeFields.NONE,
                    "ada",
                    Optional.empty(),
                    Instant.EPOCH,
                    Instant.EPOCH);

            running.engine.announce(
                    conversation, Reply.answer("It moved.").with(change), exchange -> told(exchange, conversation));

            for (var client : List.of(ada, other)) {
                assertEquals(
                        "CHG0030001",
                        client.await("bot_message").at("/change_request/number").asText());
                var update = client.next("status_update");
                assertEquals(
                        conversation.toString(), update.get("conversation_id").asText());
                assertEquals("CHG0030001", update.at("/change_request/number").asText());
            }
        }
    }

    @Test
    void says_what_is_erased() throws Exception {
        try (var ada = running.ada()) {
            var conversation = begin(ada);

            running.engine.erase(Engine.ADA, conversation);

            assertEquals(
                    conversation.toString(),
                    ada.await("erased").get("conversation_id").asText());
            ada.send("{'type':'resume','conversation_id':'" + conversation + "','after_seq':0}");
            assertEquals(404, ada.next("error").get("status").asInt());
        }
    }

    @Test
    void holds_several_conversations_side_by_side_each_in_order() throws Exception {
        var release = new CountDownLatch(1);
        try (var ada = running.ada()) {
            var slow = begin(ada);
            var quick = begin(ada);
            running.engine.thinking = (said, pieces) -> {
                if (said.text().startsWith("slow")) {
                    await(release);
                }
            };
            for (int i = 0; i < 5; i++) {
                ada.say("slow " + i, ",'conversation_id':'" + slow + "'");
            }
            ada.say("quick", ",'conversation_id':'" + quick + "'");
            assertEquals(
                    "You said: quick", ada.await("bot_message").get("message").asText());
            release.countDown();
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        "You said: slow " + i,
                        ada.await("bot_message").get("message").asText());
            }
        }
    }

    @Test
    void takes_only_so_many_messages_at_a_time() throws Exception {
        var release = new CountDownLatch(1);
        try (var ada = running.ada()) {
            var conversation = begin(ada);
            running.engine.thinking = (said, pieces) -> await(release);
            for (int i = 1; i <= Limits.USUAL.waiting() + 1; i++) {
                ada.say("message " + i, ",'client_message_id':'m" + i + "','conversation_id':'" + conversation + "'");
            }
            var error = ada.await("error");
            assertEquals(429, error.get("status").asInt());
            assertEquals("m17", error.get("client_message_id").asText());
            assertEquals(1, error.get("retry_after").asInt());
            release.countDown();
            for (int i = 1; i <= Limits.USUAL.waiting(); i++) {
                assertEquals(
                        "You said: message " + i,
                        ada.await("bot_message").get("message").asText());
            }
        }
    }

    @Test
    void tells_what_went_wrong_in_a_turn() throws Exception {
        running.engine.thinking = (said, pieces) -> {
            throw new Unavailable("the database", Duration.ofSeconds(3), null);
        };
        try (var ada = running.ada()) {
            ada.say("hello", ",'client_message_id':'m1'");
            ada.next("bot_typing");
            var error = ada.next("error");
            assertEquals(503, error.get("status").asInt());
            assertEquals("Service Unavailable", error.get("title").asText());
            assertEquals(
                    "The database is not available just now; try again in 3 s.",
                    error.get("detail").asText());
            assertEquals(error.get("detail"), error.get("error"));
            assertEquals(3, error.get("retry_after").asInt());
            assertEquals("m1", error.get("client_message_id").asText());
            assertFalse(ada.next("bot_typing").get("is_typing").asBoolean());
        }
    }

    private static Exchange told(Exchange exchange, UUID conversation) {
        var watch = new Watch(conversation, "ada", new Subject(Subject.Kind.CHANGE, "CHG0030001"), "New", "");
        return new Exchange(
                exchange.said(),
                exchange.replied(),
                exchange.clientMessageId(),
                exchange.settled(),
                Optional.of(watch),
                exchange.watches());
    }

    private static UUID begin(Client client) throws Exception {
        client.say("begin", ",'client_message_id':'m0'");
        var reply = client.await("bot_message");
        client.next("bot_typing");
        return UUID.fromString(reply.get("conversation_id").asText());
    }

    private static void resume(Client client, UUID conversation, int after) throws Exception {
        client.send("{'type':'resume','conversation_id':'" + conversation + "','after_seq':" + after + "}");
        client.await("resumed");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
