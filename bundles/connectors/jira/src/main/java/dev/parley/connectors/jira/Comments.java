/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.connector.Rejected;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The comments on an issue. */
record Comments(Jira jira, IssueKey key) {

    private static final String LAST_PAGE = "20";
    private static final Duration SLACK = Duration.ofSeconds(5);

    void add(String text) {
        if (text.isBlank()) {
            throw new Rejected("A comment needs a text.");
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.set("body", jira.server().deployment().rich(text.strip()));
        long begin = System.nanoTime();
        Once.write(
                        () -> jira.ask(Call.post(path(), body)),
                        () -> isThere(text, Duration.ofNanos(System.nanoTime() - begin)))
                .ifPresent(answer -> jira.said(key, answer));
    }

    /** Whether there is a comment of ours with this text that is no older than that; an older one is another one. */
    private boolean isThere(String text, Duration age) {
        var me = jira.server().deployment().user(jira.me());
        var last = jira.ask(Call.get(path()).with("orderBy", "-created").with("maxResults", LAST_PAGE));
        var since = now(last).minus(age).minus(SLACK);
        return StreamSupport.stream(jira.said(last).path("comments").spliterator(), false)
                .filter(comment -> author(comment).equals(me))
                .filter(comment ->
                        !Reading.moment(comment.path("created").asText()).isBefore(since))
                .anyMatch(comment -> words(jira.server().deployment().plain(comment.path("body")))
                        .equals(words(text)));
    }

    private String author(JsonNode comment) {
        return jira.server().deployment().user(comment.path("author"));
    }

    /** By Jira's clock, if it tells the time. */
    private static Instant now(Answer answer) {
        return answer.header("Date").flatMap(Comments::date).orElseGet(Instant::now);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** However Jira sets its spaces. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private String path() {
        return key.path() + "/comment";
    }
}
