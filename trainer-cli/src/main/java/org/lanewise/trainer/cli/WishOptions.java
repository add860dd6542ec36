package org.lanewise.trainer.cli;

import java.util.Optional;
import org.lanewise.trainer.train.OptimizerChoice;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.Wishes;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to train and how: the options that decide the result. */
final class WishOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "What to train, see 'trainer models'. Default: " + RunPlan.DEFAULT_MODEL + ".")
    private String model;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training images, counted from the beginning of the run.")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Images a step.")
    private Integer batch;

    @Option(names = "--optimizer", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private OptimizerChoice.Kind optimizer;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate.")
    private Double learningRate;

    @Option(names = "--momentum", paramLabel = "M", description = "Momentum of sgd, from 0 to below 1.")
    private Double momentum;

    @Option(names = "--weight-decay", paramLabel = "W", description = "L2 weight decay.")
    private Double weightDecay;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides the first weights and the order of the images. Default: " + RunPlan.DEFAULT_SEED
                    + ".")
    private Long seed;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            description = "One of the model's initialisations; 'report' is that of its report.")
    private String initialization;

    Wishes wishes() {
        return new Wishes(
                Optional.ofNullable(model),
                Optional.ofNullable(initialization),
                Optional.ofNullable(epochs),
                Optional.ofNullable(batch),
                new OptimizerChoice(
                        Optional.ofNullable(optimizer),
                        Optional.ofNullable(learningRate),
                        Optional.ofNullable(momentum),
                        Optional.ofNullable(weightDecay)),
                Optional.ofNullable(seed));
    }
}
