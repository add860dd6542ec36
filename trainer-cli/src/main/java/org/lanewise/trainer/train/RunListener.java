package org.lanewise.trainer.train;

import org.lanewise.engine.train.Training;

/** Hears how a run goes, on the thread that trains. */
public interface RunListener {
    /** A step was made. Called very often: to be answered quickly. */
    default void stepped(Training training) {}

    /** From the next step on the training has other settings; it is another object from here on. */
    default void settingsChanged(Training training) {}

    /** The test begins. */
    default void testing() {}

    /** An epoch is complete and tested; it is saved next. */
    default void epochEnded(EpochResult result) {}

    /** A checkpoint is about to be written. What a listener keeps beside it has to be on the disk when this returns. */
    default void saving(Training training) {}
}
