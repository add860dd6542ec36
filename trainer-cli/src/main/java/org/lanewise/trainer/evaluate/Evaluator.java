package org.lanewise.trainer.evaluate;

import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.augment.Crop;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.trainer.data.LabeledImages;

/**
 * Measures a network, again and again while it learns. Owned by one thread.
 *
 * <p>Where the images are larger than the network's input, a network is measured on several crops of each: the mean of
 * their probabilities decides, and its negative logarithm is the loss.
 */
public final class Evaluator {
    /** Images at a time; one number for all commands, so that the same network gives the same loss to the last digit. */
    private static final int BATCH = 128;

    /** Crops of an image that is larger than the network's input: as many as the ConvNetJS demo of 2014 averaged. */
    public static final int CROPS = 4;

    private final Parameters parameters;
    private final Examples examples;
    private final int views;
    private final Loss loss;
    private final Kernels kernels;
    private final Workers workers;
    private InferencePlan plan;

    /** An evaluator of these parameters on these examples; its buffers are made when first needed. */
    public Evaluator(Parameters parameters, Examples examples, Kernels kernels, Workers workers) {
        this(parameters, examples, 1, kernels, workers);
    }

    /**
     * The same on several views of each example.
     *
     * @param examples of which {@link Examples#inEpoch} v is view v
     * @param views at least 1; with 1, {@code examples} themselves are shown
     */
    public Evaluator(Parameters parameters, Examples examples, int views, Kernels kernels, Workers workers) {
        this(parameters, examples, views, new SoftmaxCrossEntropy(), kernels, workers);
    }

    /**
     * The same with the loss that the network was trained with.
     *
     * @param loss of a single view; the mean of several views has the negative logarithm of its probability
     */
    public Evaluator(
            Parameters parameters, Examples examples, int views, Loss loss, Kernels kernels, Workers workers) {
        this.parameters = parameters;
        this.examples = examples;
        this.views = views;
        this.loss = loss;
        this.kernels = kernels;
        this.workers = workers;
    }

    /**
     * An evaluator on images, on {@value #CROPS} crops of each if they are larger than the network's input. Which crops does
     * not depend on any training.
     *
     * @throws org.lanewise.trainer.data.DataException if the images do not suit the network
     */
    public static Evaluator on(
            LabeledImages images, Parameters parameters, Normalization normalization, Kernels kernels,
            Workers workers) {
        Network network = parameters.network();
        int views = views(images, network);
        Examples examples = views == 1
                ? Inputs.of(images, network, normalization)
                : Inputs.augmented(images, network, normalization, crop(images, network), new Seed(0));
        return new Evaluator(parameters, examples, views, kernels, workers);
    }

    /** How many views of each of these images a network is measured on: 1, or {@value #CROPS} if it must crop them. */
    public static int views(LabeledImages images, Network network) {
        boolean crops = images.height() > network.input().height() && images.width() > network.input().width();
        return crops ? CROPS : 1;
    }

    /** Of n pixels that are too many, offsets of 0 to n - 1: the last one is left out, as in the demo. */
    private static Crop crop(LabeledImages images, Network network) {
        int height = network.input().height();
        int width = network.input().width();
        return new Crop(height, width, Math.min(images.height() - height, images.width() - width));
    }

    /** Loss and hits with the parameters as they are now. */
    public Evaluation evaluate() {
        prepare();
        return views == 1 ? plan.evaluate(examples) : new ViewAverage(plan, BATCH, examples, views).evaluate();
    }

    /** What the network makes of every image, with the parameters as they are now. */
    public Predictions predictions() {
        prepare();
        return views == 1
                ? Predictions.of(plan, BATCH, examples)
                : new ViewAverage(plan, BATCH, examples, views).predictions();
    }

    private void prepare() {
        if (plan == null) {
            plan = InferencePlan.compile(parameters, loss, BATCH, kernels, workers);
        } else {
            plan.refresh();
        }
    }
}
