package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

/**
 * A network made ready to classify: forward only, no gradients. Owned by one thread, which shares the work with its
 * {@link Workers}.
 */
public final class InferencePlan {
    /** Largest batch whose images go one by one, each with its channels in the lanes. */
    private static final int FEW = 1;

    private final Workers workers;
    private final Batch batch;
    private final Value output;
    private final Loader loader;
    private final LossStep loss;
    private final Optional<ImagePath> single;
    private final Region packing;
    private final Region[] forward;
    private final Region losses;
    private final Region probabilities;

    private InferencePlan(Parameters parameters, Loss loss, int capacity, Kernels kernels, Workers workers) {
        this.workers = workers;
        this.batch = new Batch(capacity);
        Graph graph = Graph.of(parameters.network(), parameters, false, false);
        this.single = capacity <= FEW ? ImagePath.of(parameters, kernels) : Optional.empty();
        List<Step> steps = new Compiler(kernels, batch, parameters).compile(graph);
        this.output = graph.output();
        this.loader = new Loader(graph.input(), batch);
        this.loss = new LossStep(loss, output, batch, kernels);
        this.losses = this.loss.loss();
        this.probabilities = this.loss.probabilities();
        List<Region> packing = new ArrayList<>();
        List<Region> forward = new ArrayList<>();
        for (Step step : steps) {
            packing.add(step.packForward());
            forward.add(step.forward());
        }
        single.ifPresent(path -> packing.add(path.packing()));
        this.packing = new Regions(packing);
        this.forward = forward.toArray(Region[]::new);
        refresh();
    }

    /**
     * Makes a plan for a classifier.
     *
     * @param batch the largest number of images at a time, at least 1
     */
    public static InferencePlan compile(Parameters parameters, int batch, Kernels kernels, Workers workers) {
        return compile(parameters, new SoftmaxCrossEntropy(), batch, kernels, workers);
    }

    /**
     * The same, to be evaluated by another loss.
     *
     * @param loss what {@link #evaluate} reports
     */
    public static InferencePlan compile(
            Parameters parameters, Loss loss, int batch, Kernels kernels, Workers workers) {
        return new InferencePlan(parameters, loss, batch, kernels, workers);
    }

    /** Takes over the parameters as they are now; to be called when they have changed. */
    public void refresh() {
        workers.run(packing);
    }

    /**
     * Brings a batch in and computes its logits.
     *
     * @param indices which images of {@code examples}
     * @param from position in {@code indices} of the first
     * @param count how many, 1 to the batch size of the plan
     * @return one value a class and image; valid until the next call
     */
    public Tensor run(Examples examples, int[] indices, int from, int count) {
        loader.load(examples, indices, from, count);
        loss.label(examples, indices, from, count);
        if (single.isPresent()) {
            Tensor logits = output.activations();
            for (int i = 0; i < count; i++) {
                single.get().run(examples, indices, from + i, workers, logits.data(), logits.at(i, 0, 0, 0));
            }
            return logits;
        }
        workers.run(loader);
        for (Region region : forward) {
            workers.run(region);
        }
        return output.activations();
    }

    /** The probabilities of a batch: as {@link #run}, then softmax. */
    public Tensor probabilities(Examples examples, int[] indices, int from, int count) {
        Tensor values = run(examples, indices, from, count);
        workers.run(probabilities);
        return values;
    }

    /**
     * The probabilities of the classes for one image.
     *
     * @param image in channel, row, column order, normalised as the network was trained
     */
    public float[] predict(float[] image) {
        Shape shape = loader.shape();
        int classes = output.shape().size();
        float[] result = new float[classes];
        probabilities(new FloatImages(shape, image, new int[1], classes), new int[1], 0, 1)
                .copyImage(0, result, 0);
        return result;
    }

    /**
     * The class of an image of the last batch: its largest value, the first of equals. After {@link #probabilities} the
     * values are rounded probabilities, which may be equal where the logits were not.
     */
    public int winner(int image) {
        return loss.winner(image);
    }

    /**
     * Loss and hits over all examples, in batches. The sum runs over the images in order.
     *
     * @param examples at least one
     */
    public Evaluation evaluate(Examples examples) {
        if (examples.size() < 1) {
            throw new IllegalArgumentException("there are no examples to evaluate");
        }
        int[] indices = new int[batch.capacity()];
        double sum = 0;
        int correct = 0;
        for (int from = 0; from < examples.size(); from += indices.length) {
            int count = Math.min(indices.length, examples.size() - from);
            for (int i = 0; i < count; i++) {
                indices[i] = from + i;
            }
            run(examples, indices, 0, count);
            workers.run(losses);
            sum += loss.sum();
            correct += loss.correct();
        }
        return new Evaluation(examples.size(), correct, sum / examples.size());
    }
}
