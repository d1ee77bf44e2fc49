/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.api.watch.Subject.Kind.CHANGE;
import static dev.parley.api.watch.Subject.Kind.PULL_REQUEST;
import static dev.parley.hooks.Running.delivery;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.watch.Subject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Subject PULL = new Subject(PULL_REQUEST, "acme/pay#41");
    private static final Unavailable AWAY = new Unavailable("the database", Duration.ofSeconds(7), null);

    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = new Running();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void hears_a_delivery_that_is_sent_again_once() throws Exception {
        assertEquals("heard", delivery(opened("id-1", 0)));

        var again = opened("id-1", 0);

        assertEquals(202, again.statusCode());
        assertEquals("known", delivery(again));
        assertEquals(List.of(PULL), running.watches.heard);
        assertEquals(Set.of("github id-1"), running.watches.noted);
    }

    @Test
    void goes_by_the_senders_id_even_if_it_writes_the_body_anew() throws Exception {
        opened("id-1", 0);

        assertEquals("known", delivery(opened("id-1", 1)));
        assertEquals(List.of(PULL), running.watches.heard);
    }

    @Test
    void is_not_deceived_by_a_replay_under_another_id() throws Exception {
        opened("id-1", 0);

        assertEquals("known", delivery(opened("id-2", 0)));
        assertEquals(List.of(PULL), running.watches.heard);
    }

    @Test
    void does_not_let_a_replay_take_the_id_of_what_is_yet_to_come() throws Exception {
        opened("id-1", 0);
        opened("id-2", 0);

        assertEquals("heard", delivery(opened("id-2", 1)));
        assertEquals(List.of(PULL, PULL), running.watches.heard);
    }

    @Test
    void hears_each_of_two_deliveries() throws Exception {
        assertEquals("heard", delivery(opened("id-1", 0)));
        assertEquals("heard", delivery(opened("id-2", 1)));
        assertEquals(List.of(PULL, PULL), running.watches.heard);
    }

    @Test
    void knows_a_delivery_without_an_id_by_its_body() throws Exception {
        var body = "{\"table\":\"change_request\",\"number\":\"CHG0030001\"}";

        assertEquals("heard", delivery(running.serviceNow(body)));
        assertEquals("known", delivery(running.serviceNow(body)));
        assertEquals("heard", delivery(running.serviceNow(body + " ")));
        var heard = new Subject(CHANGE, "CHG0030001");
        assertEquals(List.of(heard, heard), running.watches.heard);
    }

    @Test
    void goes_by_the_body_where_the_id_is_longer_than_can_be_noted() throws Exception {
        assertEquals("heard", delivery(opened("x".repeat(201), 0)));
        assertEquals("heard", delivery(opened("x".repeat(201), 1)));
        assertTrue(running.watches.noted.stream().noneMatch(id -> id.contains("x")));
    }

    @Test
    void a_blank_id_is_none() throws Exception {
        assertEquals("heard", delivery(opened("", 0)));
        assertEquals("heard", delivery(opened("", 1)));
    }

    @Test
    void keeps_the_senders_ids_apart() throws Exception {
        opened("7-1", 0);

        var body = "{\"event_id\":\"7-1\",\"table\":\"change_request\",\"number\":\"CHG0030001\"}";
        assertEquals("heard", delivery(running.serviceNow(body)));
    }

    @Test
    void a_delivery_that_could_not_be_heard_is_not_noted_and_may_come_again() throws Exception {
        running.watches.failsToHear = AWAY;
        var refused = opened("id-1", 0);

        assertUnavailable(refused, "7");
        assertEquals(Set.of(), running.watches.noted);

        running.watches.failsToHear = null;
        assertEquals("heard", delivery(opened("id-1", 0)));
        assertEquals(List.of(PULL), running.watches.heard);
    }

    @Test
    void a_delivery_that_could_not_be_noted_is_heard_again_rather_than_lost() throws Exception {
        running.watches.failsToNote = AWAY;
        assertUnavailable(opened("id-1", 0), "7");

        running.watches.failsToNote = null;
        assertEquals("heard", delivery(opened("id-1", 0)));
        assertEquals(List.of(PULL, PULL), running.watches.heard);
    }

    @Test
    void a_mistake_of_ours_does_not_lose_a_delivery_either() throws Exception {
        running.watches.failsToHear = new IllegalStateException("a mistake");
        assertEquals(500, opened("id-1", 0).statusCode());
        assertEquals(Set.of(), running.watches.noted);

        running.watches.failsToHear = null;
        assertEquals("heard", delivery(opened("id-1", 0)));
    }

    @Test
    void is_unavailable_while_there_is_no_store() throws Exception {
        running.watchesAre(false);
        assertUnavailable(opened("id-1", 0), "2");

        running.watchesAre(true);
        assertEquals("heard", delivery(opened("id-1", 0)));
    }

    @Test
    void another_node_hears_it_again_and_says_that_it_was_known() {
        var watches = new MemoryWatches();
        var delivery = new Delivery(Optional.of("id-1"), Set.of(PULL));

        assertEquals(Answer.HEARD, node(watches).take("github", delivery, "digest"));
        assertEquals(Answer.KNOWN, node(watches).take("github", delivery, "digest"));
        assertEquals(List.of(PULL, PULL), watches.heard);
    }

    @Test
    void remembers_no_more_than_what_came_lately() {
        var watches = new MemoryWatches();
        var node = node(watches);
        IntStream.rangeClosed(0, 10_000)
                .forEach(i -> node.take("github", new Delivery(Optional.empty(), Set.of(PULL)), "digest-" + i));
        watches.heard.clear();

        node.take("github", new Delivery(Optional.empty(), Set.of(PULL)), "digest-10000");
        assertEquals(List.of(), watches.heard);
        node.take("github", new Delivery(Optional.empty(), Set.of(PULL)), "digest-0");
        assertEquals(List.of(PULL), watches.heard);
    }

    private static Deliveries node(MemoryWatches watches) {
        var node = new Deliveries();
        node.watches = watches;
        return node;
    }

    /** @param version makes another body */
    private HttpResponse<String> opened(String id, int version) throws Exception {
        return running.gitHub("pull_request", id, """
                {"version":%d,"pull_request":{"url":"https://api.github.com/repos/acme/pay/pulls/41"}}""".formatted(version));
    }

    private static void assertUnavailable(HttpResponse<String> response, String seconds) {
        assertEquals(503, response.statusCode());
        assertEquals(seconds, response.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
    }
}
