package org.lanewise.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Tensor;

/**
 * A network made ready to be trained: every buffer made beforehand, every kernel bound. A training step is {@link #load},
 * {@link #gradients()}, {@link #update}; it allocates nothing.
 *
 * <p>Owned by one thread, which shares the work with its {@link Workers}. The result does not depend on how many they are.
 */
public final class TrainingPlan {
    private final Parameters parameters;
    private final float[] gradients;
    private final Workers workers;
    private final Batch batch;
    private final Randomness randomness;
    private final Value input;
    private final Loader loader;
    private final LossStep loss;
    private final UpdateRegion update;
    private final Region[] forwardAndBack;

    private TrainingPlan(
            Parameters parameters, Loss loss, int capacity, Kernels kernels, Workers workers, Seed seed,
            boolean inputGradient) {
        this.parameters = parameters;
        this.gradients = parameters.newArray();
        this.workers = workers;
        this.batch = new Batch(capacity);
        Graph graph = Graph.of(parameters.network(), parameters, true, inputGradient);
        if (graph.nodes().isEmpty()) {
            throw new IllegalArgumentException(
                    "network '" + parameters.network().name() + "' computes nothing, so there is nothing to train");
        }
        this.randomness = new Randomness(seed);
        List<Step> steps = new Compiler(kernels, batch, parameters, gradients, randomness).compile(graph);
        this.input = graph.input();
        this.loader = new Loader(input, batch);
        this.loss = new LossStep(loss, graph.output(), batch, kernels);
        this.update = new UpdateRegion(kernels.updates(), parameters, gradients);
        this.forwardAndBack = schedule(steps, this.loss.gradient()).toArray(Region[]::new);
    }

    /**
     * Makes a plan.
     *
     * @param parameters read and updated in place
     * @param batch the largest number of images in a step, at least 1
     */
    public static TrainingPlan compile(
            Parameters parameters, Loss loss, int batch, Kernels kernels, Workers workers) {
        return compile(parameters, loss, batch, kernels, workers, new Seed(0));
    }

    /**
     * The same for a network with layers that draw.
     *
     * @param seed what they draw from, together with {@link #at}
     */
    public static TrainingPlan compile(
            Parameters parameters, Loss loss, int batch, Kernels kernels, Workers workers, Seed seed) {
        return new TrainingPlan(parameters, loss, batch, kernels, workers, seed, false);
    }

    /** The same, but the gradient of the input is computed as well; see {@link #inputGradient}. */
    public static TrainingPlan compileWithInputGradient(
            Parameters parameters, Loss loss, int batch, Kernels kernels, Workers workers) {
        return new TrainingPlan(parameters, loss, batch, kernels, workers, new Seed(0), true);
    }

    private static List<Region> schedule(List<Step> steps, Region loss) {
        List<Region> order = new ArrayList<>();
        List<Region> packing = new ArrayList<>();
        List<Region> gradients = new ArrayList<>();
        for (Step step : steps) {
            packing.add(step.packForward());
            packing.add(step.packBackward());
            gradients.add(step.gradients());
        }
        order.add(new Regions(packing));
        for (Step step : steps) {
            order.add(step.forward());
        }
        order.add(loss);
        for (Step step : steps.reversed()) {
            order.addAll(step.backward());
        }
        order.add(new Regions(gradients));
        return order;
    }

    /**
     * Brings a batch into the plan.
     *
     * @param indices which images of {@code examples}
     * @param from position in {@code indices} of the first
     * @param count how many, 1 to the batch size of the plan
     */
    public void load(Examples examples, int[] indices, int from, int count) {
        loader.load(examples, indices, from, count);
        loss.label(examples, indices, from, count);
        workers.run(loader);
    }

    /**
     * Says for which update the next gradients are, so that layers that draw draw anew; at first it is 0.
     *
     * @param step number of updates before it
     */
    public void at(long step) {
        randomness.at(step);
    }

    /**
     * Goes forward and back with the batch that was loaded, and leaves the gradients of the mean loss in
     * {@link #gradientValues}.
     *
     * @return the mean loss of the batch
     */
    public double gradients() {
        for (Region region : forwardAndBack) {
            workers.run(region);
        }
        return loss.sum() / batch.images();
    }

    /** Sum of the losses of the last batch, images in order. */
    public double lossSum() {
        return loss.sum();
    }

    /** Images of the last batch whose class was right, before the update. */
    public int correct() {
        return loss.correct();
    }

    /** Changes the parameters by the gradients, as the optimiser says with its own learning rate, and counts the update. */
    public void update(OptimizerState state) {
        update(state, state.optimizer().learningRate());
    }

    /** The same with a learning rate that comes from elsewhere, for example from a schedule. */
    public void update(OptimizerState state, double learningRate) {
        state.nextStep();
        update.with(state, learningRate);
        workers.run(update);
    }

    public Network network() {
        return parameters.network();
    }

    public Parameters parameters() {
        return parameters;
    }

    /** The gradients, lying like {@link Parameters#values}. */
    public float[] gradientValues() {
        return gradients;
    }

    /** The images of the batch. */
    public Tensor input() {
        return input.activations();
    }

    /**
     * The gradient of the mean loss with respect to the input.
     *
     * @throws IllegalStateException if the plan was made without it
     */
    public Tensor inputGradient() {
        if (input.gradient() == null) {
            throw new IllegalStateException("this plan computes no input gradient; use compileWithInputGradient");
        }
        return input.gradient();
    }
}
