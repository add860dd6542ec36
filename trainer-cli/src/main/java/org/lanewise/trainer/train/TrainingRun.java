package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.train.DivergedException;
import org.lanewise.engine.train.Progress;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;

/**
 * A training from where it stands to its goal, measured after epochs, saved on the way, stopped when asked to, or when it has
 * become no better for long enough.
 */
public final class TrainingRun {
    private Training training;
    private final Goal goal;
    private final Measuring measuring;
    private final Optional<CheckpointFile> checkpoint;
    private final RunListener listener;
    private final StopSignal stop;
    private final Steering steering;
    private final Optional<BestNetwork> best;
    private final long began = System.nanoTime();
    private Measurements measurements;
    private long savedSteps = -1;
    private int epochImages;
    private long epochNanos;

    /** A run from its beginning, on settings that do not change, that has yet to be started by {@link #run}. */
    public TrainingRun(
            Training training,
            Goal goal,
            Measuring measuring,
            Optional<CheckpointFile> checkpoint,
            RunListener listener,
            StopSignal stop) {
        this(
                training, goal, measuring, Start.Before.nothing(training), checkpoint,
                listener, stop, Steering.NONE);
    }

    /**
     * The same with settings that may change on the way.
     *
     * @param before what the run has measured already
     */
    public TrainingRun(
            Training training,
            Goal goal,
            Measuring measuring,
            Start.Before before,
            Optional<CheckpointFile> checkpoint,
            RunListener listener,
            StopSignal stop,
            Steering steering) {
        this.steering = steering;
        this.training = training;
        this.goal = goal;
        this.measuring = measuring;
        this.checkpoint = checkpoint;
        this.listener = listener;
        this.stop = stop;
        measurements = before.measurements();
        best = measuring.stopping().map(stopping -> new BestNetwork(stopping, before.network()));
    }

    /**
     * Trains until the goal is reached or the stop signal comes. Either way the checkpoint, if there is one, holds the
     * last step when this returns; the training has the best network then, if the run is to end with that.
     *
     * @throws RunFailedException if a loss or, when they are to be saved or tested, the parameters are no longer finite;
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
        Optional<Evaluation> last = Optional.empty();
        // A resumed run may be told to save elsewhere, and be stopped or complete before its next step.
        boolean saved = false;
        while (!goal.isReachedBy(training) && !isPatienceOver()) {
            // What was changed since the last save is part of the run as well.
            saved &= !steer();
            if (stop.isRequested()) {
                if (!saved) {
                    save();
                }
                return RunResult.interrupted(training.progress(), completeEpochs(), measurements, seconds());
            }
            step();
            // Tested before it is saved: a run that is killed in between does the epoch's last batches again, and tests.
            last = training.epochDone() ? endEpoch() : Optional.empty();
            saved = training.epochDone()
                    || checkpoint.map(file -> file.isDue(training)).orElse(false);
            if (saved) {
                save();
            }
        }
        return end(last, saved);
    }

    private RunResult end(Optional<Evaluation> last, boolean saved) {
        if (!saved) {
            save();
        }
        Measurements before = measurements;
        Optional<Evaluation> ofBest = measurements.best().map(Measurements.Best::evaluation);
        best.filter(_ -> ofBest.isPresent()).ifPresent(network -> network.restore(training.parameters()));
        Evaluation measured = ofBest.or(() -> last).orElseGet(this::measure);
        Optional<Evaluation> lastTest = measuring.lastTest().map(images -> {
            listener.testing();
            measurements = measurements.looked();
            return NotFiniteException.checked(images.evaluate(), training);
        });
        if (!measurements.equals(before)) {
            save();
        }
        return new RunResult(
                training.progress(), completeEpochs(), Optional.of(measured), lastTest, measurements, seconds());
    }

    private int completeEpochs() {
        return training.progress().epoch() + (training.epochDone() ? 1 : 0);
    }

    private boolean isPatienceOver() {
        return measuring.stopping().isPresent() && measurements.best().isPresent()
                && measuring.stopping().get().isOver(completeEpochs(), measurements.best().get());
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

    private Optional<Evaluation> endEpoch() {
        Progress progress = training.progress();
        Optional<Evaluation> evaluation =
                measuring.isDueAfter(completeEpochs()) ? Optional.of(measure()) : Optional.empty();
        // Only networks at such an end can be the best: where else a run was interrupted does not decide the result.
        if (evaluation.isPresent() && best.isPresent()) {
            measurements = best.get().judge(measurements, training, evaluation.get());
        }
        listener.epochEnded(new EpochResult(progress, evaluation, epochImages, epochNanos * 1e-9));
        epochImages = 0;
        epochNanos = 0;
        return evaluation;
    }

    private Evaluation measure() {
        NotFiniteException.check(training);
        listener.testing();
        Evaluation evaluation = NotFiniteException.checked(measuring.images().evaluate(), training);
        if (measuring.isTest()) {
            measurements = measurements.looked();
        }
        return evaluation;
    }

    private void save() {
        NotFiniteException.check(training);
        if (checkpoint.isPresent()) {
            listener.saving(training);
            checkpoint.get().save(training, measurements, best);
        }
        savedSteps = training.optimizer().steps();
    }

    private double seconds() {
        return (System.nanoTime() - began) * 1e-9;
    }
}
