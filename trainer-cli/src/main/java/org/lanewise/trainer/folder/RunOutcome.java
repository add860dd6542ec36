package org.lanewise.trainer.folder;

import java.util.Optional;
import org.lanewise.trainer.train.Measurements.Best;

/**
 * How a run ended.
 *
 * @param digest SHA-256 of the parameters, 64 hexadecimal digits; of the best network, if the run went back to that
 * @param epoch the last, from 1
 * @param step updates made
 * @param loss mean over the images it was measured on
 * @param correct how many of them got the right class
 * @param images how many there are
 * @param seconds the last process spent, training and testing
 * @param best where the network was measured that the run went back to
 * @param test what this network makes of the test images, if they were looked at when all was decided on others
 * @param testLooks how often the run has measured test images; runs of earlier versions kept no count
 * @param testShown whether test images were shown on the dashboard while the run went on; runs of earlier versions did not tell
 * @param time of the end, as {@link java.time.Instant} writes it
 */
public record RunOutcome(
        String digest, int epoch, long step, double loss, int correct, int images, double seconds,
        Optional<Best> best, Optional<TestScore> test, Optional<Integer> testLooks,
        Optional<Boolean> testShown, String time) {
    /**
     * The figures of the test images.
     *
     * @param loss mean over them
     * @param correct how many of them got the right class
     * @param images how many there are
     */
    public record TestScore(double loss, int correct, int images) {}

    /** Share of right classes, 0 .. 1. */
    public double accuracy() {
        return (double) correct / images;
    }
}
