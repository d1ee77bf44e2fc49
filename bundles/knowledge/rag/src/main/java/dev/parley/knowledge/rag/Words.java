/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.api.conversation.Message;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the placeholders stand for in one request. What is put in for one is not looked at for others. */
final class Words {

    static final Words NONE = new Words(Map.of(), List::of);

    static final String HISTORY = "history";

    /** As it is written in templates. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private static final List<String> KNOWN = List.of("question", "conversation", "user", HISTORY, "key", "model");

    private final Map<String, String> values;
    private final Supplier<List<Message>> recent;

    /** @param recent what was said before, read only if a template asks for it */
    Words(Map<String, String> values, Supplier<List<Message>> recent) {
        this.values = Map.copyOf(values);
        this.recent = recent;
    }

    History history() {
        return new History(recent.get());
    }

    /** @param encoding of a value, for the place where it is put */
    String fill(String template, UnaryOperator<String> encoding) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(encoding.apply(value(found.group(1)))));
    }

    private String value(String name) {
        return name.equals(HISTORY) ? history().transcript() : values.getOrDefault(name, "");
    }

    /** @throws BadSetting if there is a placeholder that stands for nothing */
    static void check(String template) {
        PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadSetting("{{" + name + "}} is none of {{" + String.join("}}, {{", KNOWN) + "}}");
                });
    }
}
