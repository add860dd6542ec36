package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.DivergedException;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.evaluate.Evaluator;

/** A training from where it stands to its goal, tested after every epoch, saved on the way, stopped when asked to. */
public final class TrainingRun {
    private Training training;
    private final Goal goal;
    private final Evaluator test;
    private final Optional<CheckpointFile> checkpoint;
    private final RunListener listener;
    private final StopSignal stop;
    private final Steering steering;
    private final long began = System.nanoTime();
    private long savedSteps = -1;
    private int epochImages;
    private long epochNanos;

    /** A run that has yet to be started by {@link #run}. */
    public TrainingRun(
            Training training,
            Goal goal,
            Evaluator test,
            Optional<CheckpointFile> checkpoint,
            RunListener listener,
            StopSignal stop) {
        this(training, goal, test, checkpoint, listener, stop, Steering.NONE);
    }

    /** The same with settings that may change on the way. */
    public TrainingRun(
            Training training,
            Goal goal,
            Evaluator test,
            Optional<CheckpointFile> checkpoint,
            RunListener listener,
            StopSignal stop,
            Steering steering) {
        this.steering = steering;
        this.training = training;
        this.goal = goal;
        this.test = test;
        this.checkpoint = checkpoint;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * Trains until the goal is reached or the stop signal comes. Either way the checkpoint, if there is one, holds the
     * last step when this returns.
     *
     * @throws RunFailedException if the loss or, when they are to be saved or tested, the parameters are no longer finite;
     *     what was saved before stays
     * @throws org.lanewise.engine.store.StoreException if a checkpoint cannot be written; the one before stays
     */
    public RunResult run() {
        try {
            return train();
        } catch (DivergedException | NotFiniteException e) {
            throw new RunFailedException(e.getMessage() + whatIsLeft(), e);
        }
    }

    private String whatIsLeft() {
        return checkpoint
                .filter(_ -> savedSteps >= 0)
                .map(to -> "; " + to.file() + " keeps the run as it was after step " + savedSteps)
                .orElse("");
    }

    private RunResult train() {
        Optional<Evaluation> lastTest = Optional.empty();
        // A resumed run may be told to save elsewhere, and be stopped or complete before its next step.
        boolean saved = false;
        while (!goal.isReachedBy(training)) {
            // What was changed since the last save is part of the run as well.
            saved &= !steer();
            if (stop.isRequested()) {
                if (!saved) {
                    save();
                }
                return new RunResult(training.progress(), Optional.empty(), seconds());
            }
            step();
            // Tested before it is saved: a run that is killed in between does the epoch's last batches again, and tests.
            lastTest = training.epochDone() ? Optional.of(endEpoch()) : Optional.empty();
            saved = training.epochDone()
                    || checkpoint.map(file -> file.isDue(training)).orElse(false);
            if (saved) {
                save();
            }
        }
        if (!saved) {
            save();
        }
        return new RunResult(training.progress(), Optional.of(lastTest.orElseGet(this::test)), seconds());
    }

    /** Whether the settings have changed. */
    private boolean steer() {
        TrainingSettings wanted = steering.settings(training);
        if (wanted.equals(training.settings())) {
            return false;
        }
        training = training.with(wanted);
        listener.settingsChanged(training);
        return true;
    }

    private void step() {
        int before = training.epochDone() ? 0 : training.progress().images();
        long start = System.nanoTime();
        training.step();
        epochNanos += System.nanoTime() - start;
        epochImages += training.progress().images() - before;
        listener.stepped(training);
    }

    private Evaluation endEpoch() {
        Evaluation evaluation = test();
        listener.epochEnded(new EpochResult(training.progress(), evaluation, epochImages, epochNanos * 1e-9));
        epochImages = 0;
        epochNanos = 0;
        return evaluation;
    }

    private Evaluation test() {
        NotFiniteException.check(training);
        listener.testing();
        return test.evaluate();
    }

    private void save() {
        NotFiniteException.check(training);
        if (checkpoint.isPresent()) {
            listener.saving(training);
            checkpoint.get().save(training);
        }
        savedSteps = training.optimizer().steps();
    }

    private double seconds() {
        return (System.nanoTime() - began) * 1e-9;
    }
}
