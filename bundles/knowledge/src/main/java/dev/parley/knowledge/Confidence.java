/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge;

/**
 * How likely it is that what was found answers the question: a logistic curve over its score and over how far it is
 * ahead of the next one.
 */
record Confidence(double score, double lead, double offset) {

    /**
     * Fitted to the questions that are there for choosing (questions-*-choosing.tsv), of both languages together, with
     * the model that Parley ships.
     */
    static final Confidence OF_BOTH = new Confidence(17.5, 14.2, -14.9);

    /** The same for search by words alone. */
    static final Confidence OF_WORDS = new Confidence(5.8, 5.7, -2.9);

    /** @param lead over the next one, at least 0 */
    double of(double score, double lead) {
        return 1 / (1 + Math.exp(-(this.score * score + this.lead * lead + offset)));
    }
}
