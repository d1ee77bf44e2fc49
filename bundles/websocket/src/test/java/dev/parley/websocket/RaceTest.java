/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.intent.Reply;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are written while sockets resume, speak and break: each socket sees every message once, in order. */
class RaceTest {

    private static final int MESSAGES = 120;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shows_every_message_once_and_in_order(long seed) throws Exception {
        var random = new Random(seed);
        try (var running = new Running();
                var speaker = running.ada()) {
            var conversation = begin(speaker);
            var writing = CompletableFuture.runAsync(() -> write(running, conversation, new Random(seed)));
            var readers = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 4; i++) {
                long own = random.nextLong();
                readers.add(CompletableFuture.runAsync(() -> read(running, conversation, new Random(own))));
            }
            for (int i = 0; i < 20; i++) {
                speaker.say("word " + i, ",'conversation_id':'" + conversation + "','client_message_id':'w" + i + "'");
                while (!speaker.await("bot_message")
                        .path("client_message_id")
                        .asText()
                        .equals("w" + i)) {
                    // News come in between.
                }
            }
            writing.join();
            for (var reader : readers) {
                reader.join();
            }
        }
    }

    private static void write(Running running, UUID conversation, Random random) {
        for (int i = 0; i < MESSAGES; i++) {
            running.engine.announce(
                    conversation, Reply.answer("News ".repeat(1 + random.nextInt(300))), exchange -> exchange);
            for (int spin = random.nextInt(20_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
        }
    }

    /** Breaks now and then, and resumes after the last message that it saw, until it has seen everything. */
    private static void read(Running running, UUID conversation, Random random) {
        int last = 0;
        int all = 2 + MESSAGES + 2 * 20;
        while (last < all) {
            try (var client = running.ada()) {
                client.send("{'type':'resume','conversation_id':'" + conversation + "','after_seq':" + last + "}");
                for (int patience = 1 + random.nextInt(60); patience > 0 && last < all; ) {
                    var frame = client.next();
                    var type = frame.get("type").asText();
                    if (type.equals("resumed")) {
                        assertEquals(last, frame.get("seq").asInt());
                    } else if (!type.equals("bot_typing")) {
                        assertEquals(last + 1, frame.path("seq").asInt(), frame.toString());
                        last++;
                        patience--;
                    }
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static UUID begin(Client client) throws Exception {
        client.say("begin", "");
        return UUID.fromString(
                client.await("bot_message").get("conversation_id").asText());
    }
}
