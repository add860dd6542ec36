package org.lanewise.trainer.rate;

import java.util.Optional;

/** The losses of a {@link RangeTest} and what they say. */
public final class RangeCurve {
    /** The smoothed loss is a weighted mean over neighbours, the weights a bell so many decades wide. */
    private static final double WIDTH = 0.1;

    /** A fall of the loss by less than this part is none. */
    private static final double LEAST_FALL = 0.02;

    private final double[] rates;
    private final double[] losses;
    private final double[] smoothed;
    private final double outOfHand;

    /**
     * A curve.
     *
     * @param losses of a batch each, before the step with that rate
     * @param outOfHand the rate at which the test was broken off, NaN if it was not
     */
    RangeCurve(double[] rates, double[] losses, double outOfHand) {
        this.rates = rates;
        this.losses = losses;
        this.outOfHand = outOfHand;
        this.smoothed = smoothed();
    }

    /** Taken with later losses too, so that the curve does not lag behind the rates. */
    private double[] smoothed() {
        double[] means = new double[rates.length];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int j = 0; j < means.length; j++) {
                double distance = StrictMath.log10(rates[j] / rates[i]) / WIDTH;
                double weight = StrictMath.exp(-0.5 * distance * distance);
                sum += weight * losses[j];
                weights += weight;
            }
            means[i] = sum / weights;
        }
        return means;
    }

    /**
     * What to train with.
     *
     * @param rate a tenth of {@code lowest}
     * @param steepest rate at which the loss falls fastest for each part that the rate grows
     * @param lowest rate at which the loss is lowest
     */
    public record Suggestion(double rate, double steepest, double lowest) {}

    /** What the curve suggests; empty if the loss does not fall. */
    public Optional<Suggestion> suggestion() {
        int lowest = 0;
        for (int i = 1; i < smoothed.length; i++) {
            lowest = smoothed[i] < smoothed[lowest] ? i : lowest;
        }
        if (smoothed.length == 0 || smoothed[lowest] > (1 - LEAST_FALL) * smoothed[0]) {
            return Optional.empty();
        }
        int steepest = 1;
        for (int i = 1; i < lowest; i++) {
            steepest = slope(i) < slope(steepest) ? i : steepest;
        }
        return Optional.of(new Suggestion(rates[lowest] / 10, rates[steepest], rates[lowest]));
    }

    /** Of the smoothed loss over the logarithm of the rate, whose steps are all the same. */
    private double slope(int i) {
        return smoothed[i + 1] - smoothed[i - 1];
    }

    /** How many steps were made. */
    public int steps() {
        return rates.length;
    }

    public double[] rates() {
        return rates.clone();
    }

    public double[] losses() {
        return losses.clone();
    }

    /** The losses, each with its neighbours. */
    public double[] smoothedLosses() {
        return smoothed.clone();
    }

    /** The rate at which the loss had got out of hand, if it had. */
    public Optional<Double> outOfHand() {
        return Double.isNaN(outOfHand) ? Optional.empty() : Optional.of(outOfHand);
    }
}
