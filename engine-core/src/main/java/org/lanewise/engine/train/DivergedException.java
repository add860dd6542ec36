package org.lanewise.engine.train;

/** A loss that is no longer a finite number. The parameters are those that gave it. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergedException(double loss, int epoch, int step) {
        super("the loss became " + loss + " in epoch " + (epoch + 1) + ", step " + (step + 1)
                + "; a smaller learning rate usually helps");
    }
}
