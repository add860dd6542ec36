package org.lanewise.trainer.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.train.StopSignal;

/**
 * Experiments: those that are finished are not run again, and one that was killed goes on.
 *
 * @param folder that holds all runs
 * @param scale how long the runs are
 */
public record Reproduction(Path folder, Scale scale, DataSet data) {
    /** The trials of these experiments with seeds 1 to {@code seeds}: all experiments with seed 1 first. */
    public Agenda agenda(List<Experiment> experiments, int seeds) {
        List<Trial> pending = new ArrayList<>();
        List<Trial> finished = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            for (Experiment experiment : experiments) {
                Trial trial = Trial.of(experiment, scale, seed, data);
                boolean done = folder(trial).outcome(trial.key()).isPresent();
                (done ? finished : pending).add(trial);
            }
        }
        return new Agenda(pending, finished);
    }

    /**
     * Runs what is pending: as many trials at a time as there are machines, the longest first if there are several, so that
     * none is left alone at the end. The same trials give the same bits, in whatever company.
     *
     * @param machines at least one, each with threads of its own; the listener hears of one thing at a time
     * @return whether all of it was done; false if the stop signal came
     * @throws org.lanewise.engine.store.StoreException if something cannot be written
     */
    public boolean run(
            Agenda agenda, List<Machinery> machines, ReproductionListener listener, StopSignal stop) {
        RunFolder.create(folder);
        listener.planned(agenda);
        return new TrialQueue(agenda, this::folder, listener, stop).run(machines);
    }

    /** What was stored of all experiments, with the settings and the data of now. */
    public Results results() {
        return Results.of(this);
    }

    /** The successful runs of an experiment, from seed 1 on. */
    List<Run> runs(Experiment experiment) {
        List<Run> runs = new ArrayList<>();
        forEachOutcome(experiment, (trial, outcome) -> {
            if (!outcome.failed()) {
                RunFolder at = folder(trial);
                runs.add(new Run(trial.seed(), outcome, Curves.read(at.curves()), at));
            }
        });
        return runs;
    }

    /** The runs of an experiment that came to nothing. */
    List<Outcome> failures(Experiment experiment) {
        List<Outcome> failures = new ArrayList<>();
        forEachOutcome(experiment, (_, outcome) -> {
            if (outcome.failed()) {
                failures.add(outcome);
            }
        });
        return failures;
    }

    private void forEachOutcome(Experiment experiment, BiConsumer<Trial, Outcome> action) {
        for (long seed = 1;; seed++) {
            Trial trial = Trial.of(experiment, scale, seed, data);
            Optional<Outcome> outcome = folder(trial).outcome(trial.key());
            if (outcome.isEmpty()) {
                return;
            }
            action.accept(trial, outcome.get());
        }
    }

    private RunFolder folder(Trial trial) {
        return RunFolder.of(folder, trial.experiment(), scale, trial.seed());
    }
}
