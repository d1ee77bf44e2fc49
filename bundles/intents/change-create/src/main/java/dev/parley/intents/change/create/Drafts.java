/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.code.PullRequest;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import dev.parley.api.issue.Issue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values for a change, made of what it is for. */
final class Drafts {

    /** From how many words on a sentence describes a change. */
    private static final int WORDS = 8;

    /** Of a sentence that says all but a description, the sentence is one: nobody wants to say it twice. */
    static Values told(Turn turn) {
        boolean isWhole = Stream.of(Slots.SUMMARY, Slots.PRIORITY, Slots.START, Slots.END)
                .allMatch(slot -> turn.values().has(slot));
        return isWhole
                        && turn.find(Slots.DESCRIPTION).isEmpty()
                        && turn.text().strip().split("\\s+").length >= WORDS
                ? Values.NONE.with(Slots.DESCRIPTION.name(), turn.text().strip())
                : Values.NONE;
    }

    private static final int SUMMARY = 160;
    private static final int LONG = 4000;
    private static final int FILES = 5;

    /** Jira's own names of priorities, and those of older instances. */
    private static final Map<String, String> PRIORITIES = Map.ofEntries(
            Map.entry("highest", "1"),
            Map.entry("blocker", "1"),
            Map.entry("critical", "1"),
            Map.entry("high", "2"),
            Map.entry("major", "2"),
            Map.entry("medium", "3"),
            Map.entry("low", "4"),
            Map.entry("minor", "4"),
            Map.entry("lowest", "4"),
            Map.entry("trivial", "4"));

    private static final Predicate<String> BACKOUT =
            heading("(?:rollback|roll[- ]back|back[- ]?out|revert|fallback)\\b.*");
    private static final Predicate<String> TEST =
            heading("(?:test|tests|testing|verification|how (?:to|was this|has this been) test(?:ed)?)\\b.*");
    private static final Predicate<String> PLAN = heading(
            "(?:plan|implementation(?: plan| steps)?|(?:rollout|roll[- ]out|release|deployment|deploy)(?: plan| steps)?"
                    + "|steps)");
    private static final Predicate<String> ANY_PLAN = BACKOUT.or(TEST).or(PLAN);

    private Drafts() {}

    static Values of(Issue issue) {
        var end = "\n\n%s, %s: %s".formatted(issue.key(), issue.status(), issue.url());
        var description = text(issue.description()).map(text -> cut(text, LONG - end.length()) + end);
        var priority = issue.priority().map(name -> PRIORITIES.get(name.toLowerCase(Locale.ROOT)));
        return values(List.of(
                new Drafted(Slots.SUMMARY, summary(issue.summary())),
                new Drafted(Slots.DESCRIPTION, description),
                new Drafted(Slots.PRIORITY, priority)));
    }

    /** @param locale that the description tells of files and checks in */
    static Values of(PullRequest pullRequest, Locale locale) {
        var body = Markdown.of(pullRequest.body());
        var end = "\n\n%s: %s%s%s"
                .formatted(
                        pullRequest.name(),
                        pullRequest.url(),
                        files(pullRequest.files(), locale),
                        checks(pullRequest.checks(), locale));
        var description = cut(body.without(ANY_PLAN), LONG - end.length()) + end;
        return values(List.of(
                new Drafted(Slots.SUMMARY, summary(pullRequest.title())),
                new Drafted(Slots.DESCRIPTION, text(cut(description, LONG))),
                new Drafted(Slots.RISK, Optional.of(Risk.of(pullRequest))),
                new Drafted(Slots.IMPLEMENTATION_PLAN, body.under(PLAN).map(Drafts::cut)),
                new Drafted(Slots.TEST_PLAN, body.under(TEST).map(Drafts::cut)),
                new Drafted(Slots.BACKOUT_PLAN, body.under(BACKOUT).map(Drafts::cut))));
    }

    private record Drafted(Slot<?> slot, Optional<String> value) {}

    private static Values values(List<Drafted> drafted) {
        return new Values(drafted.stream()
                .filter(one -> one.value().isPresent())
                .collect(Collectors.toMap(
                        one -> one.slot().name(), one -> one.value().orElseThrow(), (a, b) -> a, LinkedHashMap::new)));
    }

    private static Optional<String> summary(String title) {
        return text(title.replaceAll("\\s+", " ")).map(line -> cut(line, SUMMARY));
    }

    private static String files(List<String> files, Locale locale) {
        var more = files.size() > FILES ? ", …" : "";
        return files.isEmpty()
                ? ""
                : '\n'
                        + Texts.say(
                                locale,
                                "draft.files",
                                files.size(),
                                files.stream().limit(FILES).collect(Collectors.joining(", ")) + more);
    }

    private static String checks(PullRequest.Checks checks, Locale locale) {
        var parts = Stream.of(
                        checks.passed() == 0 ? "" : Texts.say(locale, "draft.passed", checks.passed()),
                        those("draft.failed", checks.failed(), locale),
                        those("draft.pending", checks.pending(), locale))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? "" : '\n' + Texts.say(locale, "draft.checks", String.join("; ", parts));
    }

    private static String those(String key, List<String> names, Locale locale) {
        return names.isEmpty() ? "" : Texts.say(locale, key, String.join(", ", names));
    }

    private static Predicate<String> heading(String pattern) {
        var compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        return title ->
                compiled.matcher(title.strip().replaceAll("[:?.]+$", "")).matches();
    }

    private static Optional<String> text(String given) {
        return Optional.of(given.strip()).filter(text -> !text.isEmpty());
    }

    private static String cut(String text) {
        return cut(text, LONG);
    }

    /** At most so many characters; what is missing is marked. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return longest < 1 ? "" : text.substring(0, end(text, longest - 1)) + "…";
    }

    /** Not between the halves of a character. */
    private static int end(String text, int at) {
        return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }
}
