/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.code;

import dev.parley.api.code.CodeHost;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.paging.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Code in memory: the repositories, branches and commits are those of the pull requests that were put in. */
public final class MemoryCode implements CodeHost {

    private record Comment(String repository, int number, String mark) {}

    private record Status(String repository, String sha, String context) {}

    private record Deployment(String repository, String environment, String mark) {}

    private final Map<String, PullRequest> pullRequests = new LinkedHashMap<>();
    private final Map<Comment, String> comments = new LinkedHashMap<>();
    private final Map<Status, Verdict> statuses = new LinkedHashMap<>();
    private final Map<Deployment, String> ids = new LinkedHashMap<>();
    private final Map<Deployment, Verdict> deployments = new LinkedHashMap<>();
    private Optional<Supplier<? extends ConnectorException>> failure = Optional.empty();
    private int calls;

    /** From now on the pull request is as given. */
    public synchronized void put(PullRequest pullRequest) {
        pullRequests.put(key(pullRequest.name()), pullRequest);
    }

    /** From now on every call throws what this gives. */
    public synchronized void fail(Supplier<? extends ConnectorException> with) {
        failure = Optional.of(with);
    }

    /** How many calls there were. */
    public synchronized int calls() {
        return calls;
    }

    /** The comments of a pull request as they are read, oldest first. */
    public synchronized List<String> comments(String repository, int number) {
        return comments.entrySet().stream()
                .filter(entry -> entry.getKey().repository().equals(key(repository))
                        && entry.getKey().number() == number)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** How a commit stands, by context. */
    public synchronized Map<String, Verdict> statuses(String repository, String sha) {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getKey().repository().equals(key(repository))
                        && entry.getKey().sha().equals(sha))
                .collect(Collectors.toMap(entry -> entry.getKey().context(), Map.Entry::getValue));
    }

    /** How the deployments to an environment stand, by id. */
    public synchronized Map<String, Verdict> deployments(String repository, String environment) {
        return deployments.entrySet().stream()
                .filter(entry -> entry.getKey().repository().equals(key(repository))
                        && entry.getKey().environment().equals(environment))
                .collect(Collectors.toMap(entry -> ids.get(entry.getKey()), Map.Entry::getValue));
    }

    @Override
    public synchronized Optional<PullRequest> pullRequest(String repository, int number) {
        called();
        return Optional.ofNullable(pullRequests.get(key(repository + '#' + number)));
    }

    @Override
    public synchronized Page<PullRequest> pullRequests(
            String repository, boolean openOnly, int limit, Optional<String> cursor) {
        return page(
                limit,
                cursor,
                pr -> key(pr.repository()).equals(key(repository))
                        && (!openOnly || pr.state() == PullRequest.State.OPEN));
    }

    @Override
    public synchronized Page<PullRequest> search(String words, int limit, Optional<String> cursor) {
        var wanted = words.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return page(
                limit,
                cursor,
                pr -> !words.isBlank()
                        && Stream.of(wanted).allMatch(word -> (pr.title() + '\n' + pr.body())
                                .toLowerCase(Locale.ROOT)
                                .contains(word)));
    }

    private Page<PullRequest> page(int limit, Optional<String> cursor, Predicate<PullRequest> wanted) {
        called();
        int from = cursor.map(Integer::valueOf).orElse(0);
        if (from < 0) {
            throw new IllegalArgumentException("a cursor that no page gave");
        }
        var all = pullRequests.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(PullRequest::updatedAt).reversed())
                .map(MemoryCode::listed)
                .toList();
        int to = Math.min(from + limit, all.size());
        return new Page<>(
                all.subList(Math.min(from, to), to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static PullRequest listed(PullRequest pr) {
        return new PullRequest(
                pr.repository(),
                pr.number(),
                pr.title(),
                pr.body(),
                pr.author(),
                pr.state(),
                pr.draft(),
                Optional.empty(),
                pr.head(),
                pr.sha(),
                pr.base(),
                List.of(),
                List.of(),
                PullRequest.Checks.NONE,
                List.of(),
                pr.url(),
                pr.updatedAt());
    }

    @Override
    public synchronized void comment(String repository, int number, String mark, String text) {
        called();
        checkMark(mark);
        checkThere(repository, pr -> pr.number() == number, "pull request " + number);
        comments.put(new Comment(key(repository), number, mark), text.strip());
    }

    @Override
    public synchronized void status(
            String repository, String sha, String context, Verdict verdict, String description, Optional<URI> target) {
        called();
        checkThere(repository, pr -> pr.sha().equals(sha), "commit " + sha);
        statuses.put(new Status(key(repository), sha, context), verdict);
    }

    @Override
    public synchronized String deployment(
            String repository, String ref, String environment, String mark, Verdict verdict) {
        called();
        checkMark(mark);
        checkThere(repository, pr -> refs(pr).contains(ref), "branch or commit " + ref);
        var deployment = new Deployment(key(repository), environment, mark);
        deployments.put(deployment, verdict);
        return ids.computeIfAbsent(deployment, its -> Integer.toString(ids.size() + 1));
    }

    private static List<String> refs(PullRequest pr) {
        return List.of(pr.head(), pr.base(), pr.sha());
    }

    private void checkThere(String repository, Predicate<PullRequest> wanted, String what) {
        var its = new ArrayList<>(pullRequests.values());
        its.removeIf(pr -> !key(pr.repository()).equals(key(repository)));
        if (its.stream().noneMatch(wanted)) {
            throw new Rejected("There is no " + what + " in " + repository + ".");
        }
    }

    private static void checkMark(String mark) {
        if (!mark.matches("[A-Za-z0-9.-]{1,100}")) {
            throw new IllegalArgumentException("a mark has at most 100 letters, digits, - and .");
        }
    }

    /** Hosts do not tell names apart by case. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void called() {
        calls++;
        failure.ifPresent(with -> {
            throw with.get();
        });
    }
}
