/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.lib.jdbi.Database;
import dev.parley.store.Migrations;
import dev.parley.testkit.embed.MemoryVectors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How FAQs are kept, on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbiFaqsContract {

    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final List<JdbiFaqs> nodes = new ArrayList<>();
    private DataSource source;

    /** A new, empty database. */
    abstract DataSource database() throws Exception;

    @BeforeAll
    void open() throws Exception {
        source = database();
        Migrations.apply(source);
    }

    @BeforeEach
    void empty() {
        new Database(source)
                .write(handle -> handle.execute("DELETE FROM faq") + handle.execute("DELETE FROM revision"));
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(JdbiFaqs::stop);
        nodes.clear();
    }

    private JdbiFaqs node(DataSource to, Duration look) {
        var node = new JdbiFaqs(to, new MemoryVectors(), look);
        synchronized (nodes) {
            nodes.add(node);
        }
        return node;
    }

    private JdbiFaqs node() {
        return node(source, SELDOM);
    }

    /** A node whose admin has removed the samples. */
    private JdbiFaqs emptyNode() {
        var node = node();
        node.edition().all().forEach(faq -> node.remove(faq.id()));
        return node;
    }

    static Faq faq(String question, String... phrasings) {
        return new Faq(0, question, "An answer.", List.of(phrasings), 1, true, Instant.EPOCH);
    }

    private static Faq with(Faq faq, String question) {
        return new Faq(faq.id(), question, faq.answer(), faq.phrasings(), faq.order(), faq.isActive(), faq.updatedAt());
    }

    private static List<String> questions(Faqs faqs) {
        return faqs.edition().all().stream().map(Faq::question).toList();
    }

    @Test
    void adds_the_samples_at_the_very_first_start_and_never_again() {
        var first = node();
        assertEquals(12, first.edition().all().size());
        assertEquals(
                "How long does delivery take?", first.edition().all().get(0).question());

        first.edition().all().forEach(faq -> assertTrue(first.remove(faq.id())));

        assertEquals(List.of(), first.edition().all());
        assertEquals(List.of(), node().edition().all());
    }

    @Test
    void adds_the_samples_once_when_nodes_start_at_once() {
        var started = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::node))
                .toList();

        started.forEach(node -> assertEquals(12, node.join().edition().all().size()));
        assertEquals(12, node().edition().all().size());
    }

    @Test
    void keeps_what_is_saved_over_a_restart() {
        var node = emptyNode();
        var before = Instant.now().minusSeconds(5);
        var saved = node.save(List.of(new Faq(
                        0, "Où ça?", "**Là**\n\"так\" 🎉", List.of("a \\ b", "\"c\""), -3, false, Instant.EPOCH)))
                .get(0);

        assertTrue(saved.id() > 0);
        assertTrue(saved.updatedAt().isAfter(before), saved.updatedAt().toString());
        assertEquals("**Là**\n\"так\" 🎉", saved.answer());
        assertEquals(List.of("a \\ b", "\"c\""), saved.phrasings());
        assertEquals(List.of(saved), node.edition().all());
        assertEquals(node.edition(), node().edition());
    }

    @Test
    void adds_and_replaces_together_in_the_order_given() {
        var node = emptyNode();
        var old = node.save(List.of(faq("One?"), faq("Two?")));

        var saved = node.save(List.of(faq("Three?"), with(old.get(1), "Second?"), faq("Four?")));

        assertEquals(
                List.of("Three?", "Second?", "Four?"),
                saved.stream().map(Faq::question).toList());
        assertEquals(old.get(1).id(), saved.get(1).id());
        assertEquals(List.of("One?", "Second?", "Three?", "Four?"), questions(node));
    }

    @Test
    void lets_questions_change_places() {
        var node = emptyNode();
        var saved = node.save(List.of(faq("One?"), faq("Two?")));

        node.save(List.of(with(saved.get(0), "Two?"), with(saved.get(1), "One?")));

        assertEquals(List.of("Two?", "One?"), questions(node));
    }

    @Test
    void takes_no_question_twice_and_writes_none_of_them_then() {
        var node = emptyNode();
        node.save(List.of(faq("Où est mon café?")));
        var before = node.edition();

        var taken = assertThrows(Faqs.Taken.class, () -> node.save(List.of(faq("New?"), faq(" OU  est, mon CAFE "))));
        assertEquals(" OU  est, mon CAFE ", taken.getMessage());
        assertThrows(Faqs.Taken.class, () -> node.save(List.of(faq("Twice?"), faq("twice"))));

        assertEquals(before, node.edition());
        assertEquals(before, node().edition());
    }

    @Test
    void writes_none_where_one_is_unknown() {
        var node = emptyNode();
        var before = node.edition();
        var unknown = with(new Faq(4711, "x", "x", List.of(), 1, true, Instant.EPOCH), "Unknown?");

        assertThrows(NoSuchElementException.class, () -> node.save(List.of(faq("New?"), unknown)));

        assertEquals(before, node.edition());
        assertEquals(before, node().edition());
    }

    static Stream<Faq> tooMuch() {
        var fifty = IntStream.range(0, 51).mapToObj(i -> "p" + i).toArray(String[]::new);
        return Stream.of(
                faq(""),
                faq(" \n"),
                faq("q".repeat(501)),
                faq("nul\0"),
                faq("q?", " "),
                faq("q?", "p".repeat(501)),
                faq("q?", fifty),
                new Faq(0, "q?", "", List.of(), 1, true, Instant.EPOCH),
                new Faq(0, "q?", "a".repeat(10_001), List.of(), 1, true, Instant.EPOCH));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void takes_nothing_longer_or_emptier_than_it_may_be(Faq faq) {
        var node = emptyNode();

        assertThrows(IllegalArgumentException.class, () -> node.save(List.of(faq("New?"), faq)));

        assertEquals(List.of(), node.edition().all());
    }

    @Test
    void takes_the_longest_that_is_allowed() {
        var node = emptyNode();
        var longest = new Faq(
                0,
                "한é".repeat(250),
                "ü".repeat(10_000),
                IntStream.range(0, 50)
                        .mapToObj(i -> (i + "ñ".repeat(500)).substring(0, 500))
                        .toList(),
                Integer.MAX_VALUE,
                true,
                Instant.EPOCH);

        var saved = node.save(List.of(longest)).get(0);

        assertEquals(longest.question(), saved.question());
        assertEquals(longest.answer(), saved.answer());
        assertEquals(longest.phrasings(), node().edition().all().get(0).phrasings());
    }

    @Test
    void keeps_five_thousand_and_no_more() {
        var node = emptyNode();
        node.save(IntStream.range(0, Faqs.MOST)
                .mapToObj(i -> faq("Question " + i))
                .toList());
        assertEquals(Faqs.MOST, node.edition().all().size());

        assertThrows(IllegalArgumentException.class, () -> node.save(List.of(faq("One more?"))));

        assertEquals(
                "Question 4321", node.search("question 4321", 1).get(0).faq().question());
    }

    @Test
    void arranges_some_first_and_the_others_as_they_stood() {
        var node = emptyNode();
        var ids = node.save(List.of(faq("A?"), faq("B?"), faq("C?"), faq("D?"))).stream()
                .map(Faq::id)
                .toList();

        node.arrange(List.of(ids.get(3), ids.get(1), ids.get(3)));

        assertEquals(List.of("D?", "B?", "A?", "C?"), questions(node));
        assertEquals(List.of("D?", "B?", "A?", "C?"), questions(node()));
        assertThrows(NoSuchElementException.class, () -> node.arrange(List.of(ids.get(0), 4711L)));
        assertEquals(List.of("D?", "B?", "A?", "C?"), questions(node()));
    }

    @Test
    void has_another_revision_after_every_change_and_only_then() {
        var node = node();
        var revisions = new ArrayList<String>();
        Supplier<String> revision = () -> node.edition().revision();
        revisions.add(revision.get());
        var id = node.save(List.of(faq("A?"))).get(0).id();
        revisions.add(revision.get());
        node.arrange(List.of(id));
        revisions.add(revision.get());
        assertTrue(node.remove(id));
        revisions.add(revision.get());

        assertFalse(node.remove(id));
        node.save(List.of());

        assertEquals(revisions.get(3), revision.get());
        assertEquals(revisions.get(3), node().edition().revision());
        assertEquals(4, revisions.stream().distinct().count());
    }

    @Test
    void sees_what_another_node_changes() {
        var reader = node(source, OFTEN);
        var writer = node();

        var saved = writer.save(List.of(faq("Do you have a loyalty card?"))).get(0);

        Wait.until("seen", () -> reader.edition().equals(writer.edition()));
        assertEquals(
                saved, reader.search("a LOYALTY-card: do you have", 1).get(0).faq());
        writer.remove(saved.id());
        Wait.until("gone", () -> reader.edition().all().size() == 12);
    }

    @Test
    void loses_nothing_when_nodes_write_at_once() {
        var two = List.of(emptyNode(), node());
        var saved = IntStream.range(0, 30)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> two.get(i % 2).save(List.of(faq("Question " + i))).get(0)))
                .toList();
        var ids = saved.stream().map(one -> one.join().id()).toList();

        assertEquals(30, ids.stream().distinct().count());
        assertEquals(30, node().edition().all().size());
    }

    @Test
    void gives_a_question_to_one_of_those_who_save_it_at_once() {
        var two = List.of(emptyNode(), node());
        var saved = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> isSaved(two.get(i % 2), "The same?")))
                .toList();

        assertEquals(1, saved.stream().filter(CompletableFuture::join).count());
        assertEquals(List.of("The same?"), questions(node()));
    }

    private static boolean isSaved(Faqs node, String question) {
        try {
            node.save(List.of(faq(question)));
            return true;
        } catch (Faqs.Taken e) {
            return false;
        }
    }

    @Test
    void reads_and_searches_without_a_query() {
        var door = new Door();
        var node = node(door.to(source), SELDOM);
        int before = door.passed.get();

        node.edition();
        node.search("How long does delivery take?", 3);
        node.search("something else", 3);
        node.find(1);

        assertEquals(before, door.passed.get());
        door.isShut = true;
        assertEquals(12, node.edition().all().size());
        assertThrows(Unavailable.class, () -> node.save(List.of(faq("New?"))));
    }

    @Test
    void says_so_until_the_database_is_there_and_goes_on_then() {
        var door = new Door();
        door.isShut = true;
        var node = node(door.to(source), OFTEN);
        assertThrows(Unavailable.class, node::edition);
        assertThrows(Unavailable.class, () -> node.search("anything", 1));
        assertThrows(Unavailable.class, () -> node.save(List.of(faq("New?"))));

        door.isShut = false;

        Wait.until("read", () -> isRead(node));
        assertEquals(12, node.edition().all().size());
    }

    private static boolean isRead(Faqs node) {
        try {
            return !node.edition().all().isEmpty();
        } catch (Unavailable e) {
            return false;
        }
    }

    @Test
    void finds_only_what_is_active() {
        var node = emptyNode();
        var saved = node.save(List.of(faq("Do you sell violins?", "Geigen"))).get(0);
        assertEquals(saved, node.search("geigen", 1).get(0).faq());

        node.save(List.of(
                new Faq(saved.id(), saved.question(), saved.answer(), saved.phrasings(), 1, false, Instant.EPOCH)));

        assertEquals(List.of(), node.search("geigen", 1));
        assertEquals(1, node.edition().all().size());
        assertNotEquals(saved, node.find(saved.id()).orElseThrow());
    }
}
