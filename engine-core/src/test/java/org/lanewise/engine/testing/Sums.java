package org.lanewise.engine.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * An array of sums of products in double, and for each how far the same sum in float may be from it, whatever its order:
 * with n terms and float's unit roundoff u = 2^-24, {@code n u / (1 - n u) * sum |term|} (N. Higham: Accuracy and
 * Stability of Numerical Algorithms, 2nd edition, section 3.1), plus what underflow can lose.
 */
public final class Sums {
    /** Half a unit in the last place of 1. */
    public static final double U = 0x1p-24;

    private final double[] values;
    private final double[] magnitudes;
    private final int[] terms;
    private final double[] slack;
    private final int longest;

    Sums(int size) {
        this(size, Integer.MAX_VALUE);
    }

    /** @param longest terms that are added one after another, where a sum is made of several such rows */
    Sums(int size, int longest) {
        this.longest = longest;
        values = new double[size];
        magnitudes = new double[size];
        terms = new int[size];
        slack = new double[size];
    }

    public int size() {
        return values.length;
    }

    void add(int i, double term) {
        values[i] += term;
        magnitudes[i] += Math.abs(term);
        terms[i]++;
    }

    /** Gives a value a bound of its own, in place of that of a sum. */
    void set(int i, double value, double bound) {
        values[i] = value;
        magnitudes[i] = 0;
        slack[i] = bound;
    }

    public double value(int i) {
        return values[i];
    }

    public double[] values() {
        return values.clone();
    }

    /** How far a float result may be from the value. */
    public double bound(int i) {
        // Four more than the terms: a fold of 16 lanes adds up again, and an activation or factor rounds again.
        double n = Math.min(terms[i], longest) + 4;
        return n * U / (1 - n * U) * magnitudes[i] + n * Float.MIN_VALUE + slack[i];
    }

    /** Where results are out of bounds, in words; empty if they are right. */
    public List<String> violations(double[] actual) {
        List<String> violations = new ArrayList<>();
        if (actual.length != values.length) {
            violations.add(actual.length + " results instead of " + values.length);
            return violations;
        }
        for (int i = 0; i < values.length; i++) {
            double error = Math.abs(actual[i] - values[i]);
            if (!(error <= bound(i))) {
                violations.add("element " + i + ": " + actual[i] + " instead of " + values[i] + ", off by " + error
                        + ", bound " + bound(i));
            }
        }
        return violations;
    }
}
