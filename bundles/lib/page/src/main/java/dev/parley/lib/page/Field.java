/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.p;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field of a form with its label, and what is to be said about it. Its methods give another one.
 *
 * @param input what is filled in, without id
 * @param hint what belongs in, in a sentence, or empty
 * @param problem what is wrong with what was filled in, in a sentence, or empty
 */
public record Field(String label, Element input, Optional<Object> hint, Optional<String> problem) {

    public static Field text(String name, String label) {
        return of("text", name, label);
    }

    /** Filled in, but not shown. Never has a value. */
    public static Field password(String name, String label) {
        return with("autocomplete", "new-password", of("password", name, label));
    }

    public static Field number(String name, String label) {
        return with("step", "any", of("number", name, label));
    }

    public static Field date(String name, String label) {
        return of("date", name, label);
    }

    /** @param accept kinds of files: {@code .jar} */
    public static Field file(String name, String label, String accept) {
        return with("accept", accept, of("file", name, label));
    }

    /** Yes or no; sent as {@code true}, or not at all. */
    public static Field checkbox(String name, String label, boolean isChecked) {
        return with("checked", isChecked, with("value", "true", of("checkbox", name, label)));
    }

    /** Several lines. */
    public static Field area(String name, String label, int rows) {
        return new Field(
                label, element("textarea").is("name", name).is("rows", rows), Optional.empty(), Optional.empty());
    }

    /** One of several; what is sent and what is shown, in order. */
    public static Field choice(String name, String label, Map<String, String> options) {
        var input = element("select").is("name", name);
        for (var option : options.entrySet()) {
            input = input.with(element("option", option.getValue()).is("value", option.getKey()));
        }
        return new Field(label, input, Optional.empty(), Optional.empty());
    }

    private static Field of(String type, String name, String label) {
        var input = element("input").is("type", type).is("name", name);
        return new Field(label, input, Optional.empty(), Optional.empty());
    }

    private static Field with(String attribute, Object value, Field field) {
        return field.is(attribute, value);
    }

    /** Filled in with this, or empty if it is an empty {@link Optional}. */
    public Field value(Object value) {
        var text =
                value instanceof Optional<?> maybe ? maybe.map(Object::toString).orElse("") : value.toString();
        if (input.name().equals("textarea")) {
            return replaced(
                    new Element("textarea", input.attributes(), List.of()).with(text.isEmpty() ? "" : "\n" + text));
        }
        if (input.name().equals("select")) {
            return replaced(chosen(text));
        }
        return text.isEmpty() ? this : is("value", text);
    }

    /** With an attribute of its input: {@code max}, {@code maxlength}, {@code pattern}, {@code lang}. */
    public Field is(String attribute, Object value) {
        return replaced(input.is(attribute, value));
    }

    public Field required() {
        return is("required", true);
    }

    /** Says what belongs in; text, or a piece. */
    public Field hint(Object sentence) {
        return new Field(label, input, Optional.of(sentence), problem);
    }

    /** Says what is wrong; nothing if it is empty. */
    public Field problem(Optional<String> sentence) {
        return new Field(label, input, hint, sentence);
    }

    /** @param id no other field of the page has it */
    Html html(String id) {
        var about = new ArrayList<Html>();
        hint.ifPresent(sentence -> about.add(p(sentence).kind("hint").is("id", id + "-hint")));
        problem.ifPresent(sentence -> about.add(p(sentence).kind("problem").is("id", id + "-problem")));
        var described = Stream.of(hint.map(x -> id + "-hint"), problem.map(x -> id + "-problem"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        var bound = input.is("id", id)
                .is("aria-describedby", Optional.of(described).filter(text -> !text.isEmpty()))
                .is("aria-invalid", problem.map(x -> "true"));
        boolean isCheckbox = "checkbox".equals(input.attributes().get("type"));
        var named = element("label", label).is("for", id);
        return Html.div(
                isCheckbox ? "field check" : "field",
                isCheckbox ? List.of(bound, named) : List.of(named, bound),
                about);
    }

    private Element chosen(String value) {
        var options = input.content().stream()
                .map(Element.class::cast)
                .map(option ->
                        option.is("selected", value.equals(option.attributes().get("value"))))
                .toArray();
        return new Element("select", input.attributes(), List.of()).with(options);
    }

    private Field replaced(Element other) {
        return new Field(label, other, hint, problem);
    }
}
