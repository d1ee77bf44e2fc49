/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import dev.parley.lib.search.PassageIndex.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.VectorUtil;

/** Takes the nearest by meaning and the best by words for candidates, and gives each of them both scores exactly. */
record PassageSearch(IndexSearcher searcher) {

    /** What meaning counts; the rest is words. Chosen on passages, see the README. */
    static final double MEANING = 0.95;

    /** How many candidates each side brings at least, so that the ten best are nearly always among them. */
    static final int CANDIDATES = 100;

    @FunctionalInterface
    interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    List<Hit> search(String text, float[] vector, int limit) throws IOException {
        if (limit < 1 || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of();
        }
        searcher.setSimilarity(WordQuery.SIMILARITY);
        var words = WordQuery.of(Words.of(text), searcher.getIndexReader());
        int most = Math.max(limit, CANDIDATES);
        var candidates = new TreeSet<Integer>();
        collect(words.query(), most, candidates);
        if (vector != null) {
            collect(new KnnFloatVectorQuery(PassageFields.VECTOR, vector, most), most, candidates);
        }
        return scored(candidates, words, vector).stream()
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(limit)
                .toList();
    }

    private void collect(Query query, int most, TreeSet<Integer> candidates) throws IOException {
        for (var found : searcher.search(query, most).scoreDocs) {
            candidates.add(found.doc);
        }
    }

    private List<Hit> scored(TreeSet<Integer> candidates, WordQuery words, float[] vector) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(words.query()), ScoreMode.COMPLETE, 1);
        var leaves = searcher.getIndexReader().leaves();
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < leaves.size(); i++) {
            var leaf = leaves.get(i);
            var here =
                    candidates.subSet(leaf.docBase, leaf.docBase + leaf.reader().maxDoc());
            if (!here.isEmpty()) {
                scored(here, leaf, weight, words.best(), vector, hits);
            }
        }
        return hits;
    }

    private static void scored(
            Iterable<Integer> candidates,
            LeafReaderContext leaf,
            Weight weight,
            double best,
            float[] vector,
            List<Hit> hits)
            throws IOException {
        var ids = leaf.reader().getNumericDocValues(PassageFields.ID);
        var vectors = vector == null ? null : leaf.reader().getFloatVectorValues(PassageFields.VECTOR);
        var scorer = weight.scorer(leaf);
        var matches = scorer == null ? null : scorer.iterator();
        for (int candidate : candidates) {
            int doc = candidate - leaf.docBase;
            ids.advanceExact(doc);
            double byWords = isAt(matches, doc) ? Math.min(1, scorer.score() / best) : 0;
            double byMeaning = isAt(vectors, doc) ? VectorUtil.dotProduct(vectors.vectorValue(), vector) : 0;
            hits.add(new Hit(ids.longValue(), byMeaning, byWords, score(byMeaning, byWords, vector != null)));
        }
    }

    private static boolean isAt(DocIdSetIterator iterator, int doc) throws IOException {
        return iterator != null && (iterator.docID() < doc ? iterator.advance(doc) : iterator.docID()) == doc;
    }

    private static double score(double byMeaning, double byWords, boolean both) {
        return both ? MEANING * byMeaning + (1 - MEANING) * byWords : byWords;
    }
}
