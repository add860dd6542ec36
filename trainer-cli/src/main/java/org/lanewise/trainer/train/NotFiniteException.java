package org.lanewise.trainer.train;

import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;

/** Parameters that are no longer finite numbers: the next loss would not be one either. */
final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotFiniteException(String slice, float value, Progress progress) {
        super("a value of " + slice + " became " + value + " by epoch " + (progress.epoch() + 1) + ", step "
                + progress.steps() + "; a smaller learning rate usually helps");
    }

    /** Throws if a parameter is infinite or not a number. */
    static void check(Training training) {
        Parameters parameters = training.parameters();
        for (Parameters.Slice slice : parameters.slices()) {
            for (int i = slice.at(); i < slice.end(); i++) {
                float value = parameters.values()[i];
                if (!Float.isFinite(value)) {
                    throw new NotFiniteException(slice.name(), value, training.progress());
                }
            }
        }
    }
}
