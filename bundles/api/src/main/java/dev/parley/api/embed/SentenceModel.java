/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.embed;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes vectors of sentences: the nearer two of them, the nearer what they mean. Thread-safe. */
@ConsumerType
public interface SentenceModel {

    /** Names the weights: vectors of models with different names cannot be compared. {@code bge-small-en-v1.5-q} */
    String name();

    /** How many numbers a vector has. */
    int dimensions();

    /**
     * The vectors of these texts, in their order, each of length 1. Of a text that is longer than the model takes only
     * the beginning counts.
     */
    List<float[]> embed(List<String> texts);
}
