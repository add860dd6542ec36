package org.lanewise.trainer.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.evaluate.Windows;
import org.lanewise.trainer.live.LiveRun.Wish;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.train.CheckpointFile;
import org.lanewise.trainer.train.Measuring;
import org.lanewise.trainer.train.RunFailedException;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.RunResult;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.TrainingRun;

/** Trains under the eyes of a page, one network after the other, until somebody ends the program. */
public final class WatchedTraining {
    private final LiveRun live;
    private final RunInfo info;
    private final Normalization normalization;
    private final Workers workers;
    private final Map<String, String> provenance;

    /**
     * A training that has yet to be run.
     *
     * @param info of the first training; those that take its place differ from it in network and settings
     * @param provenance stored with snapshots
     */
    public WatchedTraining(
            LiveRun live, RunInfo info, Normalization normalization, Workers workers, Map<String, String> provenance) {
        this.live = live;
        this.info = info;
        this.normalization = normalization;
        this.workers = workers;
        this.provenance = provenance;
    }

    /**
     * Shows the first training to the page. To be done before the page is served.
     *
     * @param changes of its settings before this process went on with it
     */
    public void begin(Training training, List<RunEvent> changes) {
        live.begin(training, shown(training.network()), provenance, changes);
    }

    /**
     * Trains what was begun, and what the page wants after it, on the calling thread.
     *
     * @param before what the first training has measured already
     * @param checkpoint where the first training saves itself
     * @param report is told how trainings begin and end; what happens in between {@link LiveRun} tells
     */
    public void run(Start.Before before, Optional<CheckpointFile> checkpoint, RunReport report)
            throws InterruptedException {
        Optional<CheckpointFile> saving = checkpoint;
        Start.Before past = before;
        boolean over = false;
        String state = "ended";
        report.started(info);
        while (true) {
            if (!over) {
                try {
                    RunResult result = train(past, saving);
                    if (!result.interrupted()) {
                        report.finished(result, live.training().parameters().digest());
                    } else if (live.isEnding()) {
                        report.interrupted(result);
                    }
                    over = !result.interrupted();
                    state = "ended";
                } catch (RunFailedException e) {
                    report.failed(e);
                    over = true;
                    state = "failed: " + e.getMessage();
                }
            }
            Optional<Wish> wish = live.awaitWish(state);
            if (wish.isEmpty()) {
                return;
            }
            if (grant(wish.get())) {
                over = false;
                saving = Optional.empty();
                past = Start.Before.nothing(live.training());
                report.started(now());
            }
        }
    }

    private RunResult train(Start.Before before, Optional<CheckpointFile> checkpoint) {
        Training training = live.training();
        Evaluator test = Evaluator.on(
                images().test(), training.parameters(),
                info.plan().preparation().measuring(normalization, images().test()), info.kernels(), workers);
        boolean isTest = images().measured() == DataSet.Measured.TEST;
        Measuring measuring = new Measuring(test, isTest, 1, Optional.empty(), Optional.empty());
        return new TrainingRun(
                training, info.goal(), measuring, before, checkpoint, live, live.stop(), live.steering()).run();
    }

    private DataSet images() {
        return info.data();
    }

    /** What there is to say of the training that has taken the place of the first. */
    private RunInfo now() {
        Training training = live.training();
        RunPlan plan = info.plan();
        return new RunInfo(
                new RunPlan(
                        training.network().name(), plan.initialization(), training.network(), plan.normalization(),
                        training.settings(), plan.epochs(), plan.preparation(), plan.stopping()),
                images(), info.found(), info.kernels(), info.threads(), info.goal(), training.progress(),
                Optional.empty(), "");
    }

    /** Whether it could be done. */
    private boolean grant(Wish wish) {
        try {
            begin(
                    wish.snapshot().isPresent() ? resumed(wish.snapshot().get()) : fresh(wish.network().orElseThrow()),
                    List.of());
            wish.answer().complete(null);
            return true;
        } catch (RuntimeException e) {
            live.goOn();
            wish.answer().completeExceptionally(e);
            return false;
        }
    }

    private Training fresh(Network network) {
        return Training.begin(network, live.wheel().wanted(), examples(network), info.kernels(), workers);
    }

    private Training resumed(Checkpoint snapshot) {
        return snapshot.resume(examples(snapshot.network().network()), info.kernels(), workers);
    }

    private Examples examples(Network network) {
        return Inputs.augmented(
                images().train(), network, normalization, info.plan().preparation().augmentation(),
                new Seed(info.plan().settings().seed()));
    }

    /** Test images to look at: their middle, if the network takes less. */
    private Examples shown(Network network) {
        return Inputs.of(
                Windows.centre(images().test(), network.input().height(), network.input().width()), network,
                normalization);
    }
}
