/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a frame, its sender is told, and nobody else notices. */
class BadFramesTest {

    private static final String MINE = "MINE";
    private static final String BOBS = "BOBS";

    private static Running running;
    private static UUID mine;
    private static UUID bobs;

    private Client ada;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
        try (var ada = running.ada();
                var bob = running.bob()) {
            mine = begin(ada);
            bobs = begin(bob);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @BeforeEach
    void connect() throws Exception {
        ada = running.ada();
    }

    @AfterEach
    void disconnect() throws Exception {
        ada.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json                                                             | 400 | The frame is not valid JSON.",
                "{'type':'ping'                                                      | 400 | The frame is not valid JSON.",
                "{'type':'ping'}{'type':'ping'}                                      | 400 | The frame is not valid JSON.",
                "{'type':'ping','type':'ping'}                                       | 400 | The frame is not valid JSON.",
                "[1]                                                                 | 400 | A frame must be a JSON object.",
                "null                                                                | 400 | A frame must be a JSON object.",
                "{}                                                                  | 400 | The frame has no \"type\".",
                "{'type':'shout'}                                                    | 400 | type must be user_message, typing, resume or ping.",
                "{'type':7}                                                          | 400 | type must be a text, not a number.",
                "{'type':'user_message'}                                             | 400 | The message is empty: send \"message\" with some text in it.",
                "{'type':'user_message','message':' '}                               | 400 | The message is empty: send \"message\" with some text in it.",
                "{'type':'user_message','message':['a']}                             | 400 | message must be a text, not an array.",
                "{'type':'user_message','message':'a','conversation_id':'1'}         | 400 | conversation_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000.",
                "{'type':'user_message','message':'a','language':'?'}                | 400 | language must be a language tag such as de or en-GB.",
                "{'type':'user_message','message':'a','time_zone':'Mars'}            | 400 | time_zone must be known, such as Europe/Berlin or +02:00.",
                "{'type':'user_message','message':'a','conversation_id':'BOBS'}      | 404 | There is no such conversation.",
                "{'type':'user_message','message':'a','conversation_id':'00000000-0000-0000-0000-000000000001'} | 404 | There is no such conversation.",
                "{'type':'typing'}                                                   | 400 | is_typing must be true or false.",
                "{'type':'typing','is_typing':'yes'}                                 | 400 | is_typing must be true or false, not a text.",
                "{'type':'resume'}                                                   | 400 | Say which conversation_id to resume.",
                "{'type':'resume','conversation_id':'MINE'}                          | 400 | Say after_seq: the seq of the last message that is there, or 0.",
                "{'type':'resume','conversation_id':'MINE','after_seq':-1}           | 400 | after_seq must be a whole number from 0 to 2147483647.",
                "{'type':'resume','conversation_id':'MINE','after_seq':1.5}          | 400 | after_seq must be a whole number, not a number.",
                "{'type':'resume','conversation_id':'MINE','after_seq':3}            | 400 | after_seq is 3, but the last message of this conversation has the seq 2.",
                "{'type':'resume','conversation_id':'MINE','after_seq':99999999999}  | 400 | after_seq must be a whole number from 0 to 2147483647.",
                "{'type':'resume','conversation_id':'BOBS','after_seq':0}            | 404 | There is no such conversation."
            })
    void is_told_what_is_wrong(String frame, int status, String detail) throws Exception {
        ada.send(frame.replace(MINE, mine.toString()).replace(BOBS, bobs.toString()));

        var error = ada.await("error");
        assertEquals(status, error.get("status").asInt(), error.toString());
        assertEquals(detail, error.get("detail").asText());
        assertEquals(detail, error.get("error").asText());
        assertEquals(
                status == 400 ? "Bad Request" : "Not Found", error.get("title").asText());
        assertIsWell();
    }

    @Test
    void is_told_which_message_is_too_long() throws Exception {
        ada.say("x".repeat(4001), ",'client_message_id':'long','conversation_id':'" + mine + "'");

        var error = ada.await("error");
        assertEquals(
                "The message is too long: it has 4,001 characters, at most 4,000 are taken.",
                error.get("detail").asText());
        assertEquals("long", error.get("client_message_id").asText());
        assertEquals(mine.toString(), error.get("conversation_id").asText());
        assertIsWell();
    }

    @ParameterizedTest
    @CsvSource({"1, 65537, 1009", "2, 0, 1003", "2, 1, 1003"})
    void is_closed_after_what_is_no_frame_for_it(int opcode, int size, int code) throws Exception {
        ada.send(opcode, new byte[size]);

        assertEquals(code, ada.closed());
        assertOthersAreWell();
    }

    @ParameterizedTest
    @CsvSource({"1, 1009", "2, 1003"})
    void is_closed_before_it_has_sent_a_megabyte(int opcode, int code) throws Exception {
        try {
            ada.send(opcode, new byte[1024 * 1024]);
        } catch (SocketException closedAlready) {
            // The rest of it is not waited for.
        }
        // The code may be lost where the rest of the megabyte was still on its way.
        assertTrue(Set.of(code, -1).contains(ada.closed()));
        assertOthersAreWell();
    }

    @Test
    void is_told_and_at_last_closed_when_it_sends_too_much() throws Exception {
        int rate = 60;
        try (var strict = new Running(Limits.USUAL.atMost(rate));
                var eve = strict.ada();
                var bob = strict.bob()) {
            for (int i = 0; i <= 4 * rate; i++) {
                eve.send("{'type':'ping','client_message_id':'p" + i + "'}");
            }
            for (int i = 0; i < rate; i++) {
                eve.next("pong");
            }
            var error = eve.next("error");
            assertEquals(429, error.get("status").asInt());
            assertEquals("p" + rate, error.get("client_message_id").asText());
            assertTrue(error.get("retry_after").asInt() > 0);
            assertEquals(1008, eve.closed());
            bob.say("hello", "");
            assertEquals(
                    "You said: hello", bob.await("bot_message").get("message").asText());
        }
    }

    private void assertIsWell() throws Exception {
        ada.send("{'type':'ping'}");
        ada.await("pong");
    }

    private static void assertOthersAreWell() throws Exception {
        try (var bob = running.bob()) {
            bob.say("hello", "");
            assertEquals(
                    "You said: hello", bob.await("bot_message").get("message").asText());
        }
    }

    private static UUID begin(Client client) throws Exception {
        client.say("begin", "");
        return UUID.fromString(
                client.await("bot_message").get("conversation_id").asText());
    }
}
