package org.lanewise.trainer.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.EuclideanLoss;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Evaluation;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.trainer.data.LabeledImages;

/**
 * Measures a network, again and again while it learns. Owned by one thread.
 *
 * <p>Where the images are larger than the network's input, a network is measured on several windows of each. The mean of
 * their probabilities decides; its negative logarithm is the cross-entropy, while a Euclidean loss is the mean of the windows'
 * own, as in training.
 */
public final class Evaluator {
    /** Images at a time; one number for all commands, so that the same network gives the same loss to the last digit. */
    private static final int BATCH = 128;

    /** Windows of an image that the ConvNetJS demo of 2014 averaged. */
    public static final int CROPS = 4;

    private final Parameters parameters;
    private final List<Examples> views;
    private final Loss loss;
    private final Kernels kernels;
    private final Workers workers;
    private InferencePlan plan;

    /**
     * An evaluator of these parameters on these examples; its buffers are made when first needed.
     *
     * @param loss that the network is trained with
     */
    public Evaluator(Parameters parameters, Examples examples, Loss loss, Kernels kernels, Workers workers) {
        this(parameters, List.of(examples), loss, kernels, workers);
    }

    /**
     * The same on several views of each example.
     *
     * @param examples of which {@link Examples#inEpoch} v is view v
     * @param views at least 1; with 1, {@code examples} themselves are shown
     * @param loss that the network is trained with
     */
    public Evaluator(
            Parameters parameters, Examples examples, int views, Loss loss, Kernels kernels, Workers workers) {
        this(
                parameters,
                views == 1 ? List.of(examples) : IntStream.range(0, views).mapToObj(examples::inEpoch).toList(),
                loss, kernels, workers);
    }

    private Evaluator(
            Parameters parameters, List<Examples> views, Loss loss, Kernels kernels, Workers workers) {
        this.parameters = parameters;
        this.views = views;
        this.loss = loss;
        this.kernels = kernels;
        this.workers = workers;
    }

    /**
     * An evaluator on images; where they are larger than the network's input, on the windows in the middle of each, four of
     * 24 x 24 in 28 x 28 pixels.
     *
     * @param loss that the network is trained with
     * @throws org.lanewise.trainer.data.DataException if the images do not suit the network
     */
    public static Evaluator on(
            LabeledImages images, Parameters parameters, Normalization normalization, Loss loss, Kernels kernels,
            Workers workers) {
        Network network = parameters.network();
        List<Examples> views = shown(images, network)
                .stream()
                .map(shown -> Inputs.of(shown, network, normalization))
                .toList();
        return new Evaluator(parameters, views, loss, kernels, workers);
    }

    private static List<LabeledImages> shown(LabeledImages images, Network network) {
        int height = network.input().height();
        int width = network.input().width();
        boolean larger = images.height() > height && images.width() > width;
        return larger ? Windows.middle(images, height, width) : List.of(images);
    }

    /** How many windows of each image are averaged; 1 where the images are shown as they are. */
    public int views() {
        return views.size();
    }

    /** Loss and hits with the parameters as they are now. */
    public Evaluation evaluate() {
        prepare();
        if (views.size() == 1) {
            return plan.evaluate(views.getFirst());
        }
        Evaluation average = new ViewAverage(plan, BATCH, views).evaluate();
        return switch (loss) {
            case SoftmaxCrossEntropy _ -> average;
            case EuclideanLoss _ -> new Evaluation(average.images(), average.correct(), meanLoss());
        };
    }

    private double meanLoss() {
        double sum = 0;
        for (Examples view : views) {
            sum += plan.evaluate(view).loss();
        }
        return sum / views.size();
    }

    /** What the network makes of every image, with the parameters as they are now. */
    public Predictions predictions() {
        prepare();
        return views.size() == 1
                ? Predictions.of(plan, BATCH, views.getFirst())
                : new ViewAverage(plan, BATCH, views).predictions();
    }

    private void prepare() {
        if (plan == null) {
            plan = InferencePlan.compile(parameters, loss, BATCH, kernels, workers);
        } else {
            plan.refresh();
        }
    }
}
