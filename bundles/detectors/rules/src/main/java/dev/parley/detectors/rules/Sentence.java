/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** What somebody said, as words. Letter case, punctuation and the kind of apostrophe do not matter. */
final class Sentence {

    /** Function words weigh 1. */
    static final int WORD = 4;

    /**
     * A word, or the name of a thing in another system.
     *
     * @param start where it begins in the text
     * @param end where it ends, an apostrophe and what follows left out
     * @param word its number
     * @param references the numbers of the patterns that it is an instance of; none for a word
     */
    record Token(int start, int end, int word, int weight, List<Integer> references, boolean isCourtesy) {

        boolean is(int number) {
            return word == number || references.contains(number);
        }
    }

    private static final String APART = ",;:!?()[]{}<>\"“”„«»…—–|";
    private static final String APOSTROPHES = "'’‘ʼ＇`´";

    private final String text;
    private final Vocabulary vocabulary;
    private final List<Token> tokens = new ArrayList<>();
    private int weight;

    private Sentence(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    static Sentence of(String text, Vocabulary vocabulary) {
        var sentence = new Sentence(text, vocabulary);
        sentence.read();
        return sentence;
    }

    /** The words of a text that has no references. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        forEachPiece(text, 0, text.length(), Sentence::isInWord, (from, to) -> words.addAll(wordsOf(text, from, to)));
        return words;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Of all tokens together. */
    int weight() {
        return weight;
    }

    /** How many words of courtesy it begins with. */
    int opening() {
        int i = 0;
        while (i < tokens.size() && tokens.get(i).isCourtesy()) {
            i++;
        }
        return i;
    }

    /** The index after the last word that is not a word of courtesy. */
    int closing() {
        int i = tokens.size();
        while (i > 0 && tokens.get(i - 1).isCourtesy()) {
            i--;
        }
        return i;
    }

    /** What was literally said from one token to another, both included, without quotation marks around it. */
    String said(int from, int to) {
        if (from == to && !tokens.get(from).references().isEmpty()) {
            return text.substring(tokens.get(from).start(), tokens.get(from).end());
        }
        int start = tokens.get(from).start();
        int bound = from == 0 ? 0 : tokens.get(from - 1).end();
        while (start > bound && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        int end = to + 1 == tokens.size() ? text.length() : tokens.get(to).end();
        while (end < text.length() && isWithin(text.charAt(end))) {
            end++;
        }
        return Quote.bare(text.substring(start, end));
    }

    private void read() {
        forEachPiece(text, 0, text.length(), Sentence::isWithin, this::readPiece);
    }

    private void readPiece(int from, int to) {
        int end = to > from + 2 && isApostrophe(text.charAt(to - 2)) && "sS".indexOf(text.charAt(to - 1)) >= 0
                ? to - 2
                : to;
        var references = vocabulary.references(text.substring(from, end).toUpperCase(Locale.ROOT));
        if (references.isEmpty()) {
            forEachPiece(text, from, to, Sentence::isInWord, this::readWord);
        } else {
            add(new Token(from, end, Vocabulary.UNKNOWN, WORD, references, false));
        }
    }

    private void readWord(int from, int to) {
        for (String word : wordsOf(text, from, to)) {
            int heavy = English.isFunctionWord(word) ? 1 : WORD;
            add(new Token(from, to, vocabulary.of(word), heavy, List.of(), English.isCourtesy(word)));
        }
    }

    private void add(Token token) {
        tokens.add(token);
        weight += token.weight();
    }

    private interface Piece {
        void at(int from, int to);
    }

    /** Cuts at every character that is not one of these, and cuts off what is no letter or digit at both ends. */
    private static void forEachPiece(String text, int from, int to, IntPredicate within, Piece piece) {
        int first = -1;
        int afterLast = -1;
        for (int i = from; i < to; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!within.test(c) && first >= 0) {
                piece.at(first, afterLast);
                first = -1;
            } else if (isLetter(c)) {
                first = first < 0 ? i : first;
                afterLast = next;
            }
            i = next;
        }
        if (first >= 0) {
            piece.at(first, afterLast);
        }
    }

    private static List<String> wordsOf(String text, int from, int to) {
        var word = new StringBuilder(to - from);
        boolean isAscii = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            word.append(isApostrophe(c) ? '\'' : c);
            isAscii &= c < 128 || isApostrophe(c);
        }
        var plain = isAscii ? word : Normalizer.normalize(word, Normalizer.Form.NFKC);
        return English.words(plain.toString().toLowerCase(Locale.ROOT));
    }

    private static boolean isWithin(int c) {
        return !Character.isWhitespace(c) && APART.indexOf(c) < 0;
    }

    private static boolean isInWord(int c) {
        return isLetter(c) || isApostrophe(c);
    }

    private static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isApostrophe(int c) {
        return APOSTROPHES.indexOf(c) >= 0;
    }
}
