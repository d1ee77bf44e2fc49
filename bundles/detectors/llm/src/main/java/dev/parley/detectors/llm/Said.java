/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was really said, the latest first. A value that a model gives is looked up here, and taken as it was said: what
 * the model made up, completed or was talked into does not get any further.
 */
final class Said {

    /** Of scripts that put spaces between words, in which a part of a word is no word. */
    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}]]";

    private static final Pattern WORD = Pattern.compile(LETTER + "+|\\p{IsIdeographic}");
    private static final String BETWEEN = "[^\\p{L}\\p{M}\\p{N}]{0,5}";
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<String> byUser = new ArrayList<>();
    private final List<String> byAnybody = new ArrayList<>();

    Said(String now, List<Message> recent) {
        byUser.add(now);
        byAnybody.add(now);
        for (int i = recent.size() - 1; i >= 0; i--) {
            var message = recent.get(i);
            byAnybody.add(message.text());
            if (message.sender() == Sender.USER) {
                byUser.add(message.text());
            }
        }
    }

    /** These words in a row, letter case and punctuation aside, as the user said them. */
    Optional<String> byUser(String value) {
        return find(value, byUser);
    }

    /** These words in a row, letter case and punctuation aside, as somebody said them. */
    Optional<String> byAnybody(String value) {
        return find(value, byAnybody);
    }

    /** The same, if need be in several places of one message: {@code tonight 22:00} of "tonight, from 22:00". */
    Optional<String> inPieces(String value) {
        return byAnybody(value).or(() -> byAnybody.stream()
                .map(text -> pieces(value, text))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<String> pieces(String value, String text) {
        var pieces = SPACE.splitAsStream(value.strip())
                .map(piece -> find(piece, List.of(text)))
                .toList();
        return pieces.stream().allMatch(Optional::isPresent)
                ? Optional.of(pieces.stream().map(Optional::get).collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    private static Optional<String> find(String value, List<String> texts) {
        var words = WORD.matcher(value).results().toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var passage = passage(value, words);
        return texts.stream()
                .map(passage::matcher)
                .flatMap(found -> found.results().limit(1))
                .map(MatchResult::group)
                .findFirst();
    }

    /** With the punctuation around it only where it was said, too. */
    private static Pattern passage(String value, List<MatchResult> words) {
        var first = value.substring(0, words.get(0).start()).stripLeading();
        var last = value.substring(words.get(words.size() - 1).end()).stripTrailing();
        return Pattern.compile(
                "(?:" + Pattern.quote(first) + ")?"
                        + words.stream()
                                .map(word -> Pattern.quote(word.group()))
                                .collect(Collectors.joining(BETWEEN, "(?<!" + LETTER + ")", "(?!" + LETTER + ")"))
                        + "(?:" + Pattern.quote(last) + ")?",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
