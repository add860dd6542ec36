package org.lanewise.engine.testing;

import static org.lanewise.engine.testing.Sums.U;

/** Softmax and cross-entropy of one image in double. */
public record SoftmaxOracle(double[] logits) {
    private double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            max = Math.max(max, z);
        }
        return max;
    }

    private double sum() {
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z - max());
        }
        return sum;
    }

    public double loss(int label) {
        return Math.log(sum()) + max() - logits[label];
    }

    public double probability(int c) {
        return Math.exp(logits[c] - max()) / sum();
    }

    public double gradient(int c, int label) {
        return probability(c) - (c == label ? 1 : 0);
    }

    /** Relative error of an exponential: its argument was rounded, and exp is good to 2 units in the last place. */
    private double exponential(double z) {
        return (Math.abs(z - max()) + 4) * U;
    }

    /** Relative error of the sum: that of its worst term that counts, and one rounding a class. */
    private double sumError() {
        double worst = 0;
        for (double z : logits) {
            worst = Math.max(worst, exponential(z) * Math.exp(z - max()));
        }
        return logits.length * (worst + U);
    }

    public double lossBound(int label) {
        return sumError() + 4 * U * Math.log(sum()) + U * Math.abs(Math.log(sum()) + max())
                + U * Math.abs(loss(label)) + Float.MIN_VALUE;
    }

    public double probabilityBound(int c) {
        return probability(c) * (exponential(logits[c]) + sumError() + U) + Float.MIN_NORMAL;
    }

    public double gradientBound(int c, int label) {
        return probabilityBound(c) + 2 * U * Math.abs(gradient(c, label)) + Float.MIN_NORMAL;
    }
}
