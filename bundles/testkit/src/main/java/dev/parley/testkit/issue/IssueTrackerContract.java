/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Rejected;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.issue.IssueTracker.RemoteLink;
import dev.parley.api.issue.IssueTracker.Transition;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link IssueTracker} does. Its tests extend this, over a system whose new issues are To Do and can go to
 * In Progress and to Done, and back.
 */
public abstract class IssueTrackerContract {

    private static final URI CHANGE = URI.create("https://acme.service-now.com/change.do?number=CHG0030001&a=1");
    private static final List<String> NOWHERE =
            List.of("PAY-999999", "PAY", "", "../myself", "PAY-1 OR 1=1", "PAY-1?x=y#z");

    /** The same system at each call of one test. */
    protected abstract IssueTracker issues();

    /** Makes an issue at the other side, and gives its key. */
    protected abstract String open(String summary, String description);

    /** What the other side has as comments on an issue, oldest first, as plain text. */
    protected abstract List<String> comments(String key);

    /** What the other side has as links of an issue, oldest first. */
    protected abstract List<RemoteLink> links(String key);

    @Test
    void finds_an_issue_with_all_that_it_says() {
        var key = open("Refunds \"hang\" \\ 👩‍🔧", "Since Monday.\nמחר we look into it.");

        var issue = found(key);

        assertEquals(key, issue.key());
        assertEquals("Refunds \"hang\" \\ 👩‍🔧", issue.summary());
        assertEquals("Since Monday.\nמחר we look into it.", issue.description());
        assertEquals("To Do", issue.status());
        assertFalse(issue.type().isBlank());
        assertFalse(issue.done());
        assertTrue(
                issue.url().toString().endsWith("/browse/" + key), issue.url().toString());
        assertTrue(issue.url().isAbsolute());
    }

    private Issue found(String key) {
        return issues().find(key).orElseThrow();
    }

    @Test
    void finds_an_issue_without_a_description() {
        assertEquals("", found(open("Refunds hang", "")).description());
    }

    @Test
    void finds_an_issue_however_its_key_is_written() {
        var key = open("Refunds hang", "");

        assertEquals(key, found(key.toLowerCase(Locale.ROOT)).key());
    }

    @Test
    void knows_nothing_of_an_issue_that_is_not_there() {
        open("Refunds hang", "");
        for (var key : NOWHERE) {
            assertEquals(Optional.empty(), issues().find(key), key);
            rejects(() -> issues().link(key, link("CHG1", "CHG1")));
            rejects(() -> issues().comment(key, "Done."));
            rejects(() -> issues().transitions(key));
            rejects(() -> issues().move(key, "Done"));
        }
    }

    @Test
    void finds_issues_by_their_words() {
        var word = word();
        var summary = open("Refunds " + word + " hang", "");
        var description = open("Refunds", "They hang, as " + word + " does.");
        open("Refunds hang", "");

        assertEquals(List.of(description, summary), keys(word));
        assertEquals(List.of(description, summary), keys("hang " + word.toUpperCase(Locale.ROOT)));
        assertEquals(List.of(), keys(word + " unheardof"));
    }

    @Test
    void finds_what_was_touched_last_first() {
        var word = word();
        var one = open(word, "");
        var two = open(word, "");
        assertEquals(List.of(two, one), keys(word));

        issues().comment(one, "Looked into it.");

        assertEquals(List.of(one, two), keys(word));
    }

    @Test
    void takes_words_as_words_whatever_they_say() {
        var word = word();
        var key = open(word + " or not", "");
        open("Something else", "");
        for (var text : List.of(
                word + "\" OR text ~ \"*",
                word + "\" ORDER BY created ASC",
                "\"" + word + "\\\"",
                word + " AND (",
                word + "\\",
                "*:* " + word,
                word + "\n~")) {
            assertTrue(List.of(List.of(key), List.of()).contains(keys(text)), text);
        }
        assertEquals(List.of(key), keys("(\"" + word + "\")!"));
        assertEquals(List.of(key), keys("NOT " + word + " OR"));
    }

    @Test
    void finds_nothing_without_a_word() {
        open("Refunds hang", "");
        for (var words : List.of("", "  ", "\"", "*", "\\")) {
            assertEquals(List.of(), keys(words), words);
        }
    }

