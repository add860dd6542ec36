package org.lanewise.trainer.reproduce;

import java.util.List;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.optim.WeightDecay;

/** Reports 000 and 001. */
final class LuoExperiments {
    private static final String RUNNING = "running-statistics";

    /** Epochs in which a rate that falls in the end gets where 60 with a constant one do. */
    private static final int ONE_CYCLE = 6;

    /** Epochs that show how long the loss stays where it began. */
    private static final int BEGINNING = 6;

    private LuoExperiments() {}

    /** Report 000: its networks, tested after every epoch, and what it leaves open or prints wrong. */
    static List<Experiment> numpy() {
        return List.of(
                Experiment.of("000", "luo-mlp-hw1", "report", Epochs.of(2, 100)),
                Experiment.of("000", "luo-cnn1", "report", Epochs.of(2, 100)),
                Experiment.of("000", "luo-cnn1", "report", Epochs.of(2, 100))
                        .from("he")
                        .variant("he")
                        .doubted("neither from the weights of the code nor from He's"),
                Experiment.of("000", "luo-cnn2", "report", Epochs.of(2, 60)),
                Experiment.of("000", "luo-cnn2", "report", Epochs.of(2, BEGINNING))
                        .variant("learning-rate-0.1")
                        .with(settings -> settings.withOptimizer(new Sgd(0.1, 0.9, WeightDecay.ofAll(1e-4)))));
    }

    /** Report 001: its networks, tested before every epoch, and after the last one too. */
    static List<Experiment> pyTorch() {
        return List.of(
                pyTorch("luo-mlp"),
                pyTorch("luo-mlp-bn"),
                running("luo-mlp-bn"),
                pyTorch("luo-cnn"),
                pyTorch("luo-cnn-bn"),
                running("luo-cnn-bn"),
                residual(new Epochs(1, 6, 60)),
                residual(Epochs.of(1, ONE_CYCLE))
                        .variant("one-cycle")
                        .with(settings -> settings.withBatch(128).withSchedule(Schedule.OneCycle.of(ONE_CYCLE))));
    }

    private static Experiment residual(Epochs epochs) {
        return Experiment.of("001", "luo-mini-resnet", "report", epochs).tested(Probing.AROUND_EPOCHS);
    }

    private static Experiment pyTorch(String model) {
        return Experiment.of("001", model, "report", Epochs.of(2, 100)).tested(Probing.AROUND_EPOCHS);
    }

    /** With the batch normalisation of the author's code: long enough for the claims about the beginning. */
    private static Experiment running(String model) {
        return Experiment.of("001", model, RUNNING, Epochs.of(2, 20))
                .tested(Probing.AROUND_EPOCHS)
                .variant(RUNNING)
                .doubted("neither with the statistics of the batch nor with running ones");
    }
}
