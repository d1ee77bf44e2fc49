/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

/** Arithmetic of vectors, written so that the JIT makes it wide instructions. */
final class Vectors {

    private Vectors() {}

    static float dot(float[] a, float[] b) {
        float p = 0;
        float q = 0;
        float r = 0;
        float s = 0;
        float t = 0;
        float u = 0;
        float v = 0;
        float w = 0;
        int i = 0;
        for (; i + 7 < a.length; i += 8) {
            p += a[i] * b[i];
            q += a[i + 1] * b[i + 1];
            r += a[i + 2] * b[i + 2];
            s += a[i + 3] * b[i + 3];
            t += a[i + 4] * b[i + 4];
            u += a[i + 5] * b[i + 5];
            v += a[i + 6] * b[i + 6];
            w += a[i + 7] * b[i + 7];
        }
        for (; i < a.length; i++) {
            p += a[i] * b[i];
        }
        return ((p + q) + (r + s)) + ((t + u) + (v + w));
    }

    /** Adds {@code factor} times {@code x} to {@code sum}. */
    static void add(float[] sum, float factor, float[] x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** This vector at length 1; a vector of zeros stays one. */
    static float[] unit(float[] x) {
        double length = Math.sqrt(dot(x, x));
        var unit = new float[x.length];
        if (length > 0) {
            add(unit, (float) (1 / length), x);
        }
        return unit;
    }

    static float[] mean(float[][] vectors) {
        var mean = new float[vectors[0].length];
        for (var vector : vectors) {
            add(mean, 1f / vectors.length, vector);
        }
        return mean;
    }

    static int argMax(float[] x) {
        int best = 0;
        for (int i = 1; i < x.length; i++) {
            best = x[i] > x[best] ? i : best;
        }
        return best;
    }

    /** The logarithm of the sum of e to the power of each. */
    static float logSum(float[] x) {
        float greatest = x[argMax(x)];
        double sum = 0;
        for (float value : x) {
            sum += Math.exp(value - greatest);
        }
        return greatest + (float) Math.log(sum);
    }

    /** The logarithms of what these logits say of each class. */
    static float[] logSoftmax(float[] logits) {
        float sum = logSum(logits);
        var logs = new float[logits.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = logits[i] - sum;
        }
        return logs;
    }
}
