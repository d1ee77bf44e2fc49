/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import dev.parley.api.detect.Memory;
import dev.parley.api.intent.Reply;
import dev.parley.api.knowledge.Passage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what an utterance means: an intent, or a question that something written answers. */
final class Understanding {

    private static final Set<String> QUESTION = Set.copyOf(Language.everywhere("question"));
    private static final Set<String> HOW_TO = Set.of("how", "why", "who", "wie", "warum", "wer");

    private final Repertoire repertoire;
    private final Inquiry inquiry;

    Understanding(Repertoire repertoire, Inquiry inquiry) {
        this.repertoire = repertoire;
        this.inquiry = inquiry;
    }

    /** What may be meant, seeing what the conversation was about. */
    Detected detected(State state, Said said) {
        return repertoire.recognize(heard(state, said));
    }

    private static Heard heard(State state, Said said) {
        return new Heard(
                said.text(),
                said.locale(),
                said.now(),
                () -> new Memory(summary(state, said), said.recent().get()));
    }

    /** What rules take it for. */
    Detected byRules(State state, Said said) {
        return repertoire.recognizeByRules(heard(state, said));
    }

    /** The intent that is surely meant. */
    Optional<Match> sure(State state, Said said) {
        return detected(state, said).matches().stream().findFirst().filter(match -> match.confidence() >= Match.SURE);
    }

    /** What is surely meant by a rule, which costs next to nothing to find out. */
    Optional<Match> certain(String text, State state, Said said) {
        return repertoire.recognizeByRules(heard(state, said.text(text))).matches().stream()
                .findFirst()
                .filter(match -> match.confidence() >= Match.SURE);
    }

    boolean isExample(Words words) {
        return repertoire.isExample(words);
    }

    /** Whether a sentence has the form of a question. */
    static boolean isQuestion(String text) {
        var words = Words.of(text).list();
        return text.strip().endsWith("?") || !words.isEmpty() && QUESTION.contains(words.get(0));
    }

    /** Whether it begins by taking something back. */
    static boolean isContradiction(String text) {
        var words = Words.of(text).list();
        return words.size() > 1 && Language.everywhere("contradiction").contains(words.get(0));
    }

    /** Whether it begins as only questions do. */
    static boolean isPlainQuestion(Words words) {
        return Language.everywhere("question.plain").contains(words.list().get(0));
    }

    /** Whether a question is a polite order: "can you make it high?" */
    static boolean isOrder(String text) {
        var words = Words.of(text);
        return Language.everywhere("order").stream()
                .anyMatch(order -> words.text().startsWith(order + " "));
    }

    /** Whether somebody says what should not be done: "don't cancel it". */
    static boolean isRefusal(String text) {
        var words = Words.of(text).list().stream().limit(4).toList();
        return words.contains("don't")
                || words.contains("dont")
                || words.contains("never")
                || words.contains("do") && words.contains("not")
                || words.contains("nicht") && !isQuestion(text);
    }

    /** Whether somebody wants to know something about Parley or the world, rather than about a thing of theirs. */
    static boolean isAboutTheWorld(String text) {
        var words = Words.of(text).list();
        return !words.isEmpty() && HOW_TO.contains(words.get(0));
    }

    /** What is written about a question, if it answers it. */
    Optional<Reply.Answer> answer(Said said) {
        return inquiry.search(said).stream()
                .findFirst()
                .filter(passage -> passage.confidence() >= Passage.SURE)
                .map(passage -> Reply.answer(brief(passage) + " (" + passage.title() + ")"));
    }

    /** Whether a question that an intent could only answer in general is answered by something written. */
    boolean isWritten(Match match, Said said) {
        var words = Words.of(said.text()).text();
        return Language.everywhere("question.world").stream().anyMatch(start -> words.startsWith(start + " "))
                && repertoire
                        .find(match.intent())
                        .filter(intent -> intent.spec().slots().isEmpty()
                                && !intent.spec().writes())
                        .isPresent()
                && answer(said).isPresent();
    }

    /** What comes nearest to it. */
    Optional<Passage> closest(Said said) {
        return inquiry.search(said).stream().findFirst();
    }

    /** The first paragraph, as nobody reads a page in a chat. */
    static String brief(Passage passage) {
        return passage.text().strip().split("\\n\\s*\\n", 2)[0];
    }

    /** What the conversation was about, for a detector that reads. */
    private static String summary(State state, Said said) {
        var lines = new StringBuilder();
        state.done()
                .ifPresent(
                        draft -> lines.append("Done last: ").append(line(draft)).append('\n'));
        state.kept()
                .forEach(draft ->
                        lines.append("Left for later: ").append(line(draft)).append('\n'));
        state.draft().ifPresent(draft -> lines.append("Being talked about: ")
                .append(line(draft))
                .append(draft.asking().map(slot -> ", asked for " + slot).orElse(""))
                .append('\n'));
        if (!state.focus().isEmpty()) {
            lines.append("Spoken of lately: ")
                    .append(String.join(", ", state.focus()))
                    .append('\n');
        }
        return lines.toString();
    }

    private static String line(Draft draft) {
        return draft.intent()
                + ' '
                + draft.values().canonical().entrySet().stream()
                        .map(value -> value.getKey() + '=' + Wording.quoted(value.getValue()))
                        .collect(Collectors.joining(" "));
    }

    /** All that is asked while nobody is sure. */
    static List<Match> likely(Detected detected) {
        return detected.matches().stream()
                .filter(match -> match.confidence() >= Match.MAYBE)
                .limit(2)
                .toList();
    }
}
