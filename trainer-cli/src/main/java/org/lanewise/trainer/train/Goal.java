package org.lanewise.trainer.train;

import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;

/**
 * When a run is over.
 *
 * @param epochs complete epochs since the very beginning, at least 1
 * @param maxSteps updates since the very beginning, at least 1; whatever comes first ends the run
 */
public record Goal(int epochs, long maxSteps) {
    /** No limit to the number of updates. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    public Goal {
        if (epochs < 1) {
            throw new IllegalArgumentException("the number of epochs must be at least 1, got " + epochs);
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("the number of steps must be at least 1, got " + maxSteps);
        }
    }

    /** Whether the training has got there. */
    public boolean isReachedBy(Training training) {
        Progress progress = training.progress();
        return progress.steps() >= maxSteps || progress.epoch() + (training.epochDone() ? 1 : 0) >= epochs;
    }

    /** Updates until the end, for batches of so many of so many images. */
    public long steps(int images, int batch) {
        long perEpoch = (images + batch - 1L) / batch;
        return Math.min(maxSteps, epochs * perEpoch);
    }
}
