package org.lanewise.engine.train;

import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;

/**
 * A network on its way: epochs of batches of the images that the {@link org.lanewise.engine.data.Sampling} of the settings
 * draws, each as {@link Examples#inEpoch} shows it. After any step its parameters, the optimiser's memory and the
 * {@link Progress} say everything, so a training that is taken up again ends with the same bits.
 *
 * <p>Owned by one thread.
 */
public final class Training {
    private final TrainingSettings settings;
    private final Examples examples;
    private final TrainingPlan plan;
    private final OptimizerState optimizer;
    private final int[] order;
    private int shownEpoch = -1;
    private Examples shown;
    private int epoch;
    private int images;
    private double lossSum;
    private int correct;

    /**
     * A training that goes on from given parameters.
     *
     * @param parameters trained in place
     * @param examples at least one
     */
    public Training(
            Parameters parameters, TrainingSettings settings, Examples examples, Kernels kernels, Workers workers) {
        if (examples.size() < 1) {
            throw new IllegalArgumentException("there are no examples to train on");
        }
        this.settings = settings;
        this.examples = examples;
        this.plan = TrainingPlan.compile(parameters, settings.loss(), settings.batch(), kernels, workers,
                new Seed(settings.seed()));
        this.optimizer = new OptimizerState(settings.optimizer(), parameters);
        this.order = new int[settings.sampling().draws(examples.size())];
    }

    /** A training from the beginning: parameters drawn from the seed of the settings. */
    public static Training begin(
            Network network, TrainingSettings settings, Examples examples, Kernels kernels, Workers workers) {
        Parameters parameters = Parameters.initialize(network, new Seed(settings.seed()));
        return new Training(parameters, settings, examples, kernels, workers);
    }

    /**
     * Trains on the next batch; after the last of an epoch the next epoch begins.
     *
     * @throws DivergedException if the loss is not finite; no optimiser updates anything then
     */
    public void step() {
        if (images == order.length) {
            epoch++;
            images = 0;
            lossSum = 0;
            correct = 0;
        }
        if (shownEpoch != epoch) {
            settings.sampling().draw(new Seed(settings.seed()), epoch, examples.size(), order);
            shown = examples.inEpoch(epoch);
            shownEpoch = epoch;
        }
        int count = Math.min(settings.batch(), order.length - images);
        plan.load(shown, order, images, count);
        plan.at(optimizer.steps());
        double loss = plan.gradients();
        if (!Double.isFinite(loss)) {
            throw new DivergedException(loss, epoch, optimizer.steps());
        }
        plan.update(optimizer, learningRate());
        images += count;
        lossSum += plan.lossSum();
        correct += plan.correct();
    }

    /** The learning rate of the next step. */
    public double learningRate() {
        int stepsPerEpoch = (order.length - 1) / settings.batch() + 1;
        return settings.schedule().rate(settings.optimizer().learningRate(), optimizer.steps(), stepsPerEpoch);
    }

    /** Trains to the end of the current epoch, or through the next one, and says how it went. */
    public Progress epoch() {
        do {
            step();
        } while (!epochDone());
        return progress();
    }

    /** Whether the current epoch is complete; true until the next step. */
    public boolean epochDone() {
        return images == order.length;
    }

    /** Where the training stands. Its figures of a complete epoch stay until the next step. */
    public Progress progress() {
        return new Progress(epoch, images, lossSum, correct, optimizer.steps());
    }

    /**
     * Goes to where another run of the same training had got to. Parameters and the optimiser's memory are the caller's to
     * fill.
     *
     * @throws IllegalArgumentException if the progress does not fit the examples or the batch size
     */
    public void restore(Progress progress) {
        if (progress.images() > order.length) {
            throw new IllegalArgumentException("the saved run had trained on " + progress.images()
                    + " images in its epoch, this data has only " + order.length);
        }
        if (progress.images() % settings.batch() != 0 && progress.images() != order.length) {
            throw new IllegalArgumentException("the saved run had trained on " + progress.images()
                    + " images in its epoch, which are no whole batches of " + settings.batch());
        }
        epoch = progress.epoch();
        images = progress.images();
        lossSum = progress.lossSum();
        correct = progress.correct();
        optimizer.restore(progress.steps());
    }

    public TrainingSettings settings() {
        return settings;
    }

    public Network network() {
        return plan.network();
    }

    public Parameters parameters() {
        return plan.parameters();
    }

    /** The optimiser with its memory. */
    public OptimizerState optimizer() {
        return optimizer;
    }

    public Examples examples() {
        return examples;
    }
}
