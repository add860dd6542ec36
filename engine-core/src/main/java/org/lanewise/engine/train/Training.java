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
    private final Kernels kernels;
    private final Workers workers;
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
        this.kernels = kernels;
        this.workers = workers;
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

    /**
     * The same training with other settings from the next step on: the same parameters, memory of the optimiser and place in
     * the epoch. Where the settings change, after how many updates, decides the result like everything else; so a training
     * with the same changes at the same steps ends with the same bits. This one must not be used any more.
     *
     * @throws IllegalArgumentException if seed, sampling or the kind of optimiser would change
     */
    public Training with(TrainingSettings changed) {
        if (changed.seed() != settings.seed() || !changed.sampling().equals(settings.sampling())
                || changed.optimizer().getClass() != settings.optimizer().getClass()) {
            throw new IllegalArgumentException("seed, sampling and optimiser cannot change during a training");
        }
        Training next = new Training(plan.parameters(), changed, examples, kernels, workers);
        for (int i = 0; i < optimizer.memory().length; i++) {
            float[] memory = optimizer.memory()[i];
            System.arraycopy(memory, 0, next.optimizer.memory()[i], 0, memory.length);
        }
        next.restore(progress());
        return next;
    }

    /** Time the last step spent on its way forward, in nanoseconds. */
    public long forwardNanos() {
        return plan.forwardNanos();
    }

    /** Time the last step spent on losses, on its way back, and on the update, in nanoseconds. */
    public long backwardNanos() {
        return plan.backwardNanos();
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
     * @throws IllegalArgumentException if the progress does not fit the examples
     */
    public void restore(Progress progress) {
        if (progress.images() > order.length) {
            throw new IllegalArgumentException("the saved run had trained on " + progress.images()
                    + " images in its epoch, this data has only " + order.length);
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
