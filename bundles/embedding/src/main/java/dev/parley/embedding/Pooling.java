/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import java.nio.FloatBuffer;

/** How the vectors of a text's tokens become one; it has to be what the model was trained with. */
enum Pooling {

    /** The vector of the first token, which stands for the whole text: BGE. */
    CLS {
        @Override
        float[] of(FloatBuffer tokens, int dimensions) {
            var vector = new float[dimensions];
            tokens.get(0, vector);
            return vector;
        }
    },

    /** The middle of all: E5, MiniLM. */
    MEAN {
        @Override
        float[] of(FloatBuffer tokens, int dimensions) {
            var sum = new float[dimensions];
            for (int i = 0; i < tokens.limit(); i++) {
                sum[i % dimensions] += tokens.get(i);
            }
            return sum;
        }
    };

    /** A vector in the right direction; its length is arbitrary. */
    abstract float[] of(FloatBuffer tokens, int dimensions);
}
