package org.lanewise.trainer.explain;

import org.lanewise.engine.train.Training;
import org.lanewise.trainer.evaluate.Evaluator;

/**
 * How fast a training goes here, measured by training for a moment. What is trained is thrown away.
 *
 * @param steps made
 * @param seconds they took
 * @param secondsPerTest of measuring the sample once
 */
public record Calibration(int steps, double seconds, double secondsPerTest) {
    /** The part of the time that testing has. */
    private static final double TESTING = 0.15;

    /** A step that is faster by less than this is no longer faster. */
    private static final double FASTER = 0.95;

    /** Warming up ends at the latest after so many times the seconds of the measurement. */
    private static final int LONGEST = 5;

    /**
     * Trains and tests.
     *
     * @param small the same training in small batches, to warm up with: the compiler of the JVM needs calls, not images
     * @param sample to test on
     * @param seconds to take, at least, after warming up; a step that takes longer is finished
     */
    public static Calibration of(Training small, Training training, Evaluator sample, double seconds) {
        warmUp(small, seconds);
        training.step();
        long begin = System.nanoTime();
        int steps = 0;
        do {
            training.step();
            steps++;
        } while (secondsSince(begin) < (1 - TESTING) * seconds);
        double trained = secondsSince(begin);
        return new Calibration(steps, trained, fastestTest(sample, TESTING * seconds));
    }

    /** Until the steps have not become faster for a quarter of the time. */
    private static void warmUp(Training training, double seconds) {
        long begin = System.nanoTime();
        long improved = begin;
        double fastest = Double.POSITIVE_INFINITY;
        do {
            long start = System.nanoTime();
            training.step();
            double step = secondsSince(start);
            if (step < FASTER * fastest) {
                improved = System.nanoTime();
            }
            fastest = Math.min(fastest, step);
        } while (secondsSince(begin) < LONGEST * seconds
                && secondsSince(improved) < Math.max(0.25 * seconds, 3 * fastest));
    }

    private static double fastestTest(Evaluator sample, double seconds) {
        long begin = System.nanoTime();
        double fastest = Double.POSITIVE_INFINITY;
        do {
            long start = System.nanoTime();
            sample.evaluate();
            fastest = Math.min(fastest, secondsSince(start));
        } while (secondsSince(begin) < seconds);
        return fastest;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) * 1e-9;
    }

    /** The mean over all of them. */
    public double secondsPerStep() {
        return seconds / steps;
    }
}
