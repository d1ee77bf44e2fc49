/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import dev.parley.api.change.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Parley says. Intents make answers, questions about a slot and hand-offs; the rest the engine makes. */
public sealed interface Reply {

    /** What is said, plain text; line feeds separate paragraphs. Never empty. */
    String text();

    /** Answers to choose from; none if the user should type. */
    List<QuickReply> quickReplies();

    static Answer answer(String text) {
        return new Answer(text, List.of(), Optional.empty(), Optional.empty());
    }

    /** Refuses a slot's value: it is forgotten and asked for again. */
    static Ask askAgain(Slot<?> slot, String problem) {
        return new Ask(slot.name(), problem, List.of(), Optional.empty());
    }

    /** The intent is carried out. */
    record Answer(String text, List<QuickReply> quickReplies, Optional<Change> change, Optional<Undo> undo)
            implements Reply {

        public Answer {
            quickReplies = List.copyOf(quickReplies);
        }

        /** This answer, about a change. */
        public Answer with(Change about) {
            return new Answer(text, quickReplies, Optional.of(about), undo);
        }

        public Answer undoBy(Undo way) {
            return new Answer(text, quickReplies, change, Optional.of(way));
        }

        public Answer suggest(QuickReply... more) {
            var all = new ArrayList<>(quickReplies);
            all.addAll(List.of(more));
            return new Answer(text, all, change, undo);
        }
    }

    /**
     * A question about a slot.
     *
     * @param slot its name
     */
    record Ask(String slot, String text, List<QuickReply> quickReplies, Optional<Form> form) implements Reply {

        public Ask {
            quickReplies = List.copyOf(quickReplies);
        }

        public Ask suggest(List<QuickReply> more) {
            var all = new ArrayList<>(quickReplies);
            all.addAll(more);
            return new Ask(slot, text, all, form);
        }
    }

    /**
     * What was understood, read back.
     *
     * @param values as one would say them, by the slots' labels
     */
    record Confirm(String text, List<QuickReply> quickReplies, Map<String, String> values) implements Reply {

        public Confirm {
            quickReplies = List.copyOf(quickReplies);
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** A person should go on. */
    record HandOff(String text, List<QuickReply> quickReplies) implements Reply {

        public HandOff {
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /**
     * Something went wrong that is not the user's fault. Nothing they said is lost.
     *
     * @param incident what to find it by in the log
     */
    record Failure(String text, List<QuickReply> quickReplies, String incident) implements Reply {

        public Failure {
            quickReplies = List.copyOf(quickReplies);
        }
    }
}
