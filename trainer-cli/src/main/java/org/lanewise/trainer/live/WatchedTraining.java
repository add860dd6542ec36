package org.lanewise.trainer.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.evaluate.Windows;
import org.lanewise.trainer.live.LiveRun.Watched;
import org.lanewise.trainer.live.LiveRun.Wish;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.run.RunEvent.Origin;
import org.lanewise.trainer.run.RunEvent.SettingsChanged;
import org.lanewise.trainer.serve.web.BadRequestException;
import org.lanewise.trainer.train.CheckpointFile;
import org.lanewise.trainer.train.Measuring;
import org.lanewise.trainer.train.Replay;
import org.lanewise.trainer.train.RunFailedException;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.RunResult;
import org.lanewise.trainer.train.SettingsChange;
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
     * @param past from what the run started, and how its settings were changed, if this process goes on with it and that is
     *     known
     */
    public void begin(Training training, List<RunEvent> past) {
        boolean known = past.stream().anyMatch(Origin.class::isInstance);
        show(training, known ? past : List.of(origin(training, training.settings())));
    }

    private void show(Training training, List<RunEvent> log) {
        Network network = training.network();
        RunPlan plan = info.plan().of(network, settings(log));
        Map<String, String> entries = new HashMap<>(provenance);
        entries.replace("model", plan.model());
        live.begin(
                training, shown(network),
                new Watched(images().measured().toString(), LayerText.of(plan), LayerText.options(plan), entries), log);
    }

    private static TrainingSettings settings(List<RunEvent> log) {
        return log.stream()
                .filter(Origin.class::isInstance)
                .map(event -> ((Origin) event).settings())
                .findFirst()
                .orElseThrow();
    }

    private Origin origin(Training training, TrainingSettings settings) {
        return Replay.origin(
                info.plan().of(training.network(), settings), images(), training.progress(), training.parameters());
    }

    /**
     * The log of a training from the beginning that takes the place of the first. It begins as that did, so that the options it
     * was started with fit both; what has been changed since is its first event.
     */
    private List<RunEvent> fromBeginning(Training training) {
        TrainingSettings now = training.settings();
        TrainingSettings first = info.plan().settings();
        if (now.equals(first) || !SettingsChange.isPossible(first, now)) {
            return List.of(origin(training, now));
        }
        return List.of(
                origin(training, first),
                new SettingsChanged(0, Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(), now));
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
                } catch (OutOfMemoryError e) {
                    RunFailedException failure =
                            new RunFailedException("the memory of the JVM is not enough to go on", e);
                    report.failed(failure);
                    over = true;
                    state = "failed: " + failure.getMessage();
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
                info.plan().preparation().measuring(normalization, images().test()), training.settings().loss(),
                info.kernels(), workers);
        boolean isTest = images().measured() == DataSet.Measured.TEST;
        Measuring measuring = new Measuring(test, isTest, 1, Optional.empty(), Optional.empty());
        return new TrainingRun(
                training, info.goal(), measuring, isTest ? before.showing() : before, checkpoint, live, live.stop(),
                live.steering())
                .run();
    }

    private DataSet images() {
        return info.data();
    }

    /** What there is to say of the training that has taken the place of the first. */
    private RunInfo now() {
        Training training = live.training();
        return new RunInfo(
                info.plan().of(training.network(), training.settings()), images(), info.found(), info.kernels(),
                info.threads(), info.goal(), training.progress(),
                Optional.empty(), "");
    }

    /** Whether it could be done. */
    private boolean grant(Wish wish) {
        try {
            if (wish.snapshot().isPresent()) {
                Training training = resumed(wish.snapshot().get());
                show(training, List.of(origin(training, training.settings())));
            } else {
                Training training = fresh(wish.network().orElseThrow());
                show(training, fromBeginning(training));
            }
            wish.answer().complete(null);
            return true;
        } catch (RuntimeException e) {
            live.goOn();
            wish.answer().completeExceptionally(e);
            return false;
        } catch (OutOfMemoryError e) {
            live.goOn();
            wish.answer()
                    .completeExceptionally(new BadRequestException(
                            503, "the memory of the JVM is not enough for that; the training goes on as it was"));
            return false;
        }
    }

    private Training fresh(Network network) {
        TrainingSettings settings = live.wheel().wanted();
        Room.now().require(network, settings, info.kernels());
        return Training.begin(network, settings, examples(network, settings), info.kernels(), workers);
    }

    private Training resumed(Checkpoint snapshot) {
        requireSame(snapshot, "dataSha256", "data");
        requireSame(snapshot, "preparation", "preparation");
        Network network = snapshot.network().network();
        Room.now().require(network, snapshot.settings(), info.kernels());
        return snapshot.resume(examples(network, snapshot.settings()), info.kernels(), workers);
    }

    /** What is learned on some images, and goes on with others, is neither the one run nor the other. */
    private void requireSame(Checkpoint snapshot, String entry, String named) {
        Map<String, String> theirs = snapshot.network().provenance();
        if (!Objects.equals(theirs.get(entry), provenance.get(entry))) {
            throw new IllegalArgumentException(
                    "this snapshot is of a run on " + theirs.get(named) + ", the images of this "
                            + "page are " + provenance.get(named) + "; go on with it by 'train --resume' and its file");
        }
    }

    private Examples examples(Network network, TrainingSettings settings) {
        return Inputs.augmented(
                images().train(), network, normalization, info.plan().preparation().augmentation(),
                new Seed(settings.seed()));
    }

    /** Test images to look at: their middle, if the network takes less. */
    private Examples shown(Network network) {
        return Inputs.of(
                Windows.centre(images().test(), network.input().height(), network.input().width()), network,
                normalization);
    }
}
