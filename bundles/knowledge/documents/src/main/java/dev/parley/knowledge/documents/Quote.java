/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.List;

/** Chooses what is quoted of a passage: whole sentences in a row, those that are nearest to the question. */
final class Quote {

    /** In characters. A sentence that is longer is quoted whole. */
    static final int LONGEST = 700;

    private Quote() {}

    static String of(String passage, String question) {
        if (passage.length() <= LONGEST) {
            return passage;
        }
        var sentences = Sentences.all(passage);
        var wanted = Stems.of(question);
        var best = "";
        double nearest = -1;
        for (int from = 0; from < sentences.size(); from++) {
            var run = run(sentences.subList(from, sentences.size()));
            double share = Stems.share(wanted, Stems.of(run));
            if (share > nearest) {
                nearest = share;
                best = run;
            }
        }
        return best;
    }

    private static String run(List<Sentences.Unit> sentences) {
        var run = new StringBuilder(sentences.get(0).text());
        for (var next : sentences.subList(1, sentences.size())) {
            if (run.length() + next.separator().length() + next.text().length() > LONGEST) {
                break;
            }
            run.append(next.separator()).append(next.text());
        }
        return run.toString();
    }
}
