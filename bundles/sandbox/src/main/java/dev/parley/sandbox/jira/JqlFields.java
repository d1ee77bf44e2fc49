/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import dev.parley.sandbox.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The fields that JQL knows of an issue, and how they are compared. */
final class JqlFields {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("assignee", "assignee"), Map.entry("created", "created"),
            Map.entry("description", "description"), Map.entry("id", "key"),
            Map.entry("issue", "key"), Map.entry("issuekey", "key"),
            Map.entry("issuetype", "type"), Map.entry("key", "key"),
            Map.entry("labels", "labels"), Map.entry("priority", "priority"),
            Map.entry("project", "project"), Map.entry("reporter", "reporter"),
            Map.entry("status", "status"), Map.entry("statuscategory", "statusCategory"),
            Map.entry("summary", "summary"), Map.entry("text", "text"),
            Map.entry("type", "type"), Map.entry("updated", "updated"));
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    private static final Pattern AGO = Pattern.compile("-(\\d+)([mhdw])");

    private final Project project;
    private final String currentUser;

    /** Which field decides an order, and whether the other way round. */
    record Order(String field, boolean descending) {}

    JqlFields(Project project, String currentUser) {
        this.project = project;
        this.currentUser = currentUser;
    }

    Predicate<Issue> isEmpty(String field) {
        var name = known(field);
        return issue -> values(issue, name).allMatch(String::isEmpty);
    }

    Predicate<Issue> in(String field, List<String> wanted) {
        return wanted.stream()
                .map(value -> compare(field, "=", value))
                .reduce(Predicate::or)
                .orElseThrow();
    }

    Predicate<Issue> compare(String field, String operator, String written) {
        var name = known(field);
        var value = written.equals("currentuser()") ? currentUser : written;
        return switch (operator) {
            case "=" -> issue -> values(issue, name).anyMatch(value::equalsIgnoreCase);
            case "!=" -> issue -> values(issue, name).noneMatch(value::equalsIgnoreCase);
            case "~" -> issue -> values(issue, name).anyMatch(actual -> contains(actual, value));
            case "!~" -> issue -> values(issue, name).noneMatch(actual -> contains(actual, value));
            case ">=", ">" -> issue -> !moment(issue.text(name)).isBefore(bound(value));
            case "<=", "<" -> issue -> !moment(issue.text(name)).isAfter(bound(value));
            default -> throw Refusal.badRequest("Error in the JQL Query: '%s' was not expected.".formatted(operator));
        };
    }

    Comparator<Issue> by(List<Order> orders) {
        return orders.stream()
                .map(this::by)
                .reduce(Comparator::thenComparing)
                .orElse(Comparator.comparing((Issue issue) -> Integer.parseInt(issue.id()))
                        .reversed());
    }

    private Comparator<Issue> by(Order order) {
        var name = known(order.field());
        Comparator<Issue> comparator = name.equals("key")
                ? Comparator.comparing(issue -> Integer.parseInt(issue.id()))
                : Comparator.comparing(issue -> values(issue, name).findFirst().orElse(""));
        return order.descending() ? comparator.reversed() : comparator;
    }

    private static String known(String field) {
        var name = NAMES.get(field.toLowerCase(Locale.ROOT));
        if (name == null) {
            throw Refusal.badRequest(
                    "Field '%s' does not exist or you do not have permission to view it.".formatted(field));
        }
        return name;
    }

    private Stream<String> values(Issue issue, String name) {
        return switch (name) {
            case "project" -> Stream.of(project.key(), project.name());
            case "labels" ->
                StreamSupport.stream(issue.json().path("labels").spliterator(), false)
                        .map(label -> label.asText());
            case "statusCategory" -> {
                var category = project.status(issue.status()).path("category");
                yield Stream.of(
                        category.path("name").asText(), category.path("key").asText());
            }
            case "text" -> Stream.of(issue.summary() + " " + issue.text("description"));
            default -> Stream.of(issue.text(name));
        };
    }

    /** Whether all words are there; a star at the end of one stands for whatever follows. */
    private static boolean contains(String text, String words) {
        var lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).split("[\\s\"]+"))
                .map(word -> word.replaceFirst("\\*$", ""))
                .allMatch(lower::contains);
    }

    private Instant bound(String value) {
        var ago = AGO.matcher(value);
        if (ago.matches()) {
            long number = Long.parseLong(ago.group(1));
            var past =
                    switch (ago.group(2)) {
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        case "d" -> Duration.ofDays(number);
                        default -> Duration.ofDays(7 * number);
                    };
            return moment(project.now()).minus(past);
        }
        if (!value.matches("\\d{4}[-/]\\d\\d[-/]\\d\\d( \\d\\d:\\d\\d)?")) {
            throw Refusal.badRequest("Date value '%s' is invalid.".formatted(value));
        }
        var date = value.replace('/', '-').replace(' ', 'T');
        return LocalDateTime.parse(date.length() == 10 ? date + "T00:00" : date).toInstant(ZoneOffset.UTC);
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text, MOMENT).toInstant();
    }
}
