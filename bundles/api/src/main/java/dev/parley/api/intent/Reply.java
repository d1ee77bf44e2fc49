/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import dev.parley.api.change.Change;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Source;
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

    /** What a knowledge base says. */
    static Answer answer(Finding finding) {
        return new Answer(
                finding.text(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                finding.sources(),
                Optional.of(finding.by()));
    }

    /** Refuses a slot's value: it is forgotten and asked for again. */
    static Ask askAgain(Slot<?> slot, String problem) {
        return new Ask(slot.name(), problem, List.of(), Optional.empty());
    }

    /**
     * The intent is carried out, or a question is answered.
     *
     * @param sources where it is from
     * @param by the name of the knowledge base that answered, if one did
     */
    record Answer(
            String text,
            List<QuickReply> quickReplies,
            Optional<Change> change,
            Optional<Undo> undo,
            List<Source> sources,
            Optional<String> by)
            implements Reply {

        public Answer {
            quickReplies = List.copyOf(quickReplies);
            sources = List.copyOf(sources);
        }

        public Answer(String text, List<QuickReply> quickReplies, Optional<Change> change, Optional<Undo> undo) {
            this(text, quickReplies, change, undo, List.of(), Optional.empty());
        }

        /** This answer, about a change. */
        public Answer with(Change about) {
            return new Answer(text, quickReplies, Optional.of(about), undo, sources, by);
        }

        public Answer undoBy(Undo way) {
            return new Answer(text, quickReplies, change, Optional.of(way), sources, by);
        }

        public Answer suggest(QuickReply... more) {
            var all = new ArrayList<>(quickReplies);
            all.addAll(List.of(more));
            return new Answer(text, all, change, undo, sources, by);
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
