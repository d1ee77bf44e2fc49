/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How near a sentence is to the nearest examples of an intent. */
final class Neighbours {

    /** Several, so that one example that is out of place does not decide. */
    private static final int NEAREST = 3;

    private final Examples examples;
    private final int[][] members;

    private Neighbours(Examples examples, int[][] members) {
        this.examples = examples;
        this.members = members;
    }

    /**
     * What is near.
     *
     * @param mean cosine of the nearest few
     * @param cosine of the nearest
     */
    record Nearness(float mean, float cosine, String example) {}

    static Neighbours of(Examples examples) {
        var members = new int[examples.classes()][];
        var filled = new int[examples.classes()];
        var counts = examples.counts();
        for (int i = 0; i < examples.size(); i++) {
            int label = examples.labels()[i];
            if (members[label] == null) {
                members[label] = new int[counts[label]];
            }
            members[label][filled[label]++] = i;
        }
        IntStream.range(0, members.length).filter(c -> members[c] == null).forEach(c -> members[c] = new int[0]);
        return new Neighbours(examples, members);
    }

    Nearness to(int intent, float[] vector) {
        var cosines = new float[NEAREST];
        Arrays.fill(cosines, -1);
        int nearest = -1;
        for (int i : members[intent]) {
            float cosine = Vectors.dot(examples.vectors()[i], vector);
            nearest = cosine > cosines[0] ? i : nearest;
            insert(cosines, cosine);
        }
        int count = Math.min(NEAREST, members[intent].length);
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += cosines[i];
        }
        return count == 0
                ? new Nearness(0, 0, "")
                : new Nearness(sum / count, cosines[0], examples.texts().get(Math.max(nearest, 0)));
    }

    /** The cosine of an example and the nearest other one of its intent; -1 if there is none. */
    float toOthers(int example) {
        float nearest = -1;
        for (int i : members[examples.labels()[example]]) {
            if (i != example) {
                nearest = Math.max(nearest, Vectors.dot(examples.vectors()[i], examples.vectors()[example]));
            }
        }
        return nearest;
    }

    /** Puts a number in its place among the greatest. */
    private static void insert(float[] greatest, float number) {
        for (int i = 0; i < greatest.length; i++) {
            if (number > greatest[i]) {
                float pushed = greatest[i];
                greatest[i] = number;
                number = pushed;
            }
        }
    }
}
