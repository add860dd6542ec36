package org.lanewise.trainer.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.RunListener;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.StopSignal;

/** A training on a few hundred built-in digits that can be watched. */
final class WatchedDigits implements AutoCloseable {
    static final RunPlan PLAN = new RunPlan(
            "luo-cnn1", "report", Models.named("luo-cnn1").network(), Normalization.UNIT,
            TrainingSettings.of(new Sgd(0.05, 0.9, 1e-4)).withBatch(32), 1_000_000);

    private final DataSet images = DataSet.synthetic(640, 160, 1);
    private final Workers workers = Workers.of(1);
    private final StopSignal interruption = new StopSignal();
    private final LiveRun live;

    WatchedDigits(RunListener listener) {
        this(listener, Optional.empty());
    }

    WatchedDigits(RunListener listener, Optional<String> kept) {
        live = new LiveRun(Normalization.UNIT, KernelSelection.best(), interruption, listener, kept);
    }

    LiveRun live() {
        return live;
    }

    /** Trains from the beginning. */
    Training begin() {
        return Training.begin(
                PLAN.network(), PLAN.settings(),
                Inputs.augmented(images.train(), PLAN.network(), Normalization.UNIT,
                        PLAN.preparation().augmentation(), new Seed(1)),
                KernelSelection.best(), workers);
    }

    /** Begins to be watched, and gives what goes on with it until {@link #end}. */
    Runnable watched(long steps) {
        Training training = begin();
        RunInfo info = new RunInfo(
                PLAN, images, images, KernelSelection.best(), 1, steps(steps), training.progress(), Optional.empty(),
                "");
        WatchedTraining watched =
                new WatchedTraining(live, info, Normalization.UNIT, workers, Map.of("data", "built-in"));
        watched.begin(training, List.of());
        return () -> {
            try {
                watched.run(Start.Before.nothing(training), Optional.empty(), new RunReport() {});
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
    }

    Evaluator test(Training training) {
        return Evaluator.on(
                images.test(), training.parameters(), Normalization.UNIT, training.settings().loss(),
                KernelSelection.best(), workers);
    }

    static Goal steps(long steps) {
        return new Goal(PLAN.epochs(), steps);
    }

    void end() {
        interruption.request();
    }

    @Override
    public void close() {
        workers.close();
    }
}
