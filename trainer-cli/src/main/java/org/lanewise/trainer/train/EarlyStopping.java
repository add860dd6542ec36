package org.lanewise.trainer.train;

import org.lanewise.engine.plan.Evaluation;

/**
 * When a run ends before its last epoch because its network has stopped to become better on the images that were held back
 * (L. Prechelt: Early Stopping - But When?, 1998). Whether it ends early or not, the run ends with the best of the networks
 * that were measured. Stored with the run.
 *
 * @param patience epochs without a better network after which the run ends, at least 1
 * @param watched what makes a network better
 * @param every epochs between two measurements, at least 1
 */
public record EarlyStopping(int patience, Watched watched, int every) {
    /** What makes a network better than another. */
    public enum Watched {
        /** A lower mean loss. */
        LOSS,
        /** More right answers. */
        ACCURACY;

        /** Whether the first is better than the second; equals are not. */
        public boolean isBetter(Evaluation first, Evaluation second) {
            return switch (this) {
                case LOSS -> first.loss() < second.loss();
                case ACCURACY -> first.correct() > second.correct();
            };
        }

        /** The figure in words. */
        @Override
        public String toString() {
            return Components.name(this);
        }
    }

    public EarlyStopping {
        if (patience < 1) {
            throw new IllegalArgumentException("--patience must be at least 1 epoch, got " + patience);
        }
        if (every < 1) {
            throw new IllegalArgumentException("--patience watches the figures of epochs as they end, so --test-every "
                    + "must be at least 1, got " + every);
        }
    }

    /** Whether the patience is at its end after so many complete epochs. */
    boolean isOver(int epochs, Measurements.Best best) {
        return epochs % every == 0 && epochs - best.epoch() >= patience;
    }
}
