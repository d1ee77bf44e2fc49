/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Creates change requests, one conversation each. */
final class VirtualUser {

    private static final List<String> MESSAGES = List.of(
            "I want to create a change request",
            "Restart payments",
            "Restart the payments service after the July patch",
            "2",
            "2031-03-01",
            "2031-03-02");
    private static final String LAST = MESSAGES.get(MESSAGES.size() - 1);
    private static final Pattern CONVERSATION = Pattern.compile("\"conversation_id\" ?: ?\"([^\"]+)\"");
    private static final String RECORDED = "Recorded as draft";
    private static final Pattern NUMBER = Pattern.compile("\"number\" ?: ?\"CHG\\d+\"");

    private final Line line;
    private final LongStream.Builder nanos = LongStream.builder();
    private final LongStream.Builder creating = LongStream.builder();
    private long errors;
    private long recorded;

    VirtualUser(Line line) {
        this.line = line;
    }

    /** The turns that only ask; the last one of each conversation, which creates the change, is not among them. */
    LongStream asking() {
        return nanos.build();
    }

    LongStream creating() {
        return creating.build();
    }

    /** Changes that will be made later. */
    long recorded() {
        return recorded;
    }

    long errors() {
        return errors;
    }

    /** Begins no conversation after {@code until}, by {@link System#nanoTime}. */
    void talk(long until) throws IOException {
        while (System.nanoTime() < until) {
            converse();
        }
    }

    private void converse() throws IOException {
        var conversation = "null";
        var answer = "";
        for (var message : MESSAGES) {
            var began = System.nanoTime();
            answer = line.say(conversation, message);
            (message.equals(LAST) ? creating : nanos).add(System.nanoTime() - began);
            var id = found(CONVERSATION, answer);
            if (id.isEmpty()) {
                errors++;
                return;
            }
            conversation = '"' + id + '"';
        }
        if (answer.contains(RECORDED)) {
            recorded++;
        } else if (!NUMBER.matcher(answer).find()) {
            errors++;
        }
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
