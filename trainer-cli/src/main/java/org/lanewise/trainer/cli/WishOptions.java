package org.lanewise.trainer.cli;

import java.util.Optional;
import org.lanewise.trainer.train.OptimizerChoice;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.ScheduleChoice;
import org.lanewise.trainer.train.StoppingWishes;
import org.lanewise.trainer.train.Wishes;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to train and how: the options that decide the result. */
final class WishOptions {
    private static final String FAST_MODEL = "lanewise-fast";

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL|FILE",
            completionCandidates = ModelNames.class,
            description = "What to train: one of 'trainer models', or a text file with a network. Default: "
                    + RunPlan.DEFAULT_MODEL + ".")
    private String model;

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            description = "published: the model's own, the default. fast: " + FAST_MODEL + ", which takes no MODEL.")
    private String recipe;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training images, counted from the beginning of the run.")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Images a step.")
    private Integer batch;

    @Option(
            names = "--optimizer",
            paramLabel = "KIND[:SETTING=VALUE,...]",
            description = "One of sgd, nesterov, adagrad, rmsprop, adadelta, adam, adamw, with settings: "
                    + "adam:beta2=0.99,epsilon=1e-6,moments=uncorrected.")
    private String optimizer;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate that the schedule starts from.")
    private Double learningRate;

    @Option(names = "--momentum", paramLabel = "M", description = "Momentum of sgd and nesterov, from 0 to below 1.")
    private Double momentum;

    @Option(names = "--weight-decay", paramLabel = "W", description = "L2 weight decay; of adamw decoupled.")
    private Double weightDecay;

    @Option(names = "--decay-scope", paramLabel = "SCOPE", description = "What decays: all or weights.")
    private String decayScope;

    @Option(
            names = "--schedule",
            paramLabel = "KIND[:SETTING=VALUE,...]",
            description = "Of the learning rate: constant, step:factor=0.1,every=10,unit=epochs, halving:every=1000, "
                    + "cosine:epochs=N,floor=0, one-cycle:epochs=N,rise=0.3,divisor=25,last-divisor=10000. Where N is "
                    + "left out it is that of --epochs.")
    private String schedule;

    @Option(
            names = "--warmup",
            paramLabel = "EPOCHS",
            description = "The rate grows from zero to that of the schedule; 0 for none.")
    private Double warmup;

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

    @Mixin
    private ImageOptions images;

    boolean hasEpochs() {
        return epochs != null;
    }

    Wishes wishes() {
        return wishes(StoppingWishes.NONE);
    }

    Wishes wishes(StoppingWishes stopping) {
        return new Wishes(
                model().map(ModelFinder::design),
                Optional.ofNullable(initialization),
                Optional.ofNullable(epochs),
                Optional.ofNullable(batch),
                OptimizerChoice.of(
                        optimizer,
                        Optional.ofNullable(learningRate),
                        Optional.ofNullable(momentum),
                        Optional.ofNullable(weightDecay),
                        Optional.ofNullable(decayScope)),
                ScheduleChoice.of(schedule, Optional.ofNullable(warmup)),
                Optional.ofNullable(seed),
                images.wishes(),
                stopping);
    }

    private Optional<String> model() {
        return switch (recipe) {
            case null -> Optional.ofNullable(model);
            case "published" -> Optional.ofNullable(model);
            case "fast" -> {
                if (model != null && !model.equals(FAST_MODEL)) {
                    throw new IllegalArgumentException("--recipe fast trains a network of its own, " + FAST_MODEL
                            + "; leave out '" + model + "' or the option");
                }
                yield Optional.of(FAST_MODEL);
            }
            default -> throw new IllegalArgumentException(
                    "--recipe must be one of published, fast, got '" + recipe + "'");
        };
    }
}
