package org.lanewise.engine.optim;

/** Checks of settings. Kernels compute in float, so a setting must be in range as one too. */
final class Setting {
    private Setting() {}

    /** A learning rate: finite and not negative. */
    static void rate(double learningRate) {
        check("the learning rate", learningRate, 0, Double.POSITIVE_INFINITY);
    }

    /** A factor of an exponential average: at least 0, below 1. */
    static void average(String name, double factor) {
        check(name, factor, 0, 1);
    }

    /** What keeps a divisor from being zero: above 0 and finite. */
    static void epsilon(double epsilon) {
        if (!((float) epsilon > 0 && (float) epsilon < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon must be above 0 and finite, also as a float, got " + epsilon);
        }
    }

    /** Throws, naming the setting, if it is not a number from low (inclusive) to high (exclusive). */
    static void check(String name, double value, double low, double high) {
        if (!(value >= low && value < high)) {
            throw new IllegalArgumentException(
                    name + " must be at least " + low + " and below " + high + ", got " + value);
        }
        if ((float) value >= high) {
            throw new IllegalArgumentException(name + " must be below " + high + ", got " + value
                    + ", which rounded to a float is " + (float) value);
        }
    }
}
