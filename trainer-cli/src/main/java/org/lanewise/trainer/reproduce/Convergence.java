package org.lanewise.trainer.reproduce;

import java.util.Optional;

/** How fast a network learns at first, as the log of reports 000 and 001 shows it. */
public final class Convergence {
    /** Batches between two lines of the log. */
    private static final int LOGGED = 50;

    private Convergence() {}

    /**
     * The accuracy that the log shows after so many images: the mean over the batches since the line before, each before
     * its update. The line at image 0 has one batch.
     *
     * @param images a multiple of 50 batches, within the first epoch
     */
    public static Optional<Double> logged(int images, Run run) {
        int batch = run.outcome().setup().settings().batch();
        int to = images / batch;
        float[] accuracy = run.curves().trainAccuracy();
        if (to < LOGGED || to >= accuracy.length) {
            return Optional.empty();
        }
        double sum = 0;
        for (int i = to - LOGGED + 1; i <= to; i++) {
            sum += accuracy[i];
        }
        return Optional.of(sum / LOGGED);
    }

    /** Images between two lines of the log. */
    public static int step(Run run) {
        return LOGGED * run.outcome().setup().settings().batch();
    }

    /** The images after which the log shows that accuracy for the first time; empty if it never does. */
    public static Optional<Double> images(double accuracy, Run run) {
        int step = step(run);
        for (int images = step;; images += step) {
            Optional<Double> logged = logged(images, run);
            if (logged.isEmpty()) {
                return Optional.empty();
            }
            if (logged.get() >= accuracy) {
                return Optional.of((double) images);
            }
        }
    }
}
