package org.lanewise.trainer.report;

import java.nio.file.Path;
import java.util.Optional;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.train.Progress;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.train.Budget;
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
 * @param budget how its length was planned, if it was
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
        String resumeCommand,
        Optional<Budget.Plan> budget) {
    /** A run whose length was typed. */
    public RunInfo(
            RunPlan plan,
            DataSet data,
            DataSet found,
            Kernels kernels,
            int threads,
            Goal goal,
            Progress begins,
            Optional<Path> checkpoint,
            String resumeCommand) {
        this(plan, data, found, kernels, threads, goal, begins, checkpoint, resumeCommand, Optional.empty());
    }

    /** The same run, its length planned so. */
    public RunInfo with(Budget.Plan planned) {
        return new RunInfo(
                plan, data, found, kernels, threads, goal, begins, checkpoint, resumeCommand, Optional.of(planned));
    }

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
