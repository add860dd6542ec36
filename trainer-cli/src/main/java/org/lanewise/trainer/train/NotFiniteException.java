package org.lanewise.trainer.train;

import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;

/** Parameters that are no longer finite numbers, or so large that a loss is none. */
final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotFiniteException(String what, double value, Progress progress) {
        super(what + " became " + value + " by epoch " + (progress.epoch() + 1) + ", step "
                + progress.steps() + "; a smaller learning rate usually helps");
    }

    /** Throws if a parameter is infinite or not a number. */
    static void check(Training training) {
        Parameters parameters = training.parameters();
        for (Parameters.Slice slice : parameters.slices()) {
            for (int i = slice.at(); i < slice.end(); i++) {
                float value = parameters.values()[i];
                if (!Float.isFinite(value)) {
                    throw new NotFiniteException("a value of " + slice.name(), value, training.progress());
                }
            }
        }
    }

    /** Hands a measurement on; throws if its loss is infinite or not a number. */
    static Evaluation checked(Evaluation measured, Training training) {
        if (!Double.isFinite(measured.loss())) {
            throw new NotFiniteException(
                    "the loss of images that are not trained on", measured.loss(), training.progress());
        }
        return measured;
    }
}
