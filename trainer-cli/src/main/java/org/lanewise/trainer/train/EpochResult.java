package org.lanewise.trainer.train;

import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;

/**
 * How an epoch went.
 *
 * @param training the figures of the training images, each taken just before the update it led to
 * @param test the figures of the test images after the epoch
 * @param images images this process trained on in the epoch; fewer than all if it began in the middle
 * @param seconds time spent training on them
 */
public record EpochResult(Progress training, Evaluation test, int images, double seconds) {
    /** Speed of training alone, the test not counted. */
    public double imagesPerSecond() {
        return images / seconds;
    }
}
