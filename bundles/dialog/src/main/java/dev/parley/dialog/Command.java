/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be said at any time, whatever is asked; the words for it are the languages'. */
enum Command {
    CANCEL,
    BACK,
    HELP,
    START_OVER,
    LATER,
    CONTINUE,
    SKIP,
    REPEAT,
    UNDO,
    REDO,
    WHY,
    SO_FAR,
    PERSON,
    YES,
    NO,
    USUAL,
    LANGUAGE,
    HELLO,
    THANKS,
    BYE,
    HOW_ARE_YOU,
    WHO,
    PRAISE,
    SCOLD,
    JOKE;

    /** A command, and the language it was said in. */
    record Given(Command command, Language language) {}

    private static final Map<String, Given> PHRASES = phrases();

    /** The command that this is, and nothing else. */
    static Optional<Command> of(String text) {
        return given(text).map(Given::command);
    }

    static Optional<Given> given(String text) {
        var said = Words.of(text).text();
        return said.isEmpty() && text.contains("?")
                ? Optional.of(new Given(HELP, Language.all().get(0)))
                : Optional.ofNullable(PHRASES.get(said));
    }

    /** Said to be polite. */
    boolean isSmallTalk() {
        return ordinal() >= HELLO.ordinal();
    }

    private static Map<String, Given> phrases() {
        var phrases = new HashMap<String, Given>();
        for (var language : Language.all()) {
            for (var command : values()) {
                language.listed("command." + command.name().toLowerCase(Locale.ROOT))
                        .forEach(words -> phrases.putIfAbsent(Words.of(words).text(), new Given(command, language)));
            }
        }
        return Map.copyOf(phrases);
    }
}
