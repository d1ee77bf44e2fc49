/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.lib.wire.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveAnswerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final AnswerJson ANSWER = new AnswerJson(
            new UUID(0, 1),
            new UUID(0, 2),
            "bot",
            "Two\nlines.",
            Stub.NOW,
            2,
            List.of(),
            Optional.of("rag"),
            List.of());
    private static final String MESSAGE =
            "event: message\ndata: {\"message_id\":\"00000000-0000-0000-0000-000000000001\","
                    + "\"conversation_id\":\"00000000-0000-0000-0000-000000000002\",\"sender\":\"bot\","
                    + "\"text\":\"Two\\nlines.\",\"timestamp\":\"2030-06-01T12:00:00.123456Z\",\"seq\":2,"
                    + "\"answered_by\":\"rag\"}\n\n";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void tells_the_pieces_and_the_whole() {
        new LiveAnswer(LONG)
                .begin(threads, pieces -> {
                    pieces.accept("Two\nli");
                    pieces.accept("nes.");
                    return ANSWER;
                })
                .write(out);

        assertEquals(
                "event: piece\ndata: {\"text\":\"Two\\nli\"}\n\nevent: piece\ndata: {\"text\":\"nes.\"}\n\n" + MESSAGE,
                out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tells_the_whole_where_nothing_comes_in_pieces() {
        new LiveAnswer(LONG).begin(threads, pieces -> ANSWER).write(out);

        assertEquals(MESSAGE, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tells_at_once_that_there_is_more_to_come() {
        var told = new CountDownLatch(2);
        var flushed = new OutputStream() {
            @Override
            public void write(int b) {
                out.write(b);
            }

            @Override
            public void flush() {
                told.countDown();
            }
        };

        new LiveAnswer(Duration.ofMillis(1))
                .begin(threads, pieces -> {
                    await(told);
                    return ANSWER;
                })
                .write(flushed);

        var text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith(":\n\n:\n\n"), text);
        assertTrue(text.endsWith("\n\n" + MESSAGE), text);
    }

    @Test
    void throws_what_goes_wrong_before_there_is_anything_to_tell() {
        var failure = new NoSuchConversation();

        assertSame(failure, assertThrows(NoSuchConversation.class, () -> new LiveAnswer(LONG).begin(threads, pieces -> {
            throw failure;
        })));
    }

    @Test
    void throws_errors_too() {
        var thrown = assertThrows(IllegalStateException.class, () -> new LiveAnswer(LONG).begin(threads, pieces -> {
            throw new NoClassDefFoundError("gone");
        }));

        assertEquals("gone", thrown.getCause().getMessage());
    }

    @Test
    void tells_what_goes_wrong_later() {
        new LiveAnswer(LONG)
                .begin(threads, pieces -> {
                    pieces.accept("Tw");
                    throw new Unavailable("the database", Duration.ofSeconds(5), null);
                })
                .write(out);

        assertEquals(
                "event: piece\ndata: {\"text\":\"Tw\"}\n\nevent: error\ndata: {\"type\":\"about:blank\","
                        + "\"title\":\"Service Unavailable\",\"status\":503,"
                        + "\"detail\":\"The database is not available just now; try again in 5 s.\","
                        + "\"error\":\"The database is not available just now; try again in 5 s.\"}\n\n",
                out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void keeps_its_own_mistakes_to_the_log() throws Exception {
        try (var log = new CapturedLog(Problem.class)) {
            new LiveAnswer(LONG)
                    .begin(threads, pieces -> {
                        pieces.accept("Tw");
                        throw new IllegalStateException(Broken.SECRET);
                    })
                    .write(out);

            var text = out.toString(StandardCharsets.UTF_8);
            assertTrue(text.contains("\"status\":500") && !text.contains(Broken.SECRET), text);
            var incident = text.replaceFirst("(?s).*\"incident\":\"([^\"]+)\".*", "$1");
            assertEquals("Incident " + incident, log.only());
        }
    }

    @Test
    void takes_the_turn_to_its_end_when_nobody_listens_any_more() throws Exception {
        var hungUp = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var answer = new LiveAnswer(LONG).begin(threads, pieces -> {
            pieces.accept("one");
            await(hungUp);
            pieces.accept("two");
            ended.countDown();
            return ANSWER;
        });

        answer.write(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        });
        hungUp.countDown();

        await(ended);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
