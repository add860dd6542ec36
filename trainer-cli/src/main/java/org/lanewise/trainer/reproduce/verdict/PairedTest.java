package org.lanewise.trainer.reproduce.verdict;

import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Student's paired test: whether two ways of training differ in their mean, from runs with the same seeds.
 *
 * @param difference mean of first minus second
 * @param p how often chance alone gives a difference as large, 0 .. 1; empty with a single pair
 */
public record PairedTest(double difference, Optional<Double> p) {
    private static final double LEVEL = 0.05;
    private static final double SMALL = 0.001;

    /**
     * Compares the two.
     *
     * @param first one value a seed
     * @param second in the order of the same seeds
     */
    public static PairedTest of(double[] first, double[] second) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException(first.length + " and " + second.length + " values make no pairs");
        }
        double sum = 0;
        boolean equalDifferences = true;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] - second[i];
            equalDifferences &= first[i] - second[i] == first[0] - second[0];
        }
        double difference = sum / first.length;
        if (first.length == 1) {
            return new PairedTest(difference, Optional.empty());
        }
        if (equalDifferences) {
            // Without any spread t is infinite, or not a number.
            return new PairedTest(difference, Optional.of(difference == 0 ? 1.0 : 0.0));
        }
        return new PairedTest(difference, Optional.of(new TTest().pairedTTest(first, second)));
    }

    /** In words. */
    @Override
    public String toString() {
        if (p.isEmpty()) {
            return "cannot be tested with one seed";
        }
        String chance = p.get() < SMALL ? "p < " + SMALL : String.format(Locale.ROOT, "p = %.3f", p.get());
        return (p.get() < LEVEL ? "significant (" : "not significant (") + chance + ")";
    }
}
