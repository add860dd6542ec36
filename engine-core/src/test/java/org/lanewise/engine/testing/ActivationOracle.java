package org.lanewise.engine.testing;

import static org.lanewise.engine.testing.Sums.U;

import org.lanewise.engine.kernel.Activation;

/** Element-wise functions in double. */
public final class ActivationOracle {
    private ActivationOracle() {}

    public static double apply(Activation activation, double x) {
        return switch (activation) {
            case IDENTITY -> x;
            case RELU -> Math.max(0, x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
        };
    }

    /** The derivative, from the result. */
    public static double derivative(Activation activation, double y) {
        return switch (activation) {
            case IDENTITY -> 1;
            case RELU -> y > 0 ? 1 : 0;
            case SIGMOID -> y * (1 - y);
            case TANH -> 1 - y * y;
        };
    }

    /** Applies the function to sums; their bounds pass through with its steepest slope. */
    static void apply(Activation activation, Sums sums) {
        if (activation == Activation.IDENTITY) {
            return;
        }
        double slope = activation == Activation.SIGMOID ? 0.25 : 1;
        for (int i = 0; i < sums.size(); i++) {
            double y = apply(activation, sums.value(i));
            sums.set(i, y, slope * sums.bound(i) + rounding(activation, y));
        }
    }

    /** Results for exact arguments. */
    public static Sums forward(Activation activation, double[] x) {
        Sums y = new Sums(x.length);
        for (int i = 0; i < x.length; i++) {
            double value = apply(activation, x[i]);
            y.set(i, value, rounding(activation, value));
        }
        return y;
    }

    /** dx for exact y and dy. */
    public static Sums backward(Activation activation, double[] y, double[] dy) {
        Sums dx = new Sums(y.length);
        for (int i = 0; i < y.length; i++) {
            double value = dy[i] * derivative(activation, y[i]);
            boolean exact = activation == Activation.IDENTITY || activation == Activation.RELU;
            dx.set(i, value, exact ? 0 : 4 * U * Math.abs(value) + 2 * Float.MIN_VALUE);
        }
        return dx;
    }

    /** What float loses in the function itself: the documented units in the last place, 2 U of the value each. */
    private static double rounding(Activation activation, double y) {
        return switch (activation) {
            case IDENTITY, RELU -> 0;
            // exp within 2 ulp, a sum, a quotient; the smallest results are flushed to 0.
            case SIGMOID -> 8 * U * Math.abs(y) + Float.MIN_NORMAL;
            case TANH -> 6 * U * Math.abs(y);
        };
    }
}
