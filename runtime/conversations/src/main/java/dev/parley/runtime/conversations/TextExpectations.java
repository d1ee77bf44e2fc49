/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.List;
import java.util.regex.PatternSyntaxException;

/** What is expected of what the user reads. */
final class TextExpectations {

    private TextExpectations() {}

    static Expectation says(Template text) {
        return (reply, captures, zone) -> text.isWhole(reply.says(), captures)
                ? List.of()
                : Expectations.different("says", text.filled(captures), reply.says());
    }

    static Expectation contains(List<Template> parts) {
        return (reply, captures, zone) -> parts.stream()
                .filter(part -> !part.isPart(reply.says(), captures))
                .map(part -> new Difference("contains", part.filled(captures), reply.says()))
                .toList();
    }

    static Expectation not(List<Template> parts) {
        return (reply, captures, zone) -> parts.stream()
                .filter(part -> part.isPart(reply.says(), captures))
                .map(part -> new Difference("not", "without: " + part.filled(captures), reply.says()))
                .toList();
    }

    static Expectation matches(Yaml yaml) {
        var regex = new Template(yaml.text());
        try {
            regex.regex(new Captures());
        } catch (PatternSyntaxException e) {
            throw yaml.wrong("this is no regular expression: " + e.getDescription());
        }
        return (reply, captures, zone) -> regex.isFound(reply.says(), captures)
                ? List.of()
                : Expectations.different("matches", regex.filled(captures), reply.says());
    }

    /** Whether it says the same as the last time. */
    static Expectation repeats(Yaml yaml) {
        var wanted = yaml.flag();
        return (reply, captures, zone) -> reply.says().equals(reply.before()) == wanted
                ? List.of()
                : Expectations.different(
                        "repeats", wanted ? reply.before() : "something else than before", reply.says());
    }
}
