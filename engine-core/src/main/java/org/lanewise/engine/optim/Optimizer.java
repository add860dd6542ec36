package org.lanewise.engine.optim;

import java.util.List;
import org.lanewise.engine.kernel.UpdateKernels;

/** A rule that changes parameters by their gradients, with its settings. What it remembers is an {@link OptimizerState}. */
public sealed interface Optimizer permits Sgd, Adam {
    double learningRate();

    /** The names of the arrays it remembers, one value a parameter each. */
    List<String> slots();

    /**
     * Updates elements {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param memory one array a slot, lying like the parameters
     * @param step number of this update, from 1
     */
    void update(UpdateKernels kernels, float[] parameters, float[] gradients, float[][] memory, int from, int to,
            long step);

    /**
     * Kernels compute in float, so a setting must be in range as one too.
     *
     * @throws IllegalArgumentException naming the setting if it is not a number from low (inclusive) to high (exclusive)
     */
    private static void check(String setting, double value, double low, double high) {
        if (!(value >= low && value < high)) {
            throw new IllegalArgumentException(
                    setting + " must be at least " + low + " and below " + high + ", got " + value);
        }
        if ((float) value >= high) {
            throw new IllegalArgumentException(setting + " must be below " + high + ", got " + value
                    + ", which rounded to a float is " + (float) value);
        }
    }

    /** Checks a learning rate: finite and not negative. */
    static void checkRate(double learningRate) {
        check("the learning rate", learningRate, 0, Double.POSITIVE_INFINITY);
    }

    /** Checks a weight decay: finite and not negative. */
    static void checkDecay(double weightDecay) {
        check("the weight decay", weightDecay, 0, Double.POSITIVE_INFINITY);
    }

    /** Checks a factor of an exponential average: at least 0, below 1. */
    static void checkAverage(String setting, double factor) {
        check(setting, factor, 0, 1);
    }
}