    @Test
    void gives_all_that_it_finds_a_page_at_a_time() {
        var word = word();
        var all = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            all.add(0, open(word + " number " + i, ""));
        }
        for (int limit : new int[] {1, 2, 3, 5, 100}) {
            var got = new ArrayList<String>();
            var page = issues().search(word, limit, Optional.empty());
            while (true) {
                assertTrue(page.items().size() <= limit);
                page.items().forEach(issue -> got.add(issue.key()));
                if (page.next().isEmpty()) {
                    break;
                }
                page = issues().search(word, limit, page.next());
            }
            assertEquals(all, got);
        }
    }

    @Test
    void refuses_a_cursor_that_no_page_gave() {
        for (var cursor : List.of("", "1", "-1", "next", "9999999999999", "eyJhIjoxfQ")) {
            assertThrows(
                    IllegalArgumentException.class, () -> issues().search("refunds", 10, Optional.of(cursor)), cursor);
        }
    }

    @Test
    void gives_at_most_a_hundred_issues_a_page() {
        for (int limit : new int[] {-1, 0, 101}) {
            assertThrows(IllegalArgumentException.class, () -> issues().search("refunds", limit, Optional.empty()));
        }
    }

    @Test
    void sets_links_by_their_ids() {
        var key = open("Refunds hang", "");
        var one = link("system=a&id=1", "CHG0030001");
        var two = link("system=a&id=2", "CHG0030002");

        issues().link(key, one);
        issues().link(key.toLowerCase(Locale.ROOT), two);
        issues().link(key, one);

        assertEquals(List.of(one, two), links(key));
    }

    @Test
    void keeps_of_a_link_what_is_not_given() {
        var key = open("Refunds hang", "");
        var whole = new RemoteLink("a", CHANGE, "CHG0030001", Optional.of("Restart"), Optional.of(false));
        issues().link(key, whole);

        issues().link(key, link("a", "CHG0030001: closed"));
        assertEquals(
                List.of(new RemoteLink("a", CHANGE, "CHG0030001: closed", Optional.of("Restart"), Optional.of(false))),
                links(key));

        issues().link(key, new RemoteLink("a", CHANGE, "CHG0030001", Optional.empty(), Optional.of(true)));
        assertEquals(
                List.of(new RemoteLink("a", CHANGE, "CHG0030001", Optional.of("Restart"), Optional.of(true))),
                links(key));
    }

    private static RemoteLink link(String id, String title) {
        return new RemoteLink(id, CHANGE, title, Optional.empty(), Optional.empty());
    }

    @Test
    void adds_comments() {
        var key = open("Refunds hang", "");

        issues().comment(key, "Deployed \"v2\" 👩‍🔧 {code}.\nSee https://acme.example/v2?a=b&c=d");
        issues().comment(key, "One\n\nTwo\n");
        issues().comment(key, "One\n\nTwo");

        assertEquals(
                List.of(
                        "Deployed \"v2\" 👩‍🔧 {code}.\nSee https://acme.example/v2?a=b&c=d",
                        "One\n\nTwo",
                        "One\n\nTwo"),
                comments(key));
    }

    @Test
    void adds_no_comment_without_a_text() {
        var key = open("Refunds hang", "");
        for (var text : List.of("", " ", "\n\n")) {
            rejects(() -> issues().comment(key, text));
        }
        assertEquals(List.of(), comments(key));
    }

    @Test
    void moves_an_issue_by_the_steps_that_it_can_take() {
        var key = open("Refunds hang", "");
        var start = step(key, "In Progress");

        issues().move(key, start.name().toUpperCase(Locale.ROOT));
        assertEquals("In Progress", found(key).status());
        assertFalse(found(key).done());

        issues().move(key, "done");
        assertEquals("Done", found(key).status());
        assertTrue(found(key).done());
    }

    private Transition step(String key, String to) {
        return issues().transitions(key).stream()
                .filter(one -> one.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void names_the_steps_in_place_of_one_that_an_issue_can_t_take() {
        var key = open("Refunds hang", "");

        var refusal = rejects(() -> issues().move(key, "Explode"));

        for (var step : issues().transitions(key)) {
            assertTrue(refusal.getMessage().contains(step.name()), refusal.getMessage());
        }
        assertEquals("To Do", found(key).status());
    }

    private static Rejected rejects(Executable call) {
        var refusal = assertThrows(Rejected.class, call);
        assertTrue(refusal.getMessage().endsWith("."), refusal.getMessage());
        return refusal;
    }

    private List<String> keys(String words) {
        return issues().search(words, 10, Optional.empty()).items().stream()
                .map(Issue::key)
                .toList();
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }
}
