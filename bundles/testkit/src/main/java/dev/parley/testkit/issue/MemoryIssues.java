/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.issue;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.paging.Page;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Issues in memory, all of project PAY, on their way from To Do over In Progress to Done. */
public final class MemoryIssues implements IssueTracker {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Transition START = new Transition("11", "Start work", "In Progress");
    private static final Transition FINISH = new Transition("21", "Finish", "Done");
    private static final Transition STOP = new Transition("31", "Stop work", "To Do");

    private final Clock clock;
    private final Map<String, Issue> issues = new LinkedHashMap<>();
    private final List<String> lastUpdated = new ArrayList<>();
    private final Map<String, List<String>> comments = new LinkedHashMap<>();
    private final Map<String, Map<String, RemoteLink>> links = new LinkedHashMap<>();
    private Optional<Supplier<? extends ConnectorException>> failure = Optional.empty();
    private int calls;

    public MemoryIssues(Clock clock) {
        this.clock = clock;
    }

    /** Makes an issue, to do, and gives its key. */
    public synchronized String open(String summary, String description) {
        var key = "PAY-" + (issues.size() + 1);
        comments.put(key, new ArrayList<>());
        links.put(key, new LinkedHashMap<>());
        put(new Issue(
                key,
                "Task",
                summary,
                description,
                "To Do",
                false,
                Optional.of("Medium"),
                Optional.empty(),
                URI.create("https://jira.example.com/browse/" + key),
                clock.instant()));
        return key;
    }

    /** From now on every call throws what this gives. */
    public synchronized void fail(Supplier<? extends ConnectorException> with) {
        failure = Optional.of(with);
    }

    /** How many calls there were. */
    public synchronized int calls() {
        return calls;
    }

    /** The comments on an issue, oldest first. */
    public synchronized List<String> comments(String key) {
        return List.copyOf(comments.get(key));
    }

    /** The links of an issue, oldest first. */
    public synchronized List<RemoteLink> links(String key) {
        return List.copyOf(links.get(key).values());
    }

    @Override
    public synchronized Optional<Issue> find(String key) {
        answer();
        return Optional.ofNullable(issues.get(key.toUpperCase(Locale.ROOT)));
    }

    @Override
    public synchronized Page<Issue> search(String words, int limit, Optional<String> cursor) {
        answer();
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("A page has 1 to 100 issues.");
        }
        var all = lastUpdated.stream().map(issues::get).filter(having(words)).toList();
        int from = cursor.map(given -> position(given, all.size())).orElse(0);
        var page = all.stream().skip(from).limit(limit).toList();
        int next = from + page.size();
        return new Page<>(page, next < all.size() ? Optional.of("after " + next) : Optional.empty());
    }

    private static int position(String cursor, int size) {
        if (!cursor.matches("after [0-9]{1,9}") || Integer.parseInt(cursor.substring(6)) > size) {
            throw new IllegalArgumentException("This cursor is none that a page gave; leave it out to begin anew.");
        }
        return Integer.parseInt(cursor.substring(6));
    }

    private static Predicate<Issue> having(String words) {
        var wanted = words(words).toList();
        return issue -> {
            var had = words(issue.summary() + ' ' + issue.description()).collect(Collectors.toSet());
            return !wanted.isEmpty() && had.containsAll(wanted);
        };
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT))).filter(word -> !word.isEmpty());
    }

    @Override
    public synchronized void link(String key, RemoteLink link) {
        answer();
        links.get(known(key).key()).merge(link.globalId(), link, MemoryIssues::changed);
    }

    private static RemoteLink changed(RemoteLink before, RemoteLink link) {
        return new RemoteLink(
                link.globalId(),
                link.url(),
                link.title(),
                link.summary().or(before::summary),
                link.resolved().or(before::resolved));
    }

    @Override
    public synchronized void comment(String key, String text) {
        answer();
        var issue = known(key);
        if (text.isBlank()) {
            throw new Rejected("A comment needs a text.");
        }
        comments.get(issue.key()).add(text.strip());
        put(in(issue, issue.status()));
    }

    @Override
    public synchronized List<Transition> transitions(String key) {
        answer();
        return next(known(key));
    }

    @Override
    public synchronized void move(String key, String transition) {
        answer();
        var issue = known(key);
        var step = next(issue).stream()
                .filter(one -> transition.strip().equalsIgnoreCase(one.name())
                        || transition.strip().equalsIgnoreCase(one.to()))
                .findFirst()
                .orElseThrow(() -> new Rejected("%s can't take the step \"%s\" now, but: %s."
                        .formatted(issue.key(), transition, names(next(issue)))));
        put(in(issue, step.to()));
    }

    private static String names(List<Transition> steps) {
        return steps.stream().map(Transition::name).collect(Collectors.joining(", "));
    }

    private static List<Transition> next(Issue issue) {
        return switch (issue.status()) {
            case "To Do" -> List.of(START, FINISH);
            case "In Progress" -> List.of(STOP, FINISH);
            default -> List.of(STOP);
        };
    }

    private void answer() {
        calls++;
        failure.ifPresent(with -> {
            throw with.get();
        });
    }

    private Issue known(String key) {
        return Optional.ofNullable(issues.get(key.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> new Rejected("There is no issue " + key + "."));
    }

    private void put(Issue issue) {
        issues.put(issue.key(), issue);
        lastUpdated.remove(issue.key());
        lastUpdated.add(0, issue.key());
    }

    private Issue in(Issue issue, String status) {
        return new Issue(
                issue.key(),
                issue.type(),
                issue.summary(),
                issue.description(),
                status,
                status.equals("Done"),
                issue.priority(),
                issue.assignee(),
                issue.url(),
                clock.instant());
    }
}
