/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Looks for any of some words in a title and in all of an entry, the title's words counting more. A word that is nowhere
 * is taken for a typing error, and what is like it is looked for instead.
 *
 * @param best about the score of an entry that has all words once in a title of usual length
 */
record WordQuery(Query query, double best) {

    static final String TITLE = "title";
    static final String ALL = "all";

    private static final float SATURATION = 1.2f;
    static final Similarity SIMILARITY = new BM25Similarity(SATURATION, 0.75f);

    private static final float IN_TITLE = 2;
    /** What a word counts that is only like the one that is looked for. */
    private static final float LIKE_IT = 0.7f;
    /** In letters: shorter words have no typing errors, longer ones may have two. */
    private static final int SHORTEST = 4;

    private static final int LONG = 8;
    private static final int SAME_BEGINNING = 1;
    private static final int ALIKE = 20;

    static WordQuery of(List<String> words, IndexReader index) throws IOException {
        var query = new BooleanQuery.Builder();
        double best = 0;
        for (var word : words) {
            for (var field : List.of(TITLE, ALL)) {
                float boost = field.equals(TITLE) ? IN_TITLE : 1;
                query.add(new BoostQuery(like(new Term(field, word), index), boost), Occur.SHOULD);
            }
            best += (1 + IN_TITLE) * rarity(word, index) / (1 + SATURATION);
        }
        return new WordQuery(query.build(), best);
    }

    private static Query like(Term term, IndexReader index) throws IOException {
        int letters = term.text().length();
        if (letters < SHORTEST || index.docFreq(new Term(ALL, term.text())) > 0) {
            return new TermQuery(term);
        }
        int errors = letters < LONG ? 1 : 2;
        return new BoostQuery(new FuzzyQuery(term, errors, SAME_BEGINNING, ALIKE, true), LIKE_IT);
    }

    /** As BM25 has it. */
    private static double rarity(String word, IndexReader index) throws IOException {
        long in = index.docFreq(new Term(ALL, word));
        return Math.log(1 + (index.maxDoc() - in + 0.5) / (in + 0.5));
    }
}
