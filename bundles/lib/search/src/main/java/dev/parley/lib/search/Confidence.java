/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

/**
 * How likely it is that what was found answers the question: a logistic curve over its score and over how far it is
 * ahead of the next one. The three numbers are fitted to questions of which the answers are known.
 */
public record Confidence(double score, double lead, double offset) {

    /**
     * @param score as search gives it
     * @param lead over the next one, at least 0
     * @return 0 to 1
     */
    public double of(double score, double lead) {
        return 1 / (1 + Math.exp(-(this.score * score + this.lead * lead + offset)));
    }
}
