/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation that is being written down, as text of a conversation file. */
final class Draft {

    private final String name;
    private final List<String> comments = new ArrayList<>();
    private final Map<String, String> head = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    Draft(String name) {
        this.name = name;
    }

    /** One turn; what is said of the bot is a text, a list of texts, or texts by name. */
    static final class Step {

        private final Map<String, Object> fields = new LinkedHashMap<>();
        private final Map<String, Object> bot = new LinkedHashMap<>();
        private final List<String> comments = new ArrayList<>();

        Step with(String key, Object value) {
            fields.put(key, value);
            return this;
        }

        /** A null is nothing at all. */
        Step expect(String key, Object value) {
            bot.put(key, value);
            return this;
        }

        /** One more of several. */
        Step expectAlso(String key, String value) {
            var all = new ArrayList<Object>();
            if (bot.get(key) instanceof List<?> before) {
                all.addAll(before);
            }
            all.add(value);
            bot.put(key, all);
            return this;
        }

        /** One more by name. */
        Step expectOf(String key, String name, String value) {
            var all = new LinkedHashMap<Object, Object>();
            if (bot.get(key) instanceof Map<?, ?> before) {
                all.putAll(before);
            }
            all.put(name, value);
            bot.put(key, all);
            return this;
        }

        void comment(String text) {
            comments.add(text);
        }
    }

    /** A line of its own: before the turns, or after the last turn so far. */
    void comment(String text) {
        last().ifPresentOrElse(step -> step.comment(text), () -> comments.add(text));
    }

    void head(String key, String value) {
        head.put(key, value);
    }

    Step user(String text) {
        var step = new Step().with("user", Template.escaped(text));
        steps.add(step);
        return step;
    }

    /** A turn whatever it says. */
    Step step() {
        var step = new Step();
        steps.add(step);
        return step;
    }

    Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    String yaml() {
        var lines = new ArrayList<String>();
        comments.forEach(comment -> comment(comment, "", lines));
        lines.add("name: " + YamlText.scalar(name));
        head.forEach((key, value) -> lines.add(key + ": " + YamlText.scalar(value)));
        lines.add("turns:");
        steps.forEach(step -> write(step, lines));
        return String.join("\n", lines) + "\n";
    }

    private static void write(Step step, List<String> lines) {
        var begin = "  - ";
        for (var field : step.fields.entrySet()) {
            lines.add(begin + field.getKey() + ": " + YamlText.flow(field.getValue()));
            begin = "    ";
        }
        if (!step.bot.isEmpty()) {
            lines.add("    bot:");
            step.bot.forEach((key, value) -> lines.add("      " + key + ": " + YamlText.flow(value)));
        }
        step.comments.forEach(comment -> comment(comment, "    ", lines));
    }

    private static void comment(String text, String indent, List<String> lines) {
        text.lines().forEach(line -> lines.add((indent + "# " + line).stripTrailing()));
    }
}
