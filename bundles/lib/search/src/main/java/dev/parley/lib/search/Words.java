/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts texts into words: in lower case, without accents, English stems, and without what every question is made of. */
final class Words extends Analyzer {

    private static final Words WORDS = new Words();

    /** How many words of a question count. */
    private static final int MOST = 64;

    private static final CharArraySet EMPTY = CharArraySet.unmodifiableSet(new CharArraySet(
            Arrays.asList(
                    ("a an and are as at be but by for if in into is it no not of on or such that the their then there"
                                    + " these they this to was will with how do does did can could i you my me we us our your what"
                                    + " when where which who why should would have has had am so any some from about s t m ve re")
                            .split(" ")),
            false));

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        var folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
        return new TokenStreamComponents(words, new PorterStemFilter(new StopFilter(folded, EMPTY)));
    }

    /** The words of a question, each once; whatever else is in it means nothing. */
    static List<String> of(String question) {
        var words = new LinkedHashSet<String>();
        try (var stream = WORDS.tokenStream("", question)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (words.size() < MOST && stream.incrementToken()) {
                words.add(word.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(words);
    }
}
