package org.lanewise.trainer.live;

import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.checkpoint.Checkpoint;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.evaluate.CentreCrop;
import org.lanewise.trainer.evaluate.Evaluator;
import org.lanewise.trainer.evaluate.Inputs;
import org.lanewise.trainer.live.LiveRun.Wish;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.RunFailedException;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.StopSignal;
import org.lanewise.trainer.train.TrainingRun;

/** Trains under the eyes of a page, one network after the other, until somebody ends the program. */
public final class WatchedTraining {
    private final LiveRun live;
    private final RunPlan plan;
    private final DataSet images;
    private final Normalization normalization;
    private final Kernels kernels;
    private final Workers workers;
    private final Map<String, String> provenance;

    /**
     * A training that has yet to be run.
     *
     * @param plan how to train, whatever the network
     * @param images prepared
     * @param provenance stored with snapshots
     */
    public WatchedTraining(
            LiveRun live, RunPlan plan, DataSet images, Normalization normalization, Kernels kernels, Workers workers,
            Map<String, String> provenance) {
        this.live = live;
        this.plan = plan;
        this.images = images;
        this.normalization = normalization;
        this.kernels = kernels;
        this.workers = workers;
        this.provenance = provenance;
    }

    /** Shows a training to the page. To be done before the page is served. */
    public void begin(Training training) {
        live.begin(training, shown(training.network()), provenance);
    }

    /** Trains what was begun, and what the page wants after it, on the calling thread. */
    public void run(Goal goal) throws InterruptedException {
        while (true) {
            String state = "ended";
            try {
                train(goal, live.stop());
            } catch (RunFailedException e) {
                state = "failed: " + e.getMessage();
            }
            Optional<Wish> wish = live.awaitWish(state);
            if (wish.isEmpty()) {
                return;
            }
            grant(wish.get());
        }
    }

    private void train(Goal goal, StopSignal stop) {
        Training training = live.training();
        Evaluator test = Evaluator.on(
                images.test(), training.parameters(), plan.preparation().measuring(normalization, images.test()),
                kernels,
                workers);
        new TrainingRun(training, goal, test, Optional.empty(), live, stop, live.steering()).run();
    }

    private void grant(Wish wish) {
        try {
            begin(wish.snapshot().isPresent() ? resumed(wish.snapshot().get()) : fresh(wish.network().orElseThrow()));
            wish.answer().complete(null);
        } catch (RuntimeException e) {
            live.goOn();
            wish.answer().completeExceptionally(e);
        }
    }

    private Training fresh(Network network) {
        return Training.begin(network, live.wheel().wanted(), examples(network), kernels, workers);
    }

    private Training resumed(Checkpoint snapshot) {
        return snapshot.resume(examples(snapshot.network().network()), kernels, workers);
    }

    private Examples examples(Network network) {
        return Inputs.augmented(
                images.train(), network, normalization, plan.preparation().augmentation(),
                new Seed(plan.settings().seed()));
    }

    /** Test images to look at: their middle, if the network takes less. */
    private Examples shown(Network network) {
        LabeledImages tests = images.test();
        boolean whole = Evaluator.views(tests, network) == 1;
        return Inputs.of(
                whole ? tests : CentreCrop.of(tests, network.input().height(), network.input().width()), network,
                normalization);
    }
}
