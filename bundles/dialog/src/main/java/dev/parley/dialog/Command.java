/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What can be said at any time, whatever is asked. */
enum Command {
    CANCEL(
            "cancel",
            "never mind",
            "nevermind",
            "forget it",
            "stop",
            "quit",
            "exit",
            "abort",
            "drop it",
            "cancel that",
            "cancel this",
            "forget about it",
            "leave it"),
    BACK("back", "go back", "previous", "step back", "one back", "back please"),
    HELP("help", "help me", "i need help", "what can i say", "what do you mean", "what"),
    START_OVER("start over", "start again", "restart", "begin again", "from the start", "from the beginning", "reset"),
    LATER("later", "not now", "leave it for later", "do it later", "save it", "keep it for later"),
    CONTINUE("continue", "go on", "resume", "carry on", "try again", "retry", "keep going"),
    SKIP("skip", "skip it", "skip this", "pass", "next"),
    REPEAT("repeat", "say that again", "again", "pardon", "come again"),
    UNDO("undo", "undo it", "undo that", "revert", "take it back", "undo please"),
    YES(
            "yes",
            "y",
            "yes please",
            "yep",
            "yeah",
            "sure",
            "ok",
            "okay",
            "go ahead",
            "do it",
            "create it",
            "confirm",
            "correct",
            "right",
            "exactly",
            "please do",
            "of course",
            "yes do it",
            "yes create it",
            "yes cancel it",
            "looks good",
            "perfect",
            "submit",
            "send it"),
    NO(
            "no",
            "n",
            "nope",
            "no thanks",
            "not yet",
            "don't",
            "wrong",
            "that's wrong",
            "not quite",
            "no please",
            "change something",
            "edit",
            "change it"),
    HELLO("hello", "hi", "hey", "good morning", "good afternoon", "good evening", "hello there", "hi there"),
    THANKS("thanks", "thank you", "thank you very much", "thanks a lot", "cheers", "great thanks", "ok thanks");

    private final Set<String> phrases;

    Command(String... phrases) {
        this.phrases = Set.of(phrases);
    }

    /** The command that this is, and nothing else. */
    static Optional<Command> of(String text) {
        var said = Words.of(text).text();
        return said.isEmpty() && text.contains("?")
                ? Optional.of(HELP)
                : Arrays.stream(values()).filter(c -> c.phrases.contains(said)).findFirst();
    }
}
