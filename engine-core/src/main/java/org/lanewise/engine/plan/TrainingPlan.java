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
    private final List<Job> jobs;
    private final Region[] forwardAndBack;
    private final int lossAt;
    private long forwardNanos;
    private long backwardNanos;

    private TrainingPlan(
            Parameters parameters, Graph graph, Loss loss, int capacity, Kernels kernels, Workers workers, Seed seed,
            GradientOrder order) {
        this.parameters = parameters;
        this.gradients = parameters.newArray();
        this.workers = workers;
        this.batch = new Batch(capacity);
        if (graph.nodes().isEmpty()) {
            throw new IllegalArgumentException(
                    "network '" + parameters.network().name() + "' computes nothing, so there is nothing to train");
        }
        this.randomness = new Randomness(seed);
        List<Step> steps = new Compiler(kernels, batch, parameters, gradients, randomness, order).compile(graph);
        this.input = graph.input();
        this.loader = new Loader(input, batch);
        this.loss = new LossStep(loss, graph.output(), batch, kernels);
        this.update = new UpdateRegion(kernels.updates(), parameters, gradients);
        this.jobs = jobs(graph, steps, this.loss.gradient(), order);
        this.forwardAndBack = schedule(jobs, order, workers);
        this.lossAt = lossAt(jobs);
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
        Graph graph = Graph.of(parameters.network(), parameters, true, false);
        return new TrainingPlan(
                parameters, graph, loss, batch, kernels, workers, seed, GradientOrder.of(graph, batch));
    }

    /** The same, but the gradient of the input is computed as well; see {@link #inputGradient}. */
    public static TrainingPlan compileWithInputGradient(
            Parameters parameters, Loss loss, int batch, Kernels kernels, Workers workers) {
        Graph graph = Graph.of(parameters.network(), parameters, true, true);
        return new TrainingPlan(
                parameters, graph, loss, batch, kernels, workers, new Seed(0), GradientOrder.of(graph, batch));
    }

    /** The same with the gradients of the parameters in a given order, whatever the size of the network. */
    static TrainingPlan compileWithInputGradient(
            Parameters parameters, Loss loss, int batch, Kernels kernels, Workers workers, GradientOrder order) {
        Graph graph = Graph.of(parameters.network(), parameters, true, true);
        return new TrainingPlan(parameters, graph, loss, batch, kernels, workers, new Seed(0), order);
    }

    /** Jobs in the order in which they could run one by one. */
    private static List<Job> jobs(Graph graph, List<Step> steps, Region loss, GradientOrder order) {
        List<Job> jobs = new ArrayList<>();
        List<Job> forward = new ArrayList<>();
        List<Job> prepared = new ArrayList<>();
        List<Job> together = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Node node = graph.nodes().get(i);
            jobs.add(new Job(node.name(), Phase.PACK, 0, 0, step.packForward()));
            jobs.add(new Job(node.name(), Phase.PACK, 0, 0, step.packBackward()));
            forward.add(new Job(node.name(), Phase.FORWARD, step.multiplyAdds(), node.bytes(), step.forward()));
        }
        jobs.addAll(forward);
        jobs.add(new Job("loss", Phase.LOSS, 0, 0, loss));
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            Node node = graph.nodes().get(i);
            Job prepare = new Job(node.name(), Phase.PREPARE, 0, 0, step.prepareGradients());
            Job gradients =
                    new Job(node.name(), Phase.GRADIENTS, step.multiplyAdds(), node.bytes(), step.gradients());
            List<Job> backward = backward(node, step);
            if (order == GradientOrder.TOGETHER) {
                jobs.addAll(backward);
                together.addFirst(gradients);
                prepared.addFirst(prepare);
            } else {
                // The gradient of the input comes last, so that the layer before finds it in the caches.
                int product = (int) backward.stream().filter(job -> job.multiplyAdds() == 0).count();
                jobs.addAll(backward.subList(0, product));
                if (prepare.region() != Region.NONE) {
                    jobs.add(prepare);
                }
                jobs.add(gradients);
                jobs.addAll(backward.subList(product, backward.size()));
            }
        }
        jobs.addAll(prepared);
        jobs.addAll(together);
        return List.copyOf(jobs);
    }

    private static List<Job> backward(Node node, Step step) {
        List<Job> jobs = new ArrayList<>();
        List<Region> regions = step.backward();
        for (Region region : regions) {
            // The product comes last, if it is wanted; what precedes it takes the gradient through an activation.
            boolean isProduct = region == regions.getLast()
                    && node.inputs().getFirst().differentiated();
            jobs.add(new Job(
                    node.name(), Phase.BACKWARD, isProduct ? step.multiplyAdds() : 0, node.bytes(), region));
        }
        return jobs;
    }

    /**
     * Packing as one region, and if they are computed together what precedes all gradients of parameters as another and
     * these as a third: their parts are independent. Several threads run relays as races, those among such gradients in one before the others.
     */
    private static Region[] schedule(List<Job> jobs, GradientOrder order, Workers workers) {
        boolean together = order == GradientOrder.TOGETHER;
        List<Region> regions = new ArrayList<>();
        regions.add(new Regions(of(jobs, Phase.PACK)));
        for (Job job : jobs) {
            if (job.phase() != Phase.PACK && !(together && isOfGradients(job))) {
                regions.add(forTeam(job.region(), workers));
            }
        }
        if (together) {
            regions.add(new Regions(of(jobs, Phase.PREPARE)));
            List<Region> gradients = new ArrayList<>(of(jobs, Phase.GRADIENTS));
            List<Relay> relays = workers.atWork() == 1 ? List.of() : relays(gradients);
            if (!relays.isEmpty()) {
                regions.add(workers.race(relays));
                gradients.removeAll(relays);
            }
            regions.add(new Regions(gradients));
        }
        return regions.toArray(Region[]::new);
    }

    private static boolean isOfGradients(Job job) {
        return job.phase() == Phase.PREPARE || job.phase() == Phase.GRADIENTS;
    }

    private static List<Region> of(List<Job> jobs, Phase phase) {
        return jobs.stream()
                .filter(job -> job.phase() == phase)
                .map(Job::region)
                .toList();
    }

    private static List<Relay> relays(List<Region> regions) {
        return regions.stream()
                .filter(Relay.class::isInstance)
                .map(Relay.class::cast)
                .toList();
    }

    /** Where the way back begins in {@link #schedule}: behind packing, which is one region, and all ways forward. */
    private static int lossAt(List<Job> jobs) {
        return 1 + (int) jobs.stream().filter(job -> job.phase() == Phase.FORWARD).count();
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
        long start = System.nanoTime();
        for (int i = 0; i < lossAt; i++) {
            workers.run(forwardAndBack[i]);
        }
        long middle = System.nanoTime();
        for (int i = lossAt; i < forwardAndBack.length; i++) {
            workers.run(forwardAndBack[i]);
        }
        forwardNanos = middle - start;
        backwardNanos = System.nanoTime() - middle;
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
        long start = System.nanoTime();
        workers.run(update);
        backwardNanos += System.nanoTime() - start;
    }

    /** Time that packing and the way forward of the last batch took, in nanoseconds. */
    public long forwardNanos() {
        return forwardNanos;
    }

    /** Time that the loss, the way back and the update took, in nanoseconds. */
    public long backwardNanos() {
        return backwardNanos;
    }

    /**
     * Trains for some steps on one batch, and says where the time went.
     *
     * @param examples at least as many as the batch size of the plan; the first ones are taken
     * @param state of the optimiser; the parameters are changed
     * @param steps at least 1; some dozens give steady medians
     */
    public TrainingProfile profile(Examples examples, OptimizerState state, int steps) {
        int images = batch.capacity();
        int[] indices = new int[images];
        for (int i = 0; i < images; i++) {
            indices[i] = i;
        }
        load(examples, indices, 0, images);
        update.with(state, state.optimizer().learningRate());
        long inputBytes = (long) network().input().size() * Float.BYTES;
        List<Job> all = new ArrayList<>();
        all.add(new Job("input", Phase.LOAD, 0, inputBytes, loader));
        all.addAll(jobs);
        all.add(new Job("parameters", Phase.UPDATE, 0, 0, update));
        List<Region> regions = all.stream().map(job -> forTeam(job.region(), workers)).toList();
        long[][] nanos = new long[all.size()][steps];
        for (int step = 0; step < steps; step++) {
            state.nextStep();
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                workers.run(regions.get(i));
                nanos[i][step] = System.nanoTime() - start;
            }
        }
        List<TrainingProfile.Part> parts = new ArrayList<>();
        for (int i = 0; i < nanos.length; i++) {
            Job job = all.get(i);
            if (job.region().chunks() > 0) {
                parts.add(new TrainingProfile.Part(
                        job.layer(), job.phase(), job.multiplyAdds() * images, job.bytes() * images,
                        TrainingProfile.median(nanos[i]), job.region().chunks()));
            }
        }
        return new TrainingProfile(images, parts);
    }

    private static Region forTeam(Region region, Workers workers) {
        return region instanceof Relay relay && workers.atWork() > 1 ? workers.race(List.of(relay)) : region;
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
