/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.util.List;
import java.util.Optional;

/** Tokens with what their words mean in a language. */
final class Sentence {

    private final String text;
    private final List<Token> tokens;
    private final List<List<Word>> words;
    private final long[] kinds;

    Sentence(String text, List<Token> tokens, Words language) {
        this.text = text;
        this.tokens = tokens;
        this.words = tokens.stream()
                .map(token -> token.is(Token.Kind.WORD) || token.is(Token.Kind.MARK)
                        ? language.beginningWith(token.text())
                        : List.<Word>of())
                .toList();
        this.kinds = new long[tokens.size()];
        for (int at = 0; at < kinds.length; at++) {
            for (var word : words.get(at)) {
                kinds[at] |= stands(word, at) ? 1L << word.kind().ordinal() : 0;
            }
        }
    }

    /** Whether an expression of time may begin at a token. */
    boolean mayBegin(int at) {
        var token = tokens.get(at);
        return token.is(Token.Kind.WORD)
                ? kinds[at] != 0
                : !token.is(Token.Kind.OPAQUE) && (!token.is(Token.Kind.MARK) || token.is("@"));
    }

    /** Whether a word means nothing in this sentence's language but a day in another. */
    boolean foreign(Words other) {
        for (int at = 0; at < kinds.length; at++) {
            if (words.get(at).isEmpty()
                    && is(at, Token.Kind.WORD)
                    && other.meansDay(tokens.get(at).text())) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return tokens.size();
    }

    Token token(int at) {
        return tokens.get(at);
    }

    boolean is(int at, Token.Kind kind) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(kind);
    }

    boolean is(int at, String mark) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(mark);
    }

    /** The longest phrase of a kind that begins at a token. */
    Optional<Word> word(int at, Word.Kind kind) {
        if (at < 0 || at >= kinds.length || (kinds[at] & 1L << kind.ordinal()) == 0) {
            return Optional.empty();
        }
        for (var word : words.get(at)) {
            if (word.kind() == kind && stands(word, at)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    boolean has(int at, Word.Kind kind) {
        return at >= 0 && at < kinds.length && (kinds[at] & 1L << kind.ordinal()) != 0;
    }

    /** The token behind the phrase of a kind if it stands there, else this one. */
    int skip(int at, Word.Kind kind) {
        return at + word(at, kind).map(Word::length).orElse(0);
    }

    /** Whether it is a word that no table has. */
    boolean unknown(int at) {
        return is(at, Token.Kind.OPAQUE)
                || is(at, Token.Kind.WORD) && words.get(at).isEmpty();
    }

    /** Whether a token follows the one before without a blank. */
    boolean joined(int at) {
        return at > 0
                && at < tokens.size()
                && tokens.get(at - 1).to() == tokens.get(at).from();
    }

    boolean inCapitals(int at) {
        var token = tokens.get(at);
        return text.substring(token.from(), token.to()).chars().allMatch(Character::isUpperCase);
    }

    private boolean stands(Word word, int at) {
        var phrase = word.phrase();
        if (at + phrase.size() > tokens.size()) {
            return false;
        }
        for (int i = 1; i < phrase.size(); i++) {
            if (!tokens.get(at + i).text().equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }
}
