package org.lanewise.trainer.sweep;

import java.util.List;

/**
 * How a sweep ended: its best network, and what that makes of the test images.
 *
 * @param best number of its trial, from 0
 * @param digest SHA-256 of its parameters
 * @param trials how many there were
 * @param testLoss mean over the test images
 * @param testCorrect how many of them got the right class
 * @param testImages how many there are
 * @param testLooks how often the whole sweep has measured test images
 */
public record SweepResult(
        int best, List<Setting> settings, String digest, int trials, double testLoss, int testCorrect, int testImages,
        int testLooks) {
    public SweepResult {
        settings = List.copyOf(settings);
    }

    /** Share of right classes. */
    public double testAccuracy() {
        return (double) testCorrect / testImages;
    }
}
