package org.lanewise.engine.train;

/**
 * A loss that is no longer a finite number. What is learned is what gave it; averages that layers keep have already seen
 * the batch.
 */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param steps updates made since the beginning of the training, those of earlier epochs included */
    DivergedException(double loss, int epoch, long steps) {
        super("the loss became " + loss + " in epoch " + (epoch + 1) + ", step " + (steps + 1)
                + "; a smaller learning rate usually helps");
    }
}
