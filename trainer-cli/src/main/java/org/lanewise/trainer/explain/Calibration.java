package org.lanewise.trainer.explain;

import java.util.Arrays;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.evaluate.Evaluator;

/**
 * How fast a training goes here, measured by training for a moment. What is trained is thrown away.
 *
 * @param steps made
 * @param seconds they took
 * @param secondsPerStep of the later ones, when the compiler of the JVM has had its time
 * @param secondsPerTest of measuring the sample once
 */
public record Calibration(int steps, double seconds, double secondsPerStep, double secondsPerTest) {
    /** The part of the time that warms up; what comes after is counted. */
    private static final double WARM_UP = 0.5;

    /** The part of the time that testing has. */
    private static final double TESTING = 0.15;

    /**
     * Trains and tests.
     *
     * @param sample to test on
     * @param seconds to take, at least; a step that takes longer is finished
     */
    public static Calibration of(Training training, Evaluator sample, double seconds) {
        double test = fastestTest(sample, TESTING * seconds);
        long begin = System.nanoTime();
        long end = begin + (long) ((1 - TESTING) * seconds * 1e9);
        long[] ends = new long[1024];
        int steps = 0;
        do {
            training.step();
            if (steps == ends.length) {
                ends = Arrays.copyOf(ends, 2 * steps);
            }
            ends[steps++] = System.nanoTime();
        } while (steps < 2 || ends[steps - 1] < end);
        long last = ends[steps - 1];
        return new Calibration(steps, (last - begin) * 1e-9, perStep(ends, steps, begin), test);
    }

    private static double perStep(long[] ends, int steps, long begin) {
        long last = ends[steps - 1];
        int first = 0;
        while (first < steps - 2 && ends[first] < begin + (last - begin) * WARM_UP) {
            first++;
        }
        return (last - ends[first]) * 1e-9 / (steps - 1 - first);
    }

    private static double fastestTest(Evaluator sample, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long fastest = Long.MAX_VALUE;
        do {
            long start = System.nanoTime();
            sample.evaluate();
            fastest = Math.min(fastest, System.nanoTime() - start);
        } while (System.nanoTime() < end);
        return fastest * 1e-9;
    }
}
