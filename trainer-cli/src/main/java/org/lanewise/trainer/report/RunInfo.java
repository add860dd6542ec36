package org.lanewise.trainer.report;

import java.nio.file.Path;
import java.util.Optional;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.RunPlan;

/**
 * What is known of a run when it begins.
 *
 * @param data the images that the run sees
 * @param found the same data unprepared, with its test images
 * @param begins where it begins: at the start, or where the checkpoint was made
 * @param checkpoint where it saves itself
 * @param resumeCommand what to type to take it up again; only if there is a checkpoint
 */
public record RunInfo(
        RunPlan plan,
        DataSet data,
        DataSet found,
        Kernels kernels,
        int threads,
        Goal goal,
        Progress begins,
        Optional<Path> checkpoint,
        String resumeCommand) {
    /** Updates from the very beginning to the end. */
    public long steps() {
        return goal.steps(imagesPerEpoch(), plan.settings().batch());
    }

    /** Updates in an epoch. */
    public int stepsPerEpoch() {
        return (imagesPerEpoch() - 1) / plan.settings().batch() + 1;
    }

    /** Training images shown in an epoch. */
    public int imagesPerEpoch() {
        return plan.settings().sampling().draws(data.train().count());
    }
}
