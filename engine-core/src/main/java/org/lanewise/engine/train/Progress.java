package org.lanewise.engine.train;

/**
 * How far a training has come.
 *
 * @param epoch number of the current epoch, from 0
 * @param images images of this epoch already trained on
 * @param lossSum sum of their losses, each before the update it led to
 * @param correct how many of them got the right class
 * @param steps updates since the beginning
 */
public record Progress(int epoch, int images, double lossSum, int correct, long steps) {
    /** Before the first step. */
    public static final Progress START = new Progress(0, 0, 0, 0, 0);

    public Progress {
        if (epoch < 0 || images < 0 || correct < 0 || correct > images || steps < 0) {
            throw new IllegalArgumentException(
                    "impossible progress: epoch " + epoch + ", " + correct + " right of " + images
                            + " images, " + steps + " steps");
        }
    }

    /** Mean loss of this epoch so far, NaN at its start. */
    public double loss() {
        return lossSum / images;
    }

    /** Share of right classes of this epoch so far, NaN at its start. */
    public double accuracy() {
        return (double) correct / images;
    }
}
