package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;

/**
 * How an epoch went.
 *
 * @param training the figures of the training images, each taken just before the update it led to
 * @param test the figures of the images to measure on after the epoch, if it was measured
 * @param images images this process trained on in the epoch; fewer than all if it began in the middle
 * @param seconds time spent training on them
 */
public record EpochResult(Progress training, Optional<Evaluation> test, int images, double seconds) {
    /** Speed of training alone, the test not counted. */
    public double imagesPerSecond() {
        return images / seconds;
    }
}
