/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.handover.Desk;
import dev.parley.api.handover.HandOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Desk} does. Its tests extend this. */
public abstract class DeskContract {

    private final Instant now = Instant.parse("2030-06-01T12:00:00.123456Z");

    /** The same desk at each call of one test. */
    protected abstract Desk desk();

    /** A conversation of Ada's that is stored. */
    protected abstract UUID conversation();

    private static HandOver wanted(UUID conversation, String reason, Optional<String> draft, Instant at) {
        return new HandOver(
                UUID.randomUUID(), conversation, "ada", "Ada Lovelace 👩‍🔧", reason, draft, at, Optional.empty());
    }

    private HandOver wanted() {
        return wanted(conversation(), "asked", Optional.empty(), now);
    }

    /** All of them, read two by two. */
    private List<HandOver> all(boolean open) {
        var all = new ArrayList<HandOver>();
        var cursor = Optional.<String>empty();
        do {
            var page = desk().list(open, 2, cursor);
            assertTrue(page.items().size() <= 2);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    @Test
    void keeps_a_hand_over_as_it_was_given() {
        var plain = wanted();
        var drafted = wanted(conversation(), "lost", Optional.of("{\"text\":\"Grüße 世界 \\\"x\\\"\"}"), now);

        assertEquals(plain, desk().open(plain));
        assertEquals(drafted, desk().open(drafted));
        assertEquals(Optional.of(plain), desk().find(plain.id()));
        assertEquals(Optional.of(drafted), desk().find(drafted.id()));
        assertEquals(Optional.empty(), desk().find(UUID.randomUUID()));
    }

    @Test
    void has_one_open_of_a_conversation_with_the_latest_reason_and_draft() {
        var first = desk().open(wanted());
        var draft = Optional.of("{\"priority\":\"2\"}");
        var again = desk().open(wanted(first.conversation(), "lost", draft, now.plusSeconds(5)));

        var expected = new HandOver(
                first.id(),
                first.conversation(),
                first.userId(),
                first.userName(),
                "lost",
                draft,
                first.openedAt(),
                Optional.empty());
        assertEquals(expected, again);
        assertEquals(Optional.of(expected), desk().find(first.id()));
        assertEquals(1, of(first.conversation(), true).size());
    }

    private List<HandOver> of(UUID conversation, boolean open) {
        return all(open).stream()
                .filter(found -> found.conversation().equals(conversation))
                .toList();
    }

    @Test
    void closes_what_is_open_and_nothing_else() {
        var opened = desk().open(wanted());

        assertFalse(desk().close(UUID.randomUUID(), now));
        assertTrue(desk().close(opened.id(), now.plusSeconds(60)));
        assertFalse(desk().close(opened.id(), now.plusSeconds(90)));

        assertEquals(
                Optional.of(now.plusSeconds(60)),
                desk().find(opened.id()).orElseThrow().closedAt());
        assertEquals(List.of(), of(opened.conversation(), true));
        assertEquals(1, of(opened.conversation(), false).size());
    }

    @Test
    void opens_another_when_the_one_before_is_closed() {
        var first = desk().open(wanted());
        desk().close(first.id(), now);
        var second = desk().open(wanted(first.conversation(), "lost", Optional.empty(), now.plusSeconds(1)));
        desk().close(second.id(), now.plusSeconds(2));
        var third = desk().open(wanted(first.conversation(), "asked", Optional.empty(), now.plusSeconds(3)));

        assertEquals(List.of(third), of(first.conversation(), true));
        assertEquals(
                List.of(second.id(), first.id()),
                of(first.conversation(), false).stream().map(HandOver::id).toList());
    }

    @Test
    void lists_the_latest_first_whether_they_came_at_once_or_not() {
        var opened = IntStream.range(0, 7)
                .mapToObj(i -> desk().open(wanted(conversation(), "asked", Optional.empty(), now.plusSeconds(i / 2))))
                .toList();
        desk().close(opened.get(3).id(), now.plusSeconds(99));
        var mine = opened.stream().map(HandOver::id).collect(Collectors.toSet());

        var listed =
                all(true).stream().filter(found -> mine.contains(found.id())).toList();

        assertEquals(6, listed.size());
        assertEquals(
                listed.stream()
                        .map(HandOver::openedAt)
                        .sorted((a, b) -> b.compareTo(a))
                        .toList(),
                listed.stream().map(HandOver::openedAt).toList());
        assertEquals(6, listed.stream().map(HandOver::id).distinct().count());
    }

    @Test
    void refuses_a_cursor_that_no_page_gave() {
        assertThrows(IllegalArgumentException.class, () -> desk().list(true, 2, Optional.of("xyz")));
    }

    @Test
    void has_one_open_whoever_opens_at_the_same_time() throws Exception {
        var nodes = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 5; round++) {
            var conversation = conversation();
            var work = IntStream.range(0, 8)
                    .<Callable<UUID>>mapToObj(
                            i -> () -> desk().open(wanted(conversation, "asked", Optional.empty(), now.plusSeconds(i)))
                                    .id())
                    .toList();
            var opened = new ArrayList<UUID>();
            for (var done : nodes.invokeAll(work)) {
                opened.add(done.get());
            }
            assertEquals(1, Set.copyOf(opened).size());
            assertEquals(opened.get(0), of(conversation, true).get(0).id());
            assertEquals(1, of(conversation, true).size());
        }
        nodes.shutdown();
    }
}
