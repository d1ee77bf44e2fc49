/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can stand under {@code bot}. */
final class Expectations {

    private static final String STATUS = "status";
    private static final Set<String> KINDS = Set.of("answer", "ask", "confirm", "hand_off", "failure");
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|=|)\\s*(\\d(?:\\.\\d+)?)");

    private static final Map<String, Function<Yaml, Expectation>> READERS = Map.ofEntries(
            Map.entry("says", yaml -> TextExpectations.says(new Template(yaml.text()))),
            Map.entry("contains", yaml -> TextExpectations.contains(templates(yaml))),
            Map.entry("not", yaml -> TextExpectations.not(templates(yaml))),
            Map.entry("matches", TextExpectations::matches),
            Map.entry("repeats", TextExpectations::repeats),
            Map.entry("kind", Expectations::kind),
            Map.entry("intent", yaml -> field("intent", "intent", Wanted.of(yaml))),
            Map.entry("next", yaml -> field("next", "next_field", Wanted.of(yaml))),
            Map.entry("confidence", Expectations::confidence),
            Map.entry("complete", Expectations::complete),
            Map.entry("quick_replies", yaml -> quickReplies(templates(yaml))),
            Map.entry("slots", yaml -> fields("slots", "collected_data", wanted(yaml))),
            Map.entry("values", yaml -> fields("values", "values", wanted(yaml))),
            Map.entry("change", yaml -> fields("change", "change_request", wanted(yaml))),
            Map.entry(STATUS, yaml -> status(yaml.number(200, 599))));

    private Expectations() {}

    /** A whole text, a list of parts, or keys; a reply that is refused is expected only where its status is. */
    static List<Expectation> read(Yaml yaml) {
        var all = new ArrayList<Expectation>();
        if (!yaml.isMap() || !yaml.entries().containsKey(STATUS)) {
            all.add(answered());
        }
        if (yaml.isText()) {
            all.add(TextExpectations.says(new Template(yaml.text())));
        } else if (yaml.isList()) {
            all.add(TextExpectations.contains(templates(yaml)));
        } else {
            yaml.fields(READERS.keySet())
                    .forEach((key, value) -> all.add(READERS.get(key).apply(value)));
        }
        return all;
    }

    static Expectation answered() {
        return (reply, captures, zone) -> reply.isRefused()
                ? different(STATUS, "a reply", "%d: %s".formatted(reply.status(), reply.says()))
                : List.of();
    }

    /** For what only leads up to a conversation: it has to work. */
    static Expectation worked() {
        return (reply, captures, zone) ->
                Set.of("failure", "hand_off").contains(reply.find("kind").orElse(""))
                        ? different("kind", "that it works", reply.find("kind").orElse(""))
                        : List.of();
    }

    private static List<Template> templates(Yaml yaml) {
        return yaml.oneOrMore().stream().map(item -> new Template(item.text())).toList();
    }

    static Map<String, Wanted> wanted(Yaml yaml) {
        return yaml.entries().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Wanted.of(entry.getValue()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Expectation kind(Yaml yaml) {
        if (!KINDS.contains(yaml.text())) {
            throw yaml.wrong("there is no kind \"%s\"; there are %s"
                    .formatted(
                            yaml.text(),
                            String.join(", ", KINDS.stream().sorted().toList())));
        }
        return field("kind", "kind", Wanted.of(yaml));
    }

    private static Expectation field(String what, String field, Wanted wanted) {
        return (reply, captures, zone) -> {
            var got = reply.find(field);
            return wanted.fits(got, captures, zone)
                    ? List.of()
                    : different(what, wanted.shown(captures), got.orElse("nothing"));
        };
    }

    private static Expectation fields(String what, String object, Map<String, Wanted> wanted) {
        return (reply, captures, zone) -> {
            var got = reply.map(object);
            return wanted.entrySet().stream()
                    .filter(entry ->
                            !entry.getValue().fits(Optional.ofNullable(got.get(entry.getKey())), captures, zone))
                    .map(entry -> new Difference(
                            what + "." + entry.getKey(),
                            entry.getValue().shown(captures),
                            got.getOrDefault(entry.getKey(), "nothing")))
                    .toList();
        };
    }

    private static Expectation confidence(Yaml yaml) {
        var bound = BOUND.matcher(yaml.text());
        if (!bound.matches()) {
            throw yaml.wrong("\"%s\" is no bound of a confidence, like \">= 0.7\"".formatted(yaml.text()));
        }
        double limit = Double.parseDouble(bound.group(2));
        BiPredicate<Double, Double> fits =
                switch (bound.group(1)) {
                    case ">=" -> (got, wanted) -> got >= wanted;
                    case "<=" -> (got, wanted) -> got <= wanted;
                    case ">" -> (got, wanted) -> got > wanted;
                    case "<" -> (got, wanted) -> got < wanted;
                    default -> Double::equals;
                };
        return (reply, captures, zone) -> fits.test(reply.number("confidence"), limit)
                ? List.of()
                : different("confidence", yaml.text(), String.valueOf(reply.number("confidence")));
    }

    private static Expectation complete(Yaml yaml) {
        var wanted = yaml.flag();
        return (reply, captures, zone) -> reply.flag("is_complete") == wanted
                ? List.of()
                : different("complete", String.valueOf(wanted), String.valueOf(!wanted));
    }

    private static Expectation status(int wanted) {
        return (reply, captures, zone) -> reply.status() == wanted
                ? List.of()
                : different(STATUS, String.valueOf(wanted), "%d: %s".formatted(reply.status(), reply.says()));
    }

    private static Expectation quickReplies(List<Template> wanted) {
        return (reply, captures, zone) -> {
            var offered = reply.list("quick_replies").stream().map(Reply::texts).toList();
            return wanted.stream()
                    .filter(one -> offered.stream()
                            .flatMap(quick -> Stream.of(quick.get("label"), quick.get("value")))
                            .noneMatch(text -> one.isWholeInAnyCase(text, captures)))
                    .map(one -> new Difference(
                            "quick_replies",
                            one.filled(captures),
                            offered.stream().map(quick -> quick.get("label")).collect(Collectors.joining(", "))))
                    .toList();
        };
    }

    static List<Difference> different(String what, String expected, String got) {
        return List.of(new Difference(what, expected, got));
    }
}
