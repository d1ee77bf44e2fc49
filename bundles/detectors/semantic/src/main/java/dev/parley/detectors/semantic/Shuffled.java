/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Arrays;
import java.util.Random;

/** The order in which examples are learned: random, but the same each time. */
final class Shuffled {

    private static final int BATCH = 32;

    private final Wanted wanted;
    private final int[] order;
    private final Random random = new Random(7);

    Shuffled(int size, Wanted wanted) {
        this.wanted = wanted;
        order = new int[size];
        Arrays.setAll(order, i -> i);
    }

    /** What is learned from a batch of examples, by their numbers, when this share of the way is left. */
    interface Practice {
        void learn(int[] batch, float left);
    }

    /** @throws java.util.concurrent.CancellationException if it is not wanted any more */
    void batches(int epochs, Practice practice) {
        int steps = (order.length + BATCH - 1) / BATCH;
        for (int step = 0; step < epochs * steps; step++) {
            if (step % steps == 0) {
                shuffle();
            }
            wanted.check();
            int from = step % steps * BATCH;
            var batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
            practice.learn(batch, 1 - (float) step / (epochs * steps));
        }
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
    }
}
