/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Where things stand in what a service answers, and which texts are no answers. */
record Mapping(
        List<Pointer> answer,
        Citations sources,
        List<Pointer> conversation,
        List<Pointer> error,
        List<Pattern> noAnswer) {

    /** Only what says nothing else; "I don't know which plan you have, but…" does. */
    private static final List<String> NO_ANSWER = List.of(
            "(sorry, |i'm sorry, |i am sorry, )?(but )?i (don't|do not|don’t) know\\b.{0,80}",
            "(sorry, |i'm sorry, |i am sorry, )?(but )?i (could not|couldn't|couldn’t) find\\b.{0,40}\\b(answer|information)\\b.{0,60}",
            "no (answer|relevant (documents?|information)) (was |were )?found\\b.{0,60}");

    private static final int MOST_NAME = 500;

    static Mapping of(Values values) {
        var patterns = values.texts("no.answer");
        return new Mapping(
                pointers(values, "answer"),
                Citations.of(values),
                pointers(values, "conversation"),
                pointers(values, "error"),
                (patterns.isEmpty() ? NO_ANSWER : patterns)
                        .stream().map(Mapping::pattern).toList());
    }

    static List<Pointer> pointers(Values values, String name) {
        return values.texts(name).stream().map(Pointer::of).toList();
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new BadSetting("no.answer has something that is no regular expression");
        }
    }

    /** The first that is there and has more than spaces; where there are several texts, all of them together. */
    static Optional<String> text(List<Pointer> pointers, JsonNode json) {
        return pointers.stream()
                .map(pointer -> pointer.in(json)
                        .flatMap(Pointer::items)
                        .map(Mapping::text)
                        .collect(Collectors.joining()))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** A text, or the text of a part as OpenAI has them. */
    private static String text(JsonNode node) {
        return node.isObject() ? node.path("text").asText("") : node.isNull() ? "" : node.asText("");
    }

    /** What the service calls the conversation. */
    Optional<String> conversation(JsonNode json) {
        return text(conversation, json)
                .filter(name -> name.length() <= MOST_NAME && Text.clean(name).equals(name));
    }

    /** Whether the service says that something went wrong, though its status did not. */
    boolean isError(JsonNode json) {
        return error.stream()
                .flatMap(pointer -> pointer.in(json))
                .anyMatch(found -> found.isContainerNode()
                        ? !found.isEmpty()
                        : found.isTextual() ? !found.asText().isBlank() : found.asBoolean());
    }

    /** Whether this whole text is no answer. */
    boolean isNoAnswer(String text) {
        return Text.isPage(text)
                || noAnswer.stream()
                        .anyMatch(pattern -> pattern.matcher(text.strip()).matches());
    }

    /** Whether a text that begins so could yet become one that is no answer. */
    boolean mayBeNoAnswer(String beginning) {
        var text = beginning.stripLeading();
        return text.isEmpty()
                || Text.mayBePage(text)
                || noAnswer.stream()
                        .map(pattern -> pattern.matcher(text))
                        .anyMatch(each -> each.matches() || each.hitEnd());
    }
}
