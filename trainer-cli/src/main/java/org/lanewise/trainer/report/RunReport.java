package org.lanewise.trainer.report;

import org.lanewise.trainer.train.RunListener;
import org.lanewise.trainer.train.RunResult;

/** Tells somebody about a run, from its beginning to its end. */
public interface RunReport extends RunListener {
    /** The run is about to begin. */
    default void started(RunInfo info) {}

    /** The run was stopped, and has saved itself if it has a checkpoint. */
    default void interrupted(RunResult result) {}

    /**
     * The run has reached its goal.
     *
     * @param digest of the parameters
     */
    default void finished(RunResult result, String digest) {}

    /** The run failed; the reason is told to people by whoever ran it. */
    default void failed(RuntimeException reason) {}
}
