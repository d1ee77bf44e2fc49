/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import dev.parley.detectors.llm.FakeServer.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model is only asked within its limits, and costs nobody more than the deadline. */
@Timeout(300)
class LimitsTest {

    private static final String GOOD = Fixture.json("change_status", 0.8);

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_model_that_says_nothing_until_the_deadline_is_no_match() {
        fixture.with("deadline", 200).server.hangs();

        assertEquals(List.of(), fixture.hear("how is it?"));
    }

    @Test
    void neither_is_one_that_begins_and_does_not_go_on() {
        fixture.with("deadline", 200).server.stalls();

        assertEquals(List.of(), fixture.hear("how is it?"));
    }

    @Test
    void retries_end_at_the_deadline() {
        fixture.with("deadline", 300).with("retries", 5).server.fails(500);

        assertEquals(List.of(), fixture.hear("how is it?"));
        assertTrue(fixture.server.requests.size() < 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void what_may_pass_is_tried_again(int status) {
        failsFirst(2, status);
        fixture.with("retries", 2);

        assertEquals(1, fixture.hear("how is it?").size());
        assertEquals(3, fixture.server.requests.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void what_does_not_pass_is_not(int status) {
        failsFirst(1, status);
        fixture.with("retries", 2);

        assertEquals(List.of(), fixture.hear("how is it?"));
        assertEquals(1, fixture.server.requests.size());
    }

    @Test
    void after_failures_in_a_row_it_is_left_alone_for_a_while() {
        fixture.server.fails(503);
        times(7);
        assertEquals(5, fixture.server.requests.size());

        fixture.clock.pass(Duration.ofSeconds(31));
        times(3);
        assertEquals(6, fixture.server.requests.size(), "one more failure is enough");

        fixture.clock.pass(Duration.ofSeconds(31));
        fixture.server.says(GOOD);
        assertEquals(1, fixture.hear("how is it?").size());
        fixture.server.fails(503);
        times(7);
        assertEquals(12, fixture.server.requests.size(), "an answer ends the row");
    }

    @Test
    void the_memory_is_not_fetched_for_nothing() {
        var fetched = new AtomicInteger();
        fixture.server.fails(503);
        var heard = new Heard("how is it?", Locale.ENGLISH, Fixture.NOW, () -> {
            fetched.incrementAndGet();
            return Fixture.heard("").memory().get();
        });
        for (int i = 0; i < 7; i++) {
            fixture.recognizer().recognize(heard);
        }

        assertEquals(5, fetched.get());
    }

    @Test
    void a_memory_that_fails_is_no_match() {
        fixture.server.says(GOOD);

        assertEquals(
                List.of(), fixture.recognizer().recognize(new Heard("how is it?", Locale.ENGLISH, Fixture.NOW, () -> {
                    throw new IllegalStateException("the store is away");
                })));
    }

    @Test
    void calls_of_a_minute_are_counted_with_retries() {
        fixture.with("calls_per_minute", 3).with("retries", 1).server.fails(500);
        times(3);
        assertEquals(3, fixture.server.requests.size());

        fixture.server.says(GOOD);
        assertEquals(List.of(), fixture.hear("how is it?"));
        fixture.clock.pass(Duration.ofMinutes(1));
        assertEquals(1, fixture.hear("how is it?").size());
    }

    @Test
    void tokens_of_a_day_are_counted_as_the_server_says() {
        fixture.with("tokens_per_day", 4500).with("max_output_tokens", 2000); // reckoned at some 2900
        fixture.server.says(GOOD); // 1000 really
        times(5);
        assertEquals(2, fixture.server.requests.size());

        fixture.clock.pass(Duration.ofDays(1));
        assertEquals(1, fixture.hear("how is it?").size());
    }

    @Test
    void a_failure_costs_no_tokens() {
        fixture.with("tokens_per_day", 2000).server.fails(401);
        times(4);

        assertEquals(4, fixture.server.requests.size());
    }

    @Test
    void an_answer_that_is_not_waited_for_may_be_charged() {
        fixture.with("tokens_per_day", 2000).with("deadline", 200).server.hangs();
        times(4);

        assertEquals(1, fixture.server.requests.size());
    }

    @Test
    void no_more_are_asked_at_a_time_than_it_may_be() throws Exception {
        var arrived = fixture.with("concurrency", 1).server.hangs();
        var recognizer = fixture.recognizer();
        var first = CompletableFuture.supplyAsync(() -> recognizer.recognize(Fixture.heard("how is it?")));
        arrived.await();

        assertEquals(List.of(), fixture.hear("and this one?"));
        assertEquals(1, fixture.server.requests.size());
        fixture.close();
        assertEquals(List.of(), first.get());
    }

    @Test
    void who_is_interrupted_does_not_wait_and_stays_interrupted() throws Exception {
        var arrived = fixture.server.hangs();
        var recognizer = fixture.recognizer();
        var interrupted = new AtomicBoolean();
        var result = new CompletableFuture<List<Match>>();
        var thread = new Thread(() -> {
            result.complete(recognizer.recognize(Fixture.heard("how is it?")));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        arrived.await();
        thread.interrupt();
        thread.join();

        assertEquals(List.of(), result.get());
        assertTrue(interrupted.get());
    }

    @Test
    void when_the_detector_goes_nobody_waits_for_it() throws Exception {
        var arrived = fixture.server.hangs();
        var recognizer = fixture.recognizer();
        var asked = CompletableFuture.supplyAsync(() -> recognizer.recognize(Fixture.heard("how is it?")));
        arrived.await();
        fixture.detector().stop();

        assertEquals(List.of(), asked.get());
        assertEquals(List.of(), fixture.hear("and later?"));
    }

    @Test
    void nobody_there_is_no_match() {
        fixture.server.close();

        assertEquals(List.of(), fixture.hear("how is it?"));
    }

    private void times(int count) {
        for (int i = 0; i < count; i++) {
            fixture.hear("how is it?");
        }
    }

    private void failsFirst(int count, int status) {
        var left = new AtomicInteger(count);
        fixture.server.answers(
                request -> left.getAndDecrement() > 0 ? new Reply(status, "{}") : FakeServer.openAi(GOOD));
    }
}
