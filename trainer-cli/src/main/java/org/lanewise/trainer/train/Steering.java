package org.lanewise.trainer.train;

import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;

/** Decides, between two steps, with which settings a run goes on. Asked on the thread that trains. */
@FunctionalInterface
public interface Steering {
    /** Nothing changes. */
    Steering NONE = Training::settings;

    /**
     * The settings from the next step on; those of the training, if nothing changes. May wait, and thereby pause the run.
     *
     * @param training between two steps
     */
    TrainingSettings settings(Training training);
}
